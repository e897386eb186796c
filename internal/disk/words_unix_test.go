//go:build unix

package disk

import (
	"io/fs"
	"syscall"
	"testing"
)

func TestRemedy_full(t *testing.T) {
	t.Parallel()
	for _, code := range []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG} {
		if got := Remedy(&fs.PathError{Op: "write", Path: "x", Err: code}); got != "make room on the disk" {
			t.Errorf("%v: %s", code, got)
		}
	}
}
