//go:build !unix

// Package disktest is for tests that write files.
package disktest

// DefaultModes does nothing on systems without file modes.
func DefaultModes() {}
