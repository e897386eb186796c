package disk

import (
	"errors"
	"syscall"
)

// deniedToo is what else Windows answers with "access denied".
const deniedToo = ", whether it is read-only or open in another program, and whether the ransomware protection of Windows blocks jtlctl"

// systemCode is the error code of Windows; 0 if it is another error.
func systemCode(err error) uintptr {
	var code syscall.Errno
	if !errors.As(err, &code) {
		return 0
	}
	return uintptr(code)
}

func isFull(err error) bool {
	switch systemCode(err) {
	case codeHandleDiskFull, codeDiskFull, codeQuota:
		return true
	}
	return false
}

func isBusy(err error) bool {
	const sharing, locked = 32, 33
	code := systemCode(err)
	return code == sharing || code == locked
}
