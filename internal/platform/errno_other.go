//go:build !windows

package platform

import "syscall"

// How the system says that nobody listens, or that a connection was cut.
const (
	errRefused = syscall.ECONNREFUSED
	errReset   = syscall.ECONNRESET
)
