//go:build unix

package disk

import (
	"os"
	"syscall"
)

// HasOtherNames reports whether a file has further names, which are hard links: to
// replace the file under one leaves the old content under the others.
func HasOtherNames(path string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return false
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && stat.Nlink > 1
}
