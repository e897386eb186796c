package disk

import (
	"context"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"time"

	"github.com/gofrs/flock"
)

// ErrLocked is returned if another process did not release a lock in time,
// ErrUnneeded if a Wait ended because the lock was not needed any more.
var (
	ErrLocked   = errors.New("another process holds the lock")
	ErrUnneeded = errors.New("the lock is not needed any more")
)

// The pauses between two attempts to take a lock grow with the time waited: who
// waits long costs little, and who waits briefly is not late.
const (
	firstPause   = 5 * time.Millisecond
	longestPause = 500 * time.Millisecond
	pauseGrowth  = 2
)

// Wait says how to wait for a lock that another process holds.
type Wait struct {
	Patience time.Duration
	// Done is called before each pause and at the end of the patience. If it
	// returns true, the wait ends with ErrUnneeded; nil means never.
	Done func() bool
	// Random returns numbers from 0 up to 1, so that processes that began to
	// wait together do not try together; nil means those of math/rand.
	Random func() float64
}

// Lock acquires a lock file, waiting for at most the patience.
func Lock(ctx context.Context, path string, patience time.Duration) (unlock func(), err error) {
	return Wait{Patience: patience}.Lock(ctx, path)
}

// Lock acquires one of several lock files, whichever is free first. They are
// files of their own, because a locked file could not be replaced on Windows.
// Only a regular file is accepted: opening a pipe would block, and a link could
// point anywhere.
func (w Wait) Lock(ctx context.Context, paths ...string) (unlock func(), err error) {
	var locks []*flock.Flock
	for _, path := range paths {
		info, err := os.Lstat(path)
		if err == nil && !info.Mode().IsRegular() {
			return nil, &fs.PathError{Op: "lock", Path: path, Err: ErrNotRegular}
		}
		locks = append(locks, flock.New(path, flock.SetPermissions(0o600)))
	}
	taken, err := w.take(ctx, locks)
	for _, lock := range locks {
		if lock != taken {
			_ = lock.Close()
		}
	}
	if err != nil {
		return nil, err
	}
	return func() { _ = taken.Unlock() }, nil
}

// take tries once even if the patience is over before, as on a busy machine.
func (w Wait) take(ctx context.Context, locks []*flock.Flock) (*flock.Flock, error) {
	over := time.NewTimer(w.Patience)
	defer over.Stop()
	late := false
	for pause := firstPause; ; pause = min(longestPause, time.Duration(float64(pause)*pauseGrowth)) {
		if taken, err := tryAny(locks); taken != nil || err != nil {
			return taken, err
		}
		switch {
		case ctx.Err() != nil:
			return nil, context.Cause(ctx)
		case w.Done != nil && w.Done():
			return nil, ErrUnneeded
		case late:
			return nil, ErrLocked
		}
		next := time.NewTimer(w.jitter(pause))
		select {
		case <-next.C:
		case <-over.C:
			late = true
		case <-ctx.Done():
		}
		next.Stop()
	}
}

func tryAny(locks []*flock.Flock) (*flock.Flock, error) {
	for _, lock := range locks {
		if taken, err := lock.TryLock(); taken {
			return lock, nil
		} else if err != nil {
			return nil, err
		}
	}
	return nil, nil
}

// jitter returns a time between half of a pause and one and a half of it.
func (w Wait) jitter(pause time.Duration) time.Duration {
	random := w.Random
	if random == nil {
		random = rand.Float64
	}
	return pause/2 + time.Duration(random()*float64(pause))
}
