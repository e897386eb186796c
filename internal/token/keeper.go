package token

import (
	"context"
	"encoding/base64"
	"errors"
	"io"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// cacheKeyName is the secret that seals the caches of a store's tokens.
const cacheKeyName = "cache-key"

const lockPolling = 10 * time.Millisecond

// Keeper hands out a token: the cached one while it lives, else a new one.
// Many processes at once make one request.
type Keeper struct {
	Cache  CacheFile
	Store  secret.Store
	Random io.Reader
	Now    func() time.Time
	Warn   func(format string, args ...any)
	// Patience bounds the wait for another process that fetches this token.
	Patience time.Duration
	// Fetch obtains a new token.
	Fetch Source
}

// DefaultMinTTL is how long a token must live to be worth handing out.
const DefaultMinTTL = time.Minute

// Wish says what token is wanted.
type Wish struct {
	MinTTL  time.Duration // how long it must live at least
	Refresh bool          // a new one in any case
}

// Get returns a token and whether it came from the cache.
func (k Keeper) Get(ctx context.Context, wish Wish) (t Token, cached bool, err error) {
	if t, ok := k.cached(ctx, wish); ok {
		return t, true, nil
	}
	unlock, err := k.lock(ctx)
	if err != nil {
		return Token{}, false, err
	}
	defer unlock()
	if t, ok := k.cached(ctx, wish); ok {
		return t, true, nil
	}
	if t, err = k.Fetch(ctx); err != nil {
		return Token{}, false, err
	}
	k.Keep(ctx, t)
	return t, false, nil
}

// Keep puts a token into the cache. That it cannot is a warning: the token is
// at hand all the same.
func (k Keeper) Keep(ctx context.Context, t Token) {
	if t.ExpiresAt.IsZero() {
		return
	}
	key, err := k.key(ctx)
	if err == nil {
		err = k.Cache.Save(key, t)
	}
	if err != nil {
		k.Warn("the token cannot be cached: %v", err)
	}
}

func (k Keeper) cached(ctx context.Context, wish Wish) (Token, bool) {
	if wish.Refresh {
		return Token{}, false
	}
	expires, ok := k.Cache.ExpiresAt()
	if !ok || expires.Sub(k.Now()) < wish.MinTTL {
		return Token{}, false
	}
	key, err := k.Store.Get(ctx, cacheKeyName)
	if err != nil {
		return Token{}, false
	}
	return k.Cache.Load(key)
}

// key returns the key of the cache, and makes one where it is missing: what
// was sealed with a lost key can be fetched again.
func (k Keeper) key(ctx context.Context) (secret.String, error) {
	key, err := k.Store.Get(ctx, cacheKeyName)
	if err == nil {
		if _, err := newAEAD(key); err == nil {
			return key, nil
		}
	} else if !errors.Is(err, secret.ErrNotFound) {
		return secret.String{}, err
	}
	raw := make([]byte, CacheKeySize)
	if _, err := io.ReadFull(k.Random, raw); err != nil {
		return secret.String{}, err
	}
	key = secret.New(base64.RawURLEncoding.EncodeToString(raw))
	return key, secret.SetAndCheck(ctx, k.Store, cacheKeyName, key)
}

// lock takes the lock beside the cache: on Windows a locked file itself could
// not be replaced. Where there can be no lock there can be no cache either,
// and the work goes on without.
func (k Keeper) lock(ctx context.Context) (unlock func(), err error) {
	if err := disk.MakeFolder(filepath.Dir(k.Cache.File.Path)); err != nil {
		return func() {}, nil //nolint:nilerr // Keep warns of the same trouble
	}
	lock := flock.New(k.Cache.File.Path+".lock", flock.SetPermissions(0o600))
	waiting, cancel := context.WithTimeout(ctx, k.Patience)
	defer cancel()
	if _, err := lock.TryLockContext(waiting, lockPolling); err != nil && waiting.Err() != nil {
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		return nil, fault.New(fault.Network, "another process has been fetching this token for %s and has not finished", k.Patience).
			WithHint("try again, or allow more time with --timeout; the lock is %s", lock.Path())
	}
	return func() { _ = lock.Unlock() }, nil
}
