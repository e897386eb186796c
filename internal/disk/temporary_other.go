//go:build !windows

package disk

import (
	"os"
	"syscall"

	"github.com/gofrs/flock"
)

// A writer locks its temporary file, so that a file that can be locked has been
// left by one that has ended.

// lockTemporary locks a file that exists, and no link, pipe or the like.
func lockTemporary(name string) (lock *flock.Flock, taken bool, err error) {
	lock = flock.New(name, flock.SetFlag(os.O_RDONLY|syscall.O_NOFOLLOW|syscall.O_NONBLOCK))
	taken, err = lock.TryLock()
	return lock, taken, err
}

// isAt reports whether a locked file still has that name: it may have been renamed
// or removed before it was locked.
func isAt(lock *flock.Flock, name string) bool {
	locked, err := lock.Stat()
	if err != nil {
		return false
	}
	named, err := os.Lstat(name)
	return err == nil && os.SameFile(locked, named)
}

// holdTemporary marks a new file as one whose writer is alive; false means that
// another writer has removed it before. Without locks, as on some network drives,
// no file is ever taken for abandoned.
func holdTemporary(file *os.File) (release func(), ok bool) {
	lock, taken, err := lockTemporary(file.Name())
	if taken && isAt(lock, file.Name()) {
		return func() { _ = lock.Unlock() }, true
	}
	_ = lock.Unlock()
	made, unknown := file.Stat()
	named, gone := os.Lstat(file.Name())
	return func() {}, err != nil && unknown == nil && gone == nil && os.SameFile(made, named)
}

// removeAbandoned removes a temporary file whose writer has ended, and reports
// whether it did.
func removeAbandoned(name string) bool {
	info, err := os.Lstat(name)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	lock, taken, err := lockTemporary(name)
	if !taken || err != nil {
		return false
	}
	defer func() { _ = lock.Unlock() }()
	return isAt(lock, name) && os.Remove(name) == nil
}
