package token

import (
	"context"
	"errors"
	"fmt"
	"io"
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
	// Patience bounds the wait for another process that fetches this token.
	Patience time.Duration
	// Prepare gets what Fetch needs from the store, which may mean asking a
	// person, so that it happens before the lock is taken; may be nil.
	Prepare func(context.Context) error
	// Fetch obtains a new token.
	Fetch Source
	// Wanted reports whether the token may still be kept once it is there: a
	// logout may have come between; nil means yes.
	Wanted func(context.Context) bool
}

// DefaultMinTTL is how long a token must live to be worth returning.
const DefaultMinTTL = time.Minute

// Request is what a caller asks of a CachedSource.
type Request struct {
	MinTTL  time.Duration // how long it must live at least
	Refresh bool          // a new one in any case
}

// Get returns a token and whether it came from the cache. The store is opened,
// which may mean asking a person, before the lock is taken.
func (s CachedSource) Get(ctx context.Context, request Request) (t Token, cached bool, err error) {
	s.Cache.Warn = once(s.Cache.Warn)
	if !request.Refresh && s.fresh(request) {
		key, err := s.Store.Get(ctx, s.KeyName)
		if t, ok := s.open(request, key, err); ok {
			return t, true, nil
		}
		if err != nil && !errors.Is(err, secret.ErrNotFound) && s.Prepare != nil {
			return Token{}, false, err // the same store would fail in Prepare too
		}
	}
	if s.Prepare != nil {
		if err := s.Prepare(ctx); err != nil {
			return Token{}, false, err
		}
	}
	_, failed := s.Store.Get(ctx, s.KeyName)
	works := failed == nil || errors.Is(failed, secret.ErrNotFound)
	unlock, err := s.lock(ctx)
	if err != nil {
		return Token{}, false, err
	}
	defer unlock()
	if works && !request.Refresh && s.fresh(request) {
		key, err := s.Store.Get(ctx, s.KeyName)
		if t, ok := s.open(request, key, err); ok {
			return t, true, nil
		}
	}
	if t, err = s.Fetch(ctx); err != nil {
		return Token{}, false, err
	}
	if !works {
		s.Warn("the token cannot be cached: %v", failed)
		return t, false, nil
	}
	if s.Wanted == nil || s.Wanted(ctx) {
		s.Keep(ctx, t)
	}
	return t, false, nil
}

// Keep puts a token into the cache. That it cannot is a warning: the token is
// at hand all the same.
func (s CachedSource) Keep(ctx context.Context, t Token) {
	if t.ExpiresAt.IsZero() {
		return
	}
	if t.FetchedAt.IsZero() {
		t.live(s.Now(), 0, t.ExpiresAt)
	}
	key, err := s.key(ctx)
	if err == nil {
		err = s.Cache.Save(key, t)
	}
	if err != nil {
		s.Warn("the token cannot be cached: %v", disk.Cause(err))
	}
}

// fresh reports whether the cached token lives long enough. It opens nothing.
func (s CachedSource) fresh(request Request) bool {
	t, ok := s.Cache.Times()
	return ok && t.Lives(s.Now(), request.MinTTL)
}

// open opens the cached token with a key, if one was found.
func (s CachedSource) open(request Request, key secret.String, err error) (Token, bool) {
	if err != nil {
		return Token{}, false
	}
	t, ok := s.Cache.Load(key)
	return t, ok && t.Lives(s.Now(), request.MinTTL)
}

// key returns the key of the cache, and makes one if it is missing: what
// was sealed with a lost key can be fetched again. It is the key of all tokens
// of the store, so that it has a lock of its own.
func (s CachedSource) key(ctx context.Context) (secret.String, error) {
	key, err := s.Store.Get(ctx, s.KeyName)
	if usable(key, err) || !errors.Is(err, secret.ErrNotFound) && err != nil {
		return key, err
	}
	unlock, err := s.lockFile(ctx, filepath.Join(filepath.Dir(s.Cache.File.Path), "key.lock"))
	if err != nil {
		return secret.String{}, err
	}
	defer unlock()
	if key, err := s.Store.Get(ctx, s.KeyName); usable(key, err) {
		return key, nil
	}
	if key, err = secret.NewSealKey(s.Random); err != nil {
		return secret.String{}, err
	}
	return key, secret.SetAndCheck(ctx, s.Store, s.KeyName, key)
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

// lock takes the lock next to the cache: on Windows a locked file itself could
// not be replaced. If there can be no lock there can be no cache either,
// and the work goes on without.
func (s CachedSource) lock(ctx context.Context) (unlock func(), err error) {
	return s.lockFile(ctx, s.Cache.File.Path+".lock")
}

func (s CachedSource) lockFile(ctx context.Context, path string) (unlock func(), err error) {
	if err := disk.MakeFolder(filepath.Dir(path)); err != nil {
		return func() {}, nil //nolint:nilerr // Keep warns of the same error
	}
	unlock, err = disk.Lock(ctx, path, s.Patience)
	switch {
	case ctx.Err() != nil:
		return nil, context.Cause(ctx)
	case errors.Is(err, disk.ErrLocked):
		return nil, fault.New(fault.Network, "waited %s for other processes that fetch this token", s.Patience).
			WithHint("try again, or allow more time with --timeout; the lock is %s", path)
	case err != nil:
		s.Warn("the lock %s cannot be taken: %v", path, disk.Cause(err))
		return func() {}, nil
	}
	return unlock, nil
}
