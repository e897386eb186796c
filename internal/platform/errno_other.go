//go:build !windows

package platform

import "syscall"

// The errors for a port without a listener, and for a connection that was reset.
const (
	errRefused = syscall.ECONNREFUSED
	errReset   = syscall.ECONNRESET
)
