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

// pauses are those between two attempts to take a lock. They grow with the time waited:
// a long wait costs little, and a short one does not end late.
type pauses struct{ first, longest time.Duration }

const pauseGrowth = 2

var (
	polling = pauses{5 * time.Millisecond, 500 * time.Millisecond}
	// The system passes a lock on at once. Attempts are then only for Done, and for
	// network file systems, which may be late or have no such queue.
	queued = pauses{100 * time.Millisecond, 2 * time.Second}
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
	// Queue waits in the queue of the system, which is for locks that hundreds
	// wait for: they are served one after the other, as soon as the lock is
	// free. Not in a bubble of testing/synctest: its clock stands still during a
	// system call.
	Queue bool
}

// Lock acquires a lock file, waiting for at most the patience.
func Lock(ctx context.Context, path string, patience time.Duration) (unlock func(), err error) {
	return Wait{Patience: patience}.Lock(ctx, path)
}

// Lock acquires one of several lock files. They are files of their own, because a
// locked file could not be replaced on Windows. Only a regular file is accepted:
// opening a pipe would block, and a link could point anywhere.
func (w Wait) Lock(ctx context.Context, paths ...string) (unlock func(), err error) {
	for _, path := range paths {
		info, err := os.Lstat(path)
		if err == nil && !info.Mode().IsRegular() {
			return nil, &fs.PathError{Op: "lock", Path: path, Err: ErrNotRegular}
		}
	}
	taken, err := w.take(ctx, paths)
	if err != nil {
		return nil, err
	}
	return func() { _ = taken.Unlock() }, nil
}

// take tries once even if the patience is over before, as on a busy machine.
func (w Wait) take(ctx context.Context, paths []string) (*flock.Flock, error) {
	over := time.NewTimer(w.Patience)
	defer over.Stop()
	var passed <-chan *flock.Flock // never, before it is in the queue
	pace, late := polling, false
	if w.Queue {
		pace = queued
	}
	for pause := pace.first; ; pause = min(pace.longest, pauseGrowth*pause) {
		if taken, err := tryAny(paths); taken != nil || err != nil {
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
		if passed == nil && w.Queue {
			var leave func()
			passed, leave = enqueue(paths[rand.IntN(len(paths))]) //nolint:gosec // it is no secret which
			defer leave()
		}
		next := time.NewTimer(w.jitter(pause))
		select {
		case taken := <-passed:
			next.Stop()
			return taken, nil
		case <-next.C:
		case <-over.C:
			late = true
		case <-ctx.Done():
		}
		next.Stop()
	}
}

// enqueue waits for a lock in the queue of the system, which cannot be
// interrupted: a lock that comes after leave was called is released. If there is
// no such queue, nothing comes. It makes no file: who left could find one in a
// folder that was cleared since.
func enqueue(path string) (passed <-chan *flock.Flock, leave func()) {
	out, left := make(chan *flock.Flock), make(chan struct{})
	go func() {
		lock := flock.New(path, flock.SetFlag(os.O_RDWR))
		if lock.Lock() != nil {
			return
		}
		select {
		case out <- lock:
		case <-left:
			_ = lock.Unlock()
		}
	}()
	return out, func() { close(left) }
}

func newLock(path string) *flock.Flock { return flock.New(path, flock.SetPermissions(0o600)) }

func tryAny(paths []string) (*flock.Flock, error) {
	for _, path := range paths {
		lock := newLock(path)
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
