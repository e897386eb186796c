package console

import "golang.org/x/sys/unix"

const countReadable = unix.TIOCINQ // FIONREAD
