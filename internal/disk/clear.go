package disk

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// LockSuffix ends the names of lock files, which have no content.
const LockSuffix = ".lock"

// Stayed is a file that could not be removed, and why. Empty means that nothing is
// in it any more.
type Stayed struct {
	Path  string
	Empty bool
	Err   error
}

// Clear removes the files of a folder, and the folder if nothing stays in it, and
// returns the names of what was removed. It waits for nobody: a lock that another
// process holds stays. What cannot be removed, such as a file that another process
// has open on Windows, is emptied if that can be done, and the rest is removed
// nevertheless. unlink removes one file or an empty folder; nil means as usual.
func Clear(folder string, unlink func(path string) error) (removed []string, stayed []Stayed, err error) {
	if unlink == nil {
		unlink = remove
	}
	entries, err := ReadFolder(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	for _, entry := range entries {
		path := filepath.Join(folder, entry.Name())
		switch err := clearFile(path, unlink); {
		case err == nil:
			removed = append(removed, entry.Name())
		case !errors.Is(err, fs.ErrNotExist):
			stayed = append(stayed, Stayed{path, empty(path), err})
		}
	}
	if len(stayed) == 0 {
		_ = unlink(folder) // others may have put something into it since
	}
	return removed, stayed, nil
}

// Remove removes a file. On Windows it waits a moment for one that another
// process has open.
func Remove(path string) error { return remove(path) }

func clearFile(path string, unlink func(path string) error) error {
	if strings.HasSuffix(path, LockSuffix) {
		unlock, err := Lock(context.Background(), path, 0)
		if errors.Is(err, ErrLocked) {
			return err
		}
		if err == nil {
			unlock()
		}
	}
	return unlink(path)
}

// empty empties a file, and reports whether it is empty.
func empty(path string) bool {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	return info.Size() == 0 || os.Truncate(path, 0) == nil
}
