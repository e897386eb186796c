//go:build unix

package console

import "golang.org/x/sys/unix"

// readable returns how many bytes can be read from a pipe without waiting.
func readable(file uintptr) int {
	n, err := unix.IoctlGetInt(int(file), countReadable)
	if err != nil {
		return 0
	}
	return n
}
