package disk

import (
	"errors"
	"io"
	"io/fs"
	"os"
)

// OpenAppend opens a private file for appending: each write goes to its end, also
// if another process writes to it. A missing file is made, with mode 0600; one that
// exists keeps its content and gets that mode. Only a regular file of the user is
// opened, and never through a link, which could point anywhere. whole is false if
// the file does not end with a line feed: its last line was cut off.
func OpenAppend(path string) (file *os.File, whole bool, err error) {
	before, err := os.Lstat(path)
	if err == nil && !before.Mode().IsRegular() {
		return nil, false, &fs.PathError{Op: "append", Path: path, Err: ErrNotRegular}
	}
	flags := os.O_RDWR | os.O_APPEND | noFollow
	if before == nil {
		flags |= os.O_CREATE
	}
	if file, err = os.OpenFile(path, flags, 0o600); err != nil {
		return nil, false, err
	}
	if whole, err = checkAppended(file, before); err != nil {
		_ = file.Close()
		return nil, false, &fs.PathError{Op: "append", Path: path, Err: Cause(err)}
	}
	return file, whole, nil
}

// checkAppended makes sure that an open file is the one that was looked at, which
// may have been replaced since, and that only its owner can use it.
func checkAppended(file *os.File, before fs.FileInfo) (whole bool, err error) {
	info, err := file.Stat()
	switch {
	case err != nil:
		return false, err
	case !info.Mode().IsRegular() || before != nil && !os.SameFile(before, info):
		return false, ErrNotRegular
	case !ownedByUser(info):
		return false, ErrForeign
	case info.Mode().Perm()&0o077 != 0:
		if err := file.Chmod(0o600); err != nil {
			return false, err
		}
	}
	if info.Size() == 0 {
		return true, nil
	}
	last := make([]byte, 1)
	if _, err := file.ReadAt(last, info.Size()-1); err != nil && !errors.Is(err, io.EOF) {
		return false, err
	}
	return last[0] == '\n', nil
}
