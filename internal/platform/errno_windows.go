package platform

import "syscall"

// The errors for a port without a listener, and for a connection that was reset:
// Winsock has numbers of its own, and syscall's names mean others.
const (
	errRefused = syscall.Errno(10061)
	errReset   = syscall.Errno(10054)
)
