//go:build !unix

package main

import (
	"os"
	"syscall"
)

// interruptions are the signals after which a command cleans up before it ends.
func interruptions() []os.Signal { return []os.Signal{os.Interrupt, syscall.SIGTERM} }
