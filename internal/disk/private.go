package disk

import (
	"errors"
	"io/fs"
	"os"
	"runtime"
)

// CheckPrivate reports why a file may hold what somebody else put there: it is
// no regular file, belongs to another user, or others may write or read it.
// The error is fs.ErrNotExist where there is none.
func (f File) CheckPrivate() error {
	info, err := os.Lstat(f.Path)
	if err != nil {
		return err
	}
	switch {
	case !info.Mode().IsRegular():
		return errors.New("it is not a regular file")
	case runtime.GOOS == "windows": // where modes say nothing
		return nil
	case info.Mode().Perm()&0o077 != 0:
		return errors.New("users other than its owner may use it (mode " + formatMode(info.Mode()) + ")")
	case !ownedByUser(info):
		return errors.New("it belongs to another user")
	}
	return nil
}

func formatMode(mode fs.FileMode) string { return mode.Perm().String() }
