package apicall

import (
	"context"
	"io"
	"sync"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// watch ends a request in which nothing moves: while the request is sent, until
// the headers of the answer are there, and while its body is waited for. Time in
// which the reader of the answer is busy does not count, nor what comes before the
// request: a keyring that asks a person has a bound of its own.
type watch struct {
	ctx   context.Context
	end   context.CancelFunc
	quiet time.Duration

	mu       sync.Mutex
	timer    *time.Timer
	answered bool
	reading  bool // the body to send is waited for
}

func newWatch(ctx context.Context, quiet time.Duration) *watch {
	w := &watch{quiet: quiet}
	ctx, cancel := context.WithCancelCause(ctx)
	w.timer = time.AfterFunc(quiet, func() { cancel(w.silence()) })
	w.timer.Stop() // until the request is sent
	w.ctx, w.end = ctx, func() { w.timer.Stop(); cancel(nil) }
	return w
}

// silence says who is silent.
func (w *watch) silence() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.reading && !w.answered {
		return fault.New(fault.Network, "the body to send did not come: nothing was read of it for %s", w.quiet).
			WithHint("does what writes it still run? --timeout allows more time").WithCause(context.DeadlineExceeded)
	}
	return context.DeadlineExceeded
}

// sent notes that a part of the request was sent.
func (w *watch) sent() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.answered {
		w.timer.Reset(w.quiet)
	}
}

// read notes that a part of the body to send is waited for.
func (w *watch) read(waiting bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.reading = waiting
}

// answer notes that the headers of the answer are there.
func (w *watch) answer() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.answered = true
	w.timer.Stop()
}

// watchedRequest is the body of a request.
type watchedRequest struct {
	io.ReadCloser
	watch *watch
}

func (r *watchedRequest) Read(p []byte) (int, error) {
	r.watch.read(true)
	n, err := r.ReadCloser.Read(p)
	r.watch.read(false)
	r.watch.sent()
	return n, err
}

// watchedResponse is the body of an answer. Close ends the request.
type watchedResponse struct {
	io.ReadCloser
	watch *watch
}

func (r *watchedResponse) Read(p []byte) (int, error) {
	r.watch.timer.Reset(r.watch.quiet)
	n, err := r.ReadCloser.Read(p)
	r.watch.timer.Stop()
	return n, err
}

func (r *watchedResponse) Close() error {
	r.watch.end()
	return r.ReadCloser.Close()
}
