// Package disk reads and writes small files with bounded reads, atomic writes
// and private modes.
//
// It knows nothing of what the files contain.
package disk

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrTooLarge is returned if a file or stream exceeds its limit, ErrNotRegular
// if a path is not that of a regular file, and ErrForeign if a file belongs to
// another user.
var (
	ErrTooLarge   = errors.New("too large")
	ErrNotRegular = errors.New("not a regular file")
	ErrForeign    = errors.New("it belongs to another user")
	errFolder     = errors.New("it is a folder")
)

// File is a private file with a bound on its size in bytes.
type File struct {
	Path string
	Max  int64
}

// Load returns the content. The error is os.ErrNotExist if there is no file,
// ErrTooLarge if it exceeds Max, and ErrNotRegular if it is not a regular file,
// because reading a pipe would block.
func (f File) Load() ([]byte, error) {
	info, err := os.Stat(f.Path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: f.Path, Err: ErrNotRegular}
	}
	return ReadNamed(f.Path, f.Max)
}

// IsFile reports whether a path is that of a regular file, or of a link to one.
func IsFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// ReadNamed reads what a user named, which may be a pipe.
func ReadNamed(path string, limit int64) ([]byte, error) {
	file, err := open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	var size int64
	switch info, err := file.Stat(); {
	case err == nil && info.IsDir(): // Windows says "incorrect function" of it
		return nil, &fs.PathError{Op: "read", Path: path, Err: errFolder}
	case err == nil && info.Mode().IsRegular():
		size = info.Size()
	}
	return readAll(file, limit, size)
}

// Save replaces the content atomically: a reader, or a process killed at any
// moment, sees the old content or the new. The file gets mode 0600, missing
// folders 0700.
func (f File) Save(content []byte) error {
	if err := MakeFolder(filepath.Dir(f.Path)); err != nil {
		return err
	}
	return writeAtomic(f.Path, content, 0o600)
}

// Create writes a file that must not exist: the error is fs.ErrExist if it does.
// It is there with all its content or not at all, unless the file system has no
// links.
func Create(path string, content []byte, mode fs.FileMode) error {
	if _, err := os.Lstat(path); err == nil {
		return &fs.PathError{Op: "create", Path: path, Err: fs.ErrExist}
	}
	return withTemporary(path, content, mode, nil, func(temporary string) error {
		err := os.Link(temporary, path)
		if err != nil && !errors.Is(err, fs.ErrExist) {
			return writeNew(path, content, mode)
		}
		return errors.Join(err, os.Remove(temporary))
	})
}

// writeNew writes a new file in its place. One that cannot be written to its end
// is removed.
func writeNew(path string, content []byte, mode fs.FileMode) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		_ = os.Remove(path)
	}
	return err
}

// writeAtomic writes a temporary file and renames it over another one.
func writeAtomic(path string, content []byte, mode fs.FileMode) error {
	const private = 0o600 // until it has its own
	change := func(file *os.File) error { return setMode(file, mode) }
	return withTemporary(path, content, private, change, func(temporary string) error { return rename(temporary, path) })
}

// setMode skips the call if a new file has the mode already.
func setMode(file *os.File, mode fs.FileMode) error {
	if mode == 0o600 {
		return nil
	}
	return file.Chmod(mode)
}

// MakeFolder makes a folder and those above it that are missing, mode 0700.
func MakeFolder(path string) error {
	err := os.MkdirAll(path, 0o700)
	if drive := filepath.VolumeName(path); drive != "" && errors.Is(err, fs.ErrNotExist) {
		if _, gone := os.Stat(drive + `\`); errors.Is(gone, fs.ErrNotExist) {
			return &fs.PathError{Op: "mkdir", Path: path, Err: worded{"there is no drive " + drive, err}}
		}
	}
	return err
}

// ReadAll reads to the end, or fails with ErrTooLarge beyond limit bytes.
func ReadAll(r io.Reader, limit int64) ([]byte, error) { return readAll(r, limit, 0) }

// readAll makes room for as many bytes as there probably are, so that nothing is
// copied.
func readAll(r io.Reader, limit, probably int64) ([]byte, error) {
	content := bytes.NewBuffer(make([]byte, 0, min(probably, limit)+bytes.MinRead))
	if _, err := content.ReadFrom(io.LimitReader(r, limit+1)); err != nil {
		return nil, err
	}
	if int64(content.Len()) > limit {
		return nil, fmt.Errorf("%w: more than %d KiB", ErrTooLarge, limit>>10)
	}
	return content.Bytes(), nil
}
