//go:build unix

package disk

import "syscall"

// noFollow makes opening a link fail, and does not wait at a pipe.
const noFollow = syscall.O_NOFOLLOW | syscall.O_NONBLOCK
