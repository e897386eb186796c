//go:build unix

package main

import (
	"os"
	"syscall"
)

// interruptions end a command in good order: a terminal at a hidden prompt
// gets its echo back.
func interruptions() []os.Signal {
	return []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGQUIT, syscall.SIGHUP}
}
