//go:build unix

// Package disktest is for tests that write files.
package disktest

import "syscall"

// DefaultModes lets the process make files that only their owner can write,
// whatever the umask of the machine is: jtlctl refuses to use others. It is
// for TestMain, before any test runs.
func DefaultModes() { syscall.Umask(0o022) }
