package token

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// CacheKey is the kind of secret that seals cached tokens.
const CacheKey = "cache-key"

// CachedSource returns a token: the cached one while it lives, else a new one.
// Many processes at once make one request.
type CachedSource struct {
	Cache CacheFile
	Store secret.Store
	// KeyName names the secret in the store that seals the cache. It is made
	// if it is missing.
	KeyName string
	Random  io.Reader
	Now     func() time.Time
	Warn    func(format string, args ...any)
	// Trace reports what is done; nil means nothing.
	Trace func(format string, args ...any)
	// Patience bounds the wait for other processes that fetch this token, however
	// often it has to be waited for them.
	Patience time.Duration
	// Prepare gets what Fetch needs from the store, which may mean asking a
	// person, so that it happens before the lock is taken; may be nil.
	Prepare func(context.Context) error
	// Fetch obtains a new token.
	Fetch Source
	// Wanted reports whether the token may still be kept once it is in the cache: a
	// logout that removed the stored secret before has not seen it there; nil means
	// yes.
	Wanted func(context.Context) bool
	// Failures shares why Fetch failed with those who wait meanwhile.
	Failures FailureFile
	// Unchanged reports whether the stored secret is still what Fetch used: the
	// failure of an old one is not shared; nil means yes.
	Unchanged func(context.Context) bool
}

// DefaultMinTTL is how long a token must live to be worth returning.
const DefaultMinTTL = time.Minute

// Request is what a caller asks of a CachedSource.
type Request struct {
	MinTTL  time.Duration // how long it must live at least
	Refresh bool          // a new one in any case
}

// Get returns a token and whether it came from the cache. The store is opened,
// which may mean asking a person, before the lock is taken, and not at all while
// another process fetches this token. If that one fails, its reason is returned.
func (s CachedSource) Get(ctx context.Context, request Request) (t Token, cached bool, err error) {
	s.Cache.Warn = once(s.Cache.Warn)
	w := waiter{CachedSource: s, request: request, seen: s.Failures.LastID(), patience: s.Patience}
	if w.fresh() {
		w.ignoresCache = true // until the lock is taken, if it cannot be opened
		if t, ok, err := w.fromCache(ctx); ok || err != nil {
			return t, ok, err
		}
	} else if t, ok, err := w.fromOthers(ctx); ok || err != nil {
		return t, ok, err
	}
	if s.Prepare != nil {
		if err := s.Prepare(ctx); err != nil {
			return Token{}, false, err
		}
	} else {
		w.readKey(ctx)
	}
	return w.underLock(ctx, w.settled)
}

// Keep puts a token into the cache, if it is wanted there. That it cannot is a
// warning: the token is at hand all the same.
func (s CachedSource) Keep(ctx context.Context, t Token) {
	s.Failures.Remove()
	if t.ExpiresAt.IsZero() {
		return
	}
	if t.FetchedAt.IsZero() {
		t.live(s.Now(), 0, t.ExpiresAt)
	}
	key, made, err := s.key(ctx)
	where := ""
	if err == nil {
		where = " in " + s.Cache.File.Path
		err = s.Cache.Save(key, t)
	}
	if err != nil {
		s.Warn("the token cannot be cached%s: %v", where, disk.Cause(err))
	}
	if s.Wanted != nil && !s.Wanted(ctx) {
		s.discard(ctx, made)
	}
}

// discard removes a token that is not wanted any more, and a key that was made
// for it. It goes on after an interruption: nothing would remove them later.
func (s CachedSource) discard(ctx context.Context, key bool) {
	_ = os.Remove(s.Cache.File.Path) // it may not be there
	if key {
		_ = s.Store.Delete(context.WithoutCancel(ctx), s.KeyName) // without its token it opens nothing
	}
}

// key returns the key of the cache, and makes one if it is missing: what
// was sealed with a lost key can be fetched again. It is the key of all tokens
// of the store, so that it has a lock of its own.
func (s CachedSource) key(ctx context.Context) (key secret.String, made bool, err error) {
	key, err = s.Store.Get(ctx, s.KeyName)
	if usable(key, err) || !errors.Is(err, secret.ErrNotFound) && err != nil {
		return key, false, err
	}
	unlock, err := s.lock(ctx, filepath.Join(filepath.Dir(s.Cache.File.Path), "key.lock"), s.Patience, nil)
	if err != nil {
		return secret.String{}, false, err
	}
	defer unlock()
	if key, err := s.Store.Get(ctx, s.KeyName); usable(key, err) {
		return key, false, nil
	}
	if key, err = secret.NewSealKey(s.Random); err != nil {
		return secret.String{}, false, err
	}
	return key, true, secret.SetAndCheck(ctx, s.Store, s.KeyName, key)
}

func usable(key secret.String, err error) bool {
	if err != nil {
		return false
	}
	_, err = secret.Cipher(key)
	return err == nil
}

// once reports the same thing only once.
func once(warn func(format string, args ...any)) func(format string, args ...any) {
	seen := map[string]bool{}
	return func(format string, args ...any) {
		if text := fmt.Sprintf(format, args...); !seen[text] {
			seen[text] = true
			warn("%s", text)
		}
	}
}

// removals is how often the folder of the cache may be removed by a logout or
// `token clear` while a process waits for a lock in it.
const removals = 3

// lock takes a lock in the folder of the cache. If there can be no lock there can
// be no cache either, and the work goes on without. The error is
// disk.ErrUnneeded once it is settled.
func (s CachedSource) lock(ctx context.Context, path string, patience time.Duration, settled func() bool) (unlock func(), err error) {
	for range removals {
		if err := disk.MakeFolder(filepath.Dir(path)); err != nil {
			return func() {}, nil //nolint:nilerr // Keep warns of the same error
		}
		unlock, err = disk.Wait{Patience: patience, Done: settled}.Lock(ctx, path)
		if !errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	switch {
	case ctx.Err() != nil:
		if err == nil {
			unlock()
		}
		return nil, context.Cause(ctx)
	case errors.Is(err, disk.ErrUnneeded):
		return nil, err
	case errors.Is(err, disk.ErrLocked):
		return nil, fault.New(fault.Network, "waited %s for other processes that fetch this token", s.Patience).
			WithHint("try again, or allow more time with --timeout; the lock is %s", path)
	case err != nil:
		s.Warn("the lock %s cannot be taken: %v", path, disk.Cause(err))
		return func() {}, nil
	}
	return unlock, nil
}
