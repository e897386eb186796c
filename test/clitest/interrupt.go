//go:build !windows

package clitest

import (
	"os"
	"os/exec"
)

// Interruptible prepares a command for Interrupt.
func Interruptible(c *exec.Cmd) *exec.Cmd { return c }

// Interrupt presses Ctrl-C at a command that Interruptible has prepared.
func Interrupt(c *exec.Cmd) error { return c.Process.Signal(os.Interrupt) }

// PressCtrlC does what Interrupt has asked this process for, if it is one of those that
// it starts: on Windows only.
func PressCtrlC() {}
