//go:build !unix

// Package disktest is for tests that write files.
package disktest

// DefaultModes does nothing where files have no mode.
func DefaultModes() {}
