// Package interrupt decides how long the process goes on after Ctrl-C, so that
// what is handed out only once, the API key of a JTL-Wawi, is not lost.
//
// It owns all durations of that: each has to fit into the next. It must not
// know what is protected, nor how a process ends.
package interrupt

import (
	"context"
	"time"
)

// How long what is under way goes on after Ctrl-C.
const (
	// Cleanup is what every command has to clean up. Some waits, such as opening
	// a pipe that nobody writes to, cannot be cut short otherwise.
	Cleanup = 500 * time.Millisecond

	// NoAnswer is how long an answer may take to begin, and WholeAnswer to come
	// to its end once it has begun: it may be the one that has the key.
	NoAnswer    = 350 * time.Millisecond
	WholeAnswer = 10 * time.Second

	// StoreOfCopy and StoreOfNoCopy are time enough for a store that works. If
	// there is no copy of the key on disk, it has to be shown before the process
	// ends.
	StoreOfCopy   = 300 * time.Millisecond
	StoreOfNoCopy = 3 * time.Second

	// Longest is how long Wait waits for what is protected: WholeAnswer, then
	// StoreOfNoCopy, and some.
	Longest = 15 * time.Second
)

// Guard keeps Ctrl-C from cutting short what must not be. A nil Guard lets
// requests and stores finish, and does not keep the process from ending.
type Guard struct {
	protected chan struct{} // has something in it while something is protected
}

// New makes a guard of a process.
func New() *Guard { return &Guard{make(chan struct{}, 1)} }

// Protect makes Wait wait until release is called. One thing can be protected
// at a time; Protect waits for it.
func (g *Guard) Protect() (release func()) {
	if g == nil {
		return func() {}
	}
	g.protected <- struct{}{}
	return func() { <-g.protected }
}

// Wait waits for the exit code of a command, whose context is ctx. ended is
// false if the context ended and the command did not in the time that it has
// then. A second Ctrl-C, which ctx does not see, ends the process earlier.
func (g *Guard) Wait(ctx context.Context, done <-chan int) (code int, ended bool) {
	select {
	case code := <-done:
		return code, true
	case <-ctx.Done():
	}
	if code, ended := within(Cleanup, done, nil); ended {
		return code, true
	}
	if code, ended := within(Longest, done, g.protected); ended {
		return code, true
	}
	return within(Cleanup, done, nil) // to say what came of it
}

// within waits for an exit code, but only until something can be sent to free.
func within(limit time.Duration, done <-chan int, free chan<- struct{}) (code int, ended bool) {
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case code := <-done:
		return code, true
	case free <- struct{}{}:
	case <-timer.C:
	}
	return 0, false
}

// Request returns a context for a request, which ends NoAnswer after ctx, or
// WholeAnswer after it if the answer has begun to come by then. end is to be
// called once the answer is there.
func (*Guard) Request(ctx context.Context, begun func() bool) (longer context.Context, end func()) {
	longer, cancel := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() {
		time.AfterFunc(NoAnswer, func() {
			if begun() {
				time.AfterFunc(WholeAnswer-NoAnswer, cancel)
				return
			}
			cancel()
		})
	})
	return longer, func() { stop(); cancel() }
}

// Store returns a context for putting a key into a store, which ends a while
// after ctx, with its cause. copied says that a copy of the key is on disk.
func (*Guard) Store(ctx context.Context, copied bool) (longer context.Context, end func()) {
	limit := StoreOfNoCopy
	if copied {
		limit = StoreOfCopy
	}
	longer, cancel := context.WithCancelCause(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() {
		timer := time.NewTimer(limit)
		defer timer.Stop()
		select {
		case <-timer.C:
			cancel(context.Cause(ctx))
		case <-longer.Done():
		}
	})
	return longer, func() { stop(); cancel(nil) }
}
