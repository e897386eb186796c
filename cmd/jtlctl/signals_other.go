//go:build !unix

package main

import (
	"os"
	"syscall"
)

// interruptions end a command in good order.
func interruptions() []os.Signal { return []os.Signal{os.Interrupt, syscall.SIGTERM} }
