package disk

import (
	"errors"
	"io/fs"
	"os"
	"runtime"
)

// CheckPrivate returns an error if another user may have written or may read a
// file: it is not a regular file, belongs to another user, or has a mode that
// allows it. The error is fs.ErrNotExist if there is no file.
func (f File) CheckPrivate() error {
	info, err := os.Lstat(f.Path)
	if err != nil {
		return err
	}
	switch {
	case !info.Mode().IsRegular():
		return errors.New("it is not a regular file")
	case runtime.GOOS == "windows": // which does not use modes
		return nil
	case info.Mode().Perm()&0o077 != 0:
		return errors.New("users other than its owner may use it (mode " + formatMode(info.Mode()) + ")")
	case !ownedByUser(info):
		return errors.New("it belongs to another user")
	}
	return nil
}

func formatMode(mode fs.FileMode) string { return mode.Perm().String() }
