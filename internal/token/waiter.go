package token

import (
	"context"
	"errors"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// waiter is one call of Get.
type waiter struct {
	CachedSource
	request      Request
	seen         string        // the last failure before it began to wait
	patience     time.Duration // that is left of it
	waits        bool          // for another process
	ignoresCache bool
	asked        bool // the store, for the key
	key          secret.String
	failed       error // why there is no key
}

// readKey reads the key of the cache, unless the store has failed already: a call
// of a keyring that hangs takes seconds. One that was not there may have been made
// since, by whoever has put a token into the cache.
func (w *waiter) readKey(ctx context.Context) {
	if !w.asked || errors.Is(w.failed, secret.ErrNotFound) {
		w.key, w.failed = w.Store.Get(ctx, w.KeyName)
		w.asked = true
	}
}

// works reports whether the store may have the key, as far as it is known.
func (w *waiter) works() bool { return w.failed == nil || errors.Is(w.failed, secret.ErrNotFound) }

// fresh reports whether the cached token lives long enough. It opens nothing.
func (w waiter) fresh() bool {
	if w.request.Refresh {
		return false
	}
	t, ok := w.Cache.Times()
	return ok && t.Lives(w.Now(), w.request.MinTTL)
}

// failure returns why another process failed meanwhile.
func (w waiter) failure() error { return w.Failures.Since(w.seen, w.Now()) }

// settled reports whether another process has fetched the token, or has failed.
// It is called only while another process has the lock.
func (w *waiter) settled() bool {
	if !w.waits && w.Trace != nil {
		w.Trace("* waiting for another jtlctl that fetches this token")
	}
	w.waits = true
	return !w.ignoresCache && w.fresh() || w.failure() != nil
}

// fromCache returns the cached token, and an error if the store failed: the same
// store would fail in Prepare too.
func (w waiter) fromCache(ctx context.Context) (t Token, ok bool, err error) {
	key, err := w.Store.Get(ctx, w.KeyName)
	if t, ok := w.open(key, err); ok {
		return t, true, nil
	}
	if err != nil && !errors.Is(err, secret.ErrNotFound) && w.Prepare != nil {
		return Token{}, false, err
	}
	return Token{}, false, nil
}

// lock takes the lock next to the cache: on Windows a locked file itself could
// not be replaced. All its waits together take no longer than the patience.
func (w *waiter) lock(ctx context.Context, settled func() bool) (unlock func(), err error) {
	started := time.Now() //nolint:forbidigo // how long it has waited, whatever the clock says
	defer func() { w.patience = max(0, w.patience-time.Since(started)) }()
	return w.CachedSource.lock(ctx, w.Cache.File.Path+".lock", w.patience, settled)
}

// fromOthers waits while another process fetches the token, and returns what
// became of that. It does nothing if no process does.
func (w *waiter) fromOthers(ctx context.Context) (t Token, ok bool, err error) {
	unlock, err := w.lock(ctx, w.settled)
	switch {
	case err == nil:
		unlock()
	case !errors.Is(err, disk.ErrUnneeded):
		return Token{}, false, err
	}
	if w.fresh() {
		w.ignoresCache = true
		return w.fromCache(ctx)
	}
	return Token{}, false, w.failure()
}

// underLock fetches the token, unless another process did so meanwhile.
func (w *waiter) underLock(ctx context.Context, settled func() bool) (t Token, cached bool, err error) {
	unlock, err := w.lock(ctx, settled)
	unneeded := errors.Is(err, disk.ErrUnneeded)
	if err != nil && !unneeded {
		return Token{}, false, err
	}
	if !unneeded {
		defer unlock()
	}
	if w.works() && w.fresh() {
		w.readKey(ctx)
		if t, ok := w.open(w.key, w.failed); ok {
			return t, true, nil
		}
	}
	if err := w.failure(); err != nil {
		return Token{}, false, err
	}
	if unneeded { // but what was found is of no use
		return w.underLock(ctx, nil)
	}
	t, err = w.fetch(ctx)
	if err == nil && !w.works() {
		w.Warn("the token cannot be cached: %v", w.failed)
	} else if err == nil {
		w.Keep(ctx, t)
	}
	return t, false, err
}

// fetch obtains a new token, and shares why it cannot.
func (w waiter) fetch(ctx context.Context) (Token, error) {
	t, err := w.Fetch(ctx)
	if err == nil {
		return t, nil
	}
	if ctx.Err() == nil && (w.Unchanged == nil || w.Unchanged(ctx)) {
		w.Failures.Save(err, w.Now())
	}
	return Token{}, err
}

// open opens the cached token with a key, if one was found.
func (w waiter) open(key secret.String, err error) (Token, bool) {
	if err != nil {
		return Token{}, false
	}
	t, ok := w.Cache.Load(key)
	return t, ok && t.Lives(w.Now(), w.request.MinTTL)
}
