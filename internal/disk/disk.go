// Package disk reads and writes small files the careful way: bounded reads,
// writes that leave the old content or the new, private modes.
//
// It knows nothing of what the files mean.
package disk

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// ErrTooLarge is returned where a file or stream exceeds the bound it may have.
var ErrTooLarge = errors.New("too large")

// File is a private file with a bound on its size in bytes.
type File struct {
	Path string
	Max  int64
}

// Load returns the content. The error is os.ErrNotExist where there is no
// file, ErrTooLarge where it exceeds Max.
func (f File) Load() ([]byte, error) {
	file, err := os.Open(f.Path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	return ReadAll(file, f.Max)
}

// Save replaces the content atomically: a reader, or a process killed at any
// moment, sees the old content or the new. The file gets mode 0600, missing
// folders 0700.
func (f File) Save(content []byte) (err error) {
	folder := filepath.Dir(f.Path)
	if err := MakeFolder(folder); err != nil {
		return err
	}
	temporary, err := os.CreateTemp(folder, "."+filepath.Base(f.Path)+".*")
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
	if err = temporary.Sync(); err != nil {
		return err
	}
	if err = temporary.Close(); err != nil {
		return err
	}
	return os.Rename(temporary.Name(), f.Path)
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
		return nil, fmt.Errorf("%w: more than %d bytes", ErrTooLarge, limit)
	}
	return content, nil
}
