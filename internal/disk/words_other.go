//go:build !windows

package disk

import (
	"errors"
	"syscall"
)

const deniedToo = ""

// systemCode is that of Windows only: the words of other systems are plain.
func systemCode(error) uintptr { return 0 }

func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}

func isBusy(error) bool { return false }
