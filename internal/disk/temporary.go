package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// A temporary file has one of a few names next to the file that it becomes, so
// that the next writer of the same file finds what a killed process left behind.
const (
	temporaryNames = 16 // that are looked at in any case
	mostWriters    = 10_000
	// namingAttempts is how often a name is tried that others clean up meanwhile.
	namingAttempts = 10
)

var errTooManyWriters = errors.New("too many processes write it at the same time")

func temporaryName(path string, i int) string {
	return filepath.Join(filepath.Dir(path), fmt.Sprintf(".%s.jtlctl-%d.tmp", filepath.Base(path), i))
}

// withTemporary writes a temporary file, calls finish, which puts it in its place,
// and removes what is left of it. It removes temporary files of the same file too
// whose writers have ended, and never one whose writer is alive. mode is that of a
// new file, from which the umask takes rights, and change changes it; nil changes
// nothing.
func withTemporary(path string, content []byte, mode fs.FileMode, change func(*os.File) error, finish func(temporary string) error) (err error) {
	t, err := newTemporary(path, mode)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = t.Close()
			_ = os.Remove(t.Name())
		}
		t.release()
	}()
	if _, err = t.Write(content); err != nil {
		return err
	}
	if change != nil {
		err = change(t.File)
	}
	if err = errors.Join(err, t.Sync()); err != nil {
		return err
	}
	if err = t.Close(); err != nil {
		return err
	}
	return finish(t.Name())
}

// temporary is a new file that only this process uses until release.
type temporary struct {
	*os.File

	release func()
}

// newTemporary makes a file by the first name that no writer uses, and removes
// the files by the others that none uses any more.
func newTemporary(path string, mode fs.FileMode) (made temporary, err error) {
	for i := range mostWriters {
		name := temporaryName(path, i)
		if made.File == nil {
			if made, err = makeTemporary(name, mode); err != nil && !errors.Is(err, fs.ErrExist) {
				return temporary{}, err
			}
			continue
		}
		if !removeAbandoned(name) && i >= temporaryNames {
			return made, nil
		}
	}
	if made.File == nil {
		return temporary{}, &fs.PathError{Op: "write", Path: path, Err: errTooManyWriters}
	}
	return made, nil
}

// makeTemporary makes a file that does not exist. The error is fs.ErrExist if a
// writer uses the name.
func makeTemporary(name string, mode fs.FileMode) (temporary, error) {
	for range namingAttempts {
		file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, mode)
		if errors.Is(err, fs.ErrExist) && removeAbandoned(name) {
			continue
		}
		if err != nil {
			return temporary{}, err
		}
		if release, ok := holdTemporary(file); ok {
			return temporary{file, release}, nil
		}
		_ = file.Close() // another writer took it for abandoned, and removes it
	}
	return temporary{}, fs.ErrExist
}

// RemoveAbandoned removes the temporary files of a folder whose writers have ended.
func RemoveAbandoned(folder string) {
	entries, _ := os.ReadDir(folder)
	for _, entry := range entries {
		if name := entry.Name(); strings.HasPrefix(name, ".") && strings.HasSuffix(name, ".tmp") && strings.Contains(name, ".jtlctl-") {
			removeAbandoned(filepath.Join(folder, name))
		}
	}
}
