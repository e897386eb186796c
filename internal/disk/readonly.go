//go:build linux || darwin || freebsd

package disk

import "syscall"

// readOnly reports whether the file system of a path is mounted read-only.
func readOnly(path string) bool {
	const flag = 1 // ST_RDONLY of statvfs(3), MNT_RDONLY of statfs(2)
	var s syscall.Statfs_t
	return syscall.Statfs(path, &s) == nil && s.Flags&flag != 0
}
