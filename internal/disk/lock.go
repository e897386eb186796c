package disk

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"time"

	"github.com/gofrs/flock"
)

// ErrLocked is returned if another process did not release a lock in time.
var ErrLocked = errors.New("another process holds the lock")

const lockInterval = 10 * time.Millisecond

// Lock acquires a lock file, waiting for at most the patience. It is a file of
// its own, because a locked file could not be replaced on Windows. Only a
// regular file is accepted: opening a pipe would block, and a link could point
// anywhere.
func Lock(ctx context.Context, path string, patience time.Duration) (unlock func(), err error) {
	info, err := os.Lstat(path)
	if err == nil && !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "lock", Path: path, Err: ErrNotRegular}
	}
	lock := flock.New(path, flock.SetPermissions(0o600))
	// On a busy machine the patience can be over before the first attempt.
	taken, err := lock.TryLock()
	waiting, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if !taken && err == nil {
		_, err = lock.TryLockContext(waiting, lockInterval)
	}
	switch {
	case err == nil:
		return func() { _ = lock.Unlock() }, nil
	case ctx.Err() != nil:
		return nil, context.Cause(ctx)
	case waiting.Err() != nil:
		return nil, ErrLocked
	default:
		return nil, err
	}
}
