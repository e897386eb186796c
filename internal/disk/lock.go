package disk

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"time"

	"github.com/gofrs/flock"
)

// ErrLocked says that another process has held a lock for longer than one was
// willing to wait.
var ErrLocked = errors.New("another process holds the lock")

const lockInterval = 10 * time.Millisecond

// Lock takes the lock that a file beside the guarded one stands for: on
// Windows a locked file itself could not be replaced. What is no regular file
// is refused, because opening a pipe would wait for ever and a link would
// lead elsewhere.
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
