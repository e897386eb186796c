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

// Keeper hands out a token: the cached one while it lives, else a new one.
// Many processes at once make one request.
type Keeper struct {
	Cache CacheFile
	Store secret.Store
	// KeyName names the secret in the store that seals the cache. It is made
	// where it is missing.
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

// DefaultMinTTL is how long a token must live to be worth handing out.
const DefaultMinTTL = time.Minute

// Wish says what token is wanted.
type Wish struct {
	MinTTL  time.Duration // how long it must live at least
	Refresh bool          // a new one in any case
}

// Get returns a token and whether it came from the cache. The store is opened,
// which may mean asking a person, before the lock is taken.
func (k Keeper) Get(ctx context.Context, wish Wish) (t Token, cached bool, err error) {
	k.Cache.Warn = once(k.Cache.Warn)
	if !wish.Refresh && k.fresh(wish) {
		key, err := k.Store.Get(ctx, k.KeyName)
		if t, ok := k.open(wish, key, err); ok {
			return t, true, nil
		}
		if err != nil && !errors.Is(err, secret.ErrNotFound) && k.Prepare != nil {
			return Token{}, false, err // the same store will not answer Prepare either
		}
	}
	if k.Prepare != nil {
		if err := k.Prepare(ctx); err != nil {
			return Token{}, false, err
		}
	}
	_, failed := k.Store.Get(ctx, k.KeyName)
	works := failed == nil || errors.Is(failed, secret.ErrNotFound)
	unlock, err := k.lock(ctx)
	if err != nil {
		return Token{}, false, err
	}
	defer unlock()
	if works && !wish.Refresh && k.fresh(wish) {
		key, err := k.Store.Get(ctx, k.KeyName)
		if t, ok := k.open(wish, key, err); ok {
			return t, true, nil
		}
	}
	if t, err = k.Fetch(ctx); err != nil {
		return Token{}, false, err
	}
	if !works {
		k.Warn("the token cannot be cached: %v", failed)
		return t, false, nil
	}
	if k.Wanted == nil || k.Wanted(ctx) {
		k.Keep(ctx, t)
	}
	return t, false, nil
}

// Keep puts a token into the cache. That it cannot is a warning: the token is
// at hand all the same.
func (k Keeper) Keep(ctx context.Context, t Token) {
	if t.ExpiresAt.IsZero() {
		return
	}
	if t.FetchedAt.IsZero() {
		t.live(k.Now(), 0, t.ExpiresAt)
	}
	key, err := k.key(ctx)
	if err == nil {
		err = k.Cache.Save(key, t)
	}
	if err != nil {
		k.Warn("the token cannot be cached: %v", disk.Cause(err))
	}
}

// fresh reports whether the cached token lives long enough. It opens nothing.
func (k Keeper) fresh(wish Wish) bool {
	t, ok := k.Cache.Times()
	return ok && t.Lives(k.Now(), wish.MinTTL)
}

// open opens the cached token with a key, if one was found.
func (k Keeper) open(wish Wish, key secret.String, err error) (Token, bool) {
	if err != nil {
		return Token{}, false
	}
	t, ok := k.Cache.Load(key)
	return t, ok && t.Lives(k.Now(), wish.MinTTL)
}

// key returns the key of the cache, and makes one where it is missing: what
// was sealed with a lost key can be fetched again. It is the key of all tokens
// of the store, so that it has a lock of its own.
func (k Keeper) key(ctx context.Context) (secret.String, error) {
	key, err := k.Store.Get(ctx, k.KeyName)
	if usable(key, err) || !errors.Is(err, secret.ErrNotFound) && err != nil {
		return key, err
	}
	unlock, err := k.lockFile(ctx, filepath.Join(filepath.Dir(k.Cache.File.Path), "key.lock"))
	if err != nil {
		return secret.String{}, err
	}
	defer unlock()
	if key, err := k.Store.Get(ctx, k.KeyName); usable(key, err) {
		return key, nil
	}
	if key, err = secret.NewSealKey(k.Random); err != nil {
		return secret.String{}, err
	}
	return key, secret.SetAndCheck(ctx, k.Store, k.KeyName, key)
}

func usable(key secret.String, err error) bool {
	if err != nil {
		return false
	}
	_, err = secret.Cipher(key)
	return err == nil
}

// once tells the same thing only once.
func once(warn func(format string, args ...any)) func(format string, args ...any) {
	told := map[string]bool{}
	return func(format string, args ...any) {
		if text := fmt.Sprintf(format, args...); !told[text] {
			told[text] = true
			warn("%s", text)
		}
	}
}

// lock takes the lock beside the cache: on Windows a locked file itself could
// not be replaced. Where there can be no lock there can be no cache either,
// and the work goes on without.
func (k Keeper) lock(ctx context.Context) (unlock func(), err error) {
	return k.lockFile(ctx, k.Cache.File.Path+".lock")
}

func (k Keeper) lockFile(ctx context.Context, path string) (unlock func(), err error) {
	if err := disk.MakeFolder(filepath.Dir(path)); err != nil {
		return func() {}, nil //nolint:nilerr // Keep warns of the same trouble
	}
	unlock, err = disk.Lock(ctx, path, k.Patience)
	switch {
	case ctx.Err() != nil:
		return nil, context.Cause(ctx)
	case errors.Is(err, disk.ErrLocked):
		return nil, fault.New(fault.Network, "waited %s for other processes that fetch this token", k.Patience).
			WithHint("try again, or allow more time with --timeout; the lock is %s", path)
	case err != nil:
		k.Warn("the lock %s cannot be taken: %v", path, disk.Cause(err))
		return func() {}, nil
	}
	return unlock, nil
}
