package token

import (
	"context"
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/secret/secrettest"
)

// sourceFixture is a CachedSource whose fetches are counted.
type sourceFixture struct {
	CachedSource
	told    *warnings
	fetched int
}

func sourceOf(t *testing.T, fetch Token) *sourceFixture {
	t.Helper()
	cache, told := cacheIn(t)
	k := &sourceFixture{told: told}
	k.CachedSource = CachedSource{
		Cache: cache, Store: &secrettest.Memory{}, KeyName: CacheKey, Random: rand.Reader, Now: now, Warn: told.add, Patience: time.Second,
		Fetch: func(context.Context) (Token, error) { k.fetched++; return fetch, nil },
	}
	return k
}

// cached puts a token into the cache.
func (k *sourceFixture) cached(t *testing.T, value Token) {
	t.Helper()
	k.Keep(t.Context(), value)
	k.told.want(t)
}

func (k *sourceFixture) wantGet(t *testing.T, request Request, want Token, fromCache bool) {
	t.Helper()
	before := k.fetched
	got, cached, err := k.Get(t.Context(), request)
	if err != nil || cached != fromCache || (k.fetched > before) == fromCache {
		t.Errorf("cached is %v after %d fetches, %v", cached, k.fetched-before, err)
	}
	wantToken(t, got, want)
}

// brokenStore fails where an error is set.
type brokenStore struct {
	secrettest.Memory
	get, set error
}

func (b *brokenStore) Get(ctx context.Context, name string) (secret.String, error) {
	if b.get != nil {
		return secret.String{}, b.get
	}
	return b.Memory.Get(ctx, name)
}

func (b *brokenStore) Set(ctx context.Context, name string, value secret.String) error {
	if b.set != nil {
		return b.set
	}
	return b.Memory.Set(ctx, name, value)
}

func TestCachedSource_Get(t *testing.T) {
	t.Parallel()
	const fraction = 500 // nanoseconds that now is past the full second
	for name, test := range map[string]struct {
		life    time.Duration
		request Request
		want    bool
	}{
		"an hour left":         {time.Hour, Request{MinTTL: time.Minute}, true},
		"just enough":          {time.Minute, Request{MinTTL: time.Minute - fraction}, true},
		"just too little":      {time.Minute, Request{MinTTL: time.Minute - fraction + 1}, false},
		"less than asked for":  {time.Hour, Request{MinTTL: 2 * time.Hour}, false},
		"nothing asked for":    {time.Second, Request{}, true},
		"expired":              {-time.Second, Request{}, false},
		"a new one wanted":     {time.Hour, Request{Refresh: true}, false},
		"a new one and a life": {time.Hour, Request{MinTTL: time.Minute, Refresh: true}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			fresh := living(3 * time.Hour)
			fresh.Scope = "new"
			k := sourceOf(t, fresh)
			k.cached(t, living(test.life))
			want := fresh
			if test.want {
				want = living(test.life)
			}
			k.wantGet(t, test.request, want, test.want)
			k.wantGet(t, Request{}, want, true)
			k.told.want(t)
		})
	}
}

// TestCachedSource_wrongClock: a token that was fetched, or is looked at, by a clock
// that is ahead or behind is not handed out for longer than it lives.
func TestCachedSource_wrongClock(t *testing.T) {
	t.Parallel()
	const hour, day = time.Hour, 24 * time.Hour
	for name, test := range map[string]struct {
		later  time.Duration // of the clock, between fetch and look
		change func(*Token)
		cached bool
	}{
		"a right clock":                          {later: 30 * time.Minute, cached: true},
		"ahead by years when it was fetched":     {later: -5 * 365 * day},
		"ahead by a second when it was fetched":  {later: -time.Second},
		"more life left than it was given":       {later: 0, change: func(t *Token) { t.ExpiresAt = t.ExpiresAt.Add(day) }},
		"no life known":                          {later: 0, change: func(t *Token) { t.Life = 0 }},
		"a negative life":                        {later: 0, change: func(t *Token) { t.Life = -hour }},
		"a life of centuries and an end like it": {later: 0, change: func(t *Token) { t.Life = 250 * 365 * day; t.ExpiresAt = t.FetchedAt.Add(t.Life) }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			old := living(hour)
			if test.change != nil {
				test.change(&old)
			}
			fresh := living(2 * hour)
			fresh.Scope = "new"
			k := sourceOf(t, fresh)
			k.cached(t, old)
			k.Now = func() time.Time { return now().Add(test.later) }
			want := fresh
			if test.cached {
				want = old
			}
			k.wantGet(t, Request{}, want, test.cached)
			k.told.want(t)
		})
	}
}

func TestCachedSource_Get_newKey(t *testing.T) {
	t.Parallel()
	k := sourceOf(t, living(time.Hour))
	k.wantGet(t, Request{}, living(time.Hour), false)
	key, err := k.Store.Get(t.Context(), CacheKey)
	if err != nil || len(key.Reveal()) != 43 {
		t.Fatalf("the key has %d characters: %v", len(key.Reveal()), err)
	}
	k.wantGet(t, Request{}, living(time.Hour), true)
	k.wantGet(t, Request{Refresh: true}, living(time.Hour), false)
	if again, _ := k.Store.Get(t.Context(), CacheKey); !again.Equal(key) {
		t.Error("the key was replaced")
	}
	k.told.want(t)
}

func TestCachedSource_Get_invalidKey(t *testing.T) {
	t.Parallel()
	k := sourceOf(t, living(time.Hour))
	must(t, k.Store.Set(t.Context(), CacheKey, secret.New("not a key")))
	k.wantGet(t, Request{}, living(time.Hour), false)
	k.wantGet(t, Request{}, living(time.Hour), true)
	k.told.want(t)
}

func TestCachedSource_Get_deletedKey(t *testing.T) {
	t.Parallel()
	k := sourceOf(t, living(time.Hour))
	k.cached(t, living(time.Hour))
	must(t, k.Store.Delete(t.Context(), CacheKey))
	k.wantGet(t, Request{}, living(time.Hour), false)
	k.wantGet(t, Request{}, living(time.Hour), true)
}

func TestCachedSource_Get_unknownExpiry(t *testing.T) {
	t.Parallel()
	eternal := Token{Access: secret.New(access), Type: "Bearer"}
	k := sourceOf(t, eternal)
	k.wantGet(t, Request{}, eternal, false)
	k.wantGet(t, Request{}, eternal, false)
	if _, err := os.Stat(k.Cache.File.Path); !os.IsNotExist(err) {
		t.Errorf("there is a cache file: %v", err)
	}
	k.told.want(t)
}

func TestCachedSource_Get_notCached(t *testing.T) {
	t.Parallel()
	broken := fault.New(fault.Store, "the keyring is broken")
	for name, test := range map[string]struct {
		words  string
		breaks func(*sourceFixture)
	}{
		"store cannot be read":      {"the keyring is broken", func(k *sourceFixture) { k.Store = &brokenStore{get: broken} }},
		"store cannot be written":   {"the keyring is broken", func(k *sourceFixture) { k.Store = &brokenStore{set: broken} }},
		"folder cannot be made":     {"token.json: " + onWindows("its folder does not exist", "not a directory"), func(k *sourceFixture) { k.Cache.File.Path = filepath.Join(os.Args[0], "jtlctl", "token.json") }},
		"folder is in the way":      {"token.json: " + onWindows("access is denied", "file exists"), func(k *sourceFixture) { _ = os.MkdirAll(filepath.Join(k.Cache.File.Path, "full"), 0o700) }},
		"randomness has run out":    {"EOF", func(k *sourceFixture) { k.Random = empty{} }},
		"the environment as store ": {"nothing can be stored", func(k *sourceFixture) { k.Store = secrettest.ReadOnly{} }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			k := sourceOf(t, living(time.Hour))
			test.breaks(k)
			k.wantGet(t, Request{Refresh: true}, living(time.Hour), false)
			k.told.want(t, "the token cannot be cached", test.words)
		})
	}
}

func onWindows(words, elsewhere string) string {
	if runtime.GOOS == "windows" {
		return words
	}
	return elsewhere
}

type empty struct{}

func (empty) Read([]byte) (int, error) { return 0, errors.New("EOF") }

func TestCachedSource_Get_fetchFails(t *testing.T) {
	t.Parallel()
	k := sourceOf(t, Token{})
	k.cached(t, living(time.Hour))
	failure := fault.New(fault.Server, "no token today")
	k.Fetch = func(context.Context) (Token, error) { return Token{}, failure }
	if _, _, err := k.Get(t.Context(), Request{Refresh: true}); !errors.Is(err, failure) {
		t.Errorf("got %v", err)
	}
	k.wantGet(t, Request{}, living(time.Hour), true)
	k.told.want(t)
}

// silent is a store that fails, as a keyring does that never answers.
type silent struct {
	secrettest.Memory
	asked int
}

var errSilent = errors.New("it did not answer")

func (s *silent) Get(context.Context, string) (secret.String, error) {
	s.asked++
	return secret.String{}, errSilent
}

func TestCachedSource_Get_brokenStore(t *testing.T) {
	t.Parallel()
	living := Token{Access: secret.New("token"), Type: "Bearer", ExpiresAt: now().Add(time.Hour)}
	k := sourceOf(t, living)
	k.cached(t, living)
	store := &silent{}
	k.Store = store
	k.Prepare = func(ctx context.Context) error { _, err := store.Get(ctx, "client-secret"); return err }
	if _, _, err := k.Get(t.Context(), Request{}); !errors.Is(err, errSilent) || store.asked != 1 || k.fetched != 0 {
		t.Errorf("asked %d times, fetched %d times, %v", store.asked, k.fetched, err)
	}
}

func TestCachedSource_Get_warnsOnce(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(*sourceFixture) error{
		"others may read it":      func(k *sourceFixture) error { return os.Chmod(k.Cache.File.Path, 0o644) },
		"sealed with another key": func(k *sourceFixture) error { return k.Store.Set(t.Context(), CacheKey, newKey(t)) },
	} {
		t.Run(name, func(t *testing.T) {
			if name == "others may read it" && runtime.GOOS == "windows" {
				t.Skip("Windows has no file modes")
			}
			k := sourceOf(t, living(time.Hour))
			k.cached(t, living(time.Hour))
			must(t, spoil(k))
			k.wantGet(t, Request{MinTTL: time.Minute}, living(time.Hour), false)
			k.told.want(t, k.Cache.File.Path, "replaced")
		})
	}
}

func TestCachedSource_Get_expiresNow(t *testing.T) {
	t.Parallel()
	k := sourceOf(t, living(time.Hour))
	k.Now = func() time.Time { return now().Truncate(time.Second) }
	k.cached(t, living(0))
	k.wantGet(t, Request{}, living(time.Hour), false)
}
