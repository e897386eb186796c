package platform

import "syscall"

// How the system says that nobody listens, or that a connection was cut:
// Winsock has numbers of its own, and syscall's names stand for others.
const (
	errRefused = syscall.Errno(10061)
	errReset   = syscall.Errno(10054)
)
