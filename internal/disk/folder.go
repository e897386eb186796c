package disk

import (
	"errors"
	"io/fs"
	"os"
)

// ErrNotFolder is returned if a path is not that of a folder.
var ErrNotFolder = errors.New("it is not a folder")

// ReadFolder lists a folder. The error is fs.ErrNotExist only if nothing has that
// name: for a file Windows says the same as for what is not there.
func ReadFolder(path string) ([]fs.DirEntry, error) {
	entries, err := os.ReadDir(path)
	if errors.Is(err, fs.ErrNotExist) {
		if info, found := os.Stat(path); found == nil && !info.IsDir() {
			return nil, &fs.PathError{Op: "read", Path: path, Err: ErrNotFolder}
		}
	}
	return entries, err
}
