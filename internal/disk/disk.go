// Package disk reads and writes small files with bounded reads, atomic writes
// and private modes.
//
// It knows nothing of what the files contain.
package disk

import (
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

// ReadNamed reads what a user named, which may be a pipe.
func ReadNamed(path string, limit int64) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	return ReadAll(file, limit)
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

// writeAtomic writes a temporary file and renames it over another one.
func writeAtomic(path string, content []byte, mode fs.FileMode) (err error) {
	temporary, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = temporary.Close()
			_ = os.Remove(temporary.Name())
		}
	}()
	if _, err = temporary.Write(content); err != nil {
		return err
	}
	if err = errors.Join(setMode(temporary, mode), temporary.Sync()); err != nil {
		return err
	}
	if err = temporary.Close(); err != nil {
		return err
	}
	return rename(temporary.Name(), path)
}

// setMode skips the call if a new file has the mode already.
func setMode(file *os.File, mode fs.FileMode) error {
	if mode == 0o600 {
		return nil
	}
	return file.Chmod(mode)
}

// MakeFolder makes a folder and those above it that are missing, mode 0700.
func MakeFolder(path string) error { return os.MkdirAll(path, 0o700) }

// ReadAll reads to the end, or fails with ErrTooLarge beyond limit bytes.
func ReadAll(r io.Reader, limit int64) ([]byte, error) {
	content, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(content)) > limit {
		return nil, fmt.Errorf("%w: more than %d KiB", ErrTooLarge, limit>>10)
	}
	return content, nil
}
