package token

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gofrs/flock"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// What once went wrong.

func TestAFileThatIsIgnoredIsToldOfOnce(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(*keeping) error{
		"others may read it":      func(k *keeping) error { return os.Chmod(k.Cache.File.Path, 0o644) },
		"sealed with another key": func(k *keeping) error { return k.Store.Set(t.Context(), CacheKey, newKey(t)) },
	} {
		t.Run(name, func(t *testing.T) {
			k := keeperOf(t, living(time.Hour))
			k.cached(t, living(time.Hour))
			must(t, spoil(k))
			k.wantGet(t, Wish{MinTTL: time.Minute}, living(time.Hour), false)
			k.told.want(t, k.Cache.File.Path, "replaced")
		})
	}
}

func TestAFractionOfASecondIsSealedToo(t *testing.T) {
	t.Parallel()
	cache, key, _ := saved(t)
	text, err := cache.File.Load()
	must(t, err)
	moved := strings.Replace(string(text), ":00Z", ":00.9Z", 1)
	must(t, cache.File.Save([]byte(moved)))
	if got, ok := cache.Times(); !ok || got.ExpiresAt.Nanosecond() == 0 {
		t.Fatalf("the test moved nothing: %s", moved)
	}
	wantNone(t, cache, key)
}

func TestATokenThatExpiresThisMomentIsNotHandedOut(t *testing.T) {
	t.Parallel()
	k := keeperOf(t, living(time.Hour))
	k.Now = func() time.Time { return now().Truncate(time.Second) }
	k.cached(t, living(0))
	k.wantGet(t, Wish{}, living(time.Hour), false)
}

// meeting is a store where two who look for a key at the same time both find
// none, unless one waits for the other.
type meeting struct {
	secret.Memory
	mu   sync.Mutex
	here int
	both chan struct{}
}

func (m *meeting) Get(ctx context.Context, name string) (secret.String, error) {
	key, err := m.Memory.Get(ctx, name)
	m.mu.Lock()
	m.here++
	if m.here == 2 {
		close(m.both)
	}
	m.mu.Unlock()
	select {
	case <-m.both:
	case <-time.After(100 * time.Millisecond):
	}
	return key, err
}

func TestTwoProfilesAtOnceShareTheKeyOfTheStore(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		store := &meeting{both: make(chan struct{})}
		a, b := keeperOf(t, living(time.Hour)), keeperOf(t, living(time.Hour))
		b.Cache.File.Path = filepath.Join(filepath.Dir(a.Cache.File.Path), "other.json")
		a.Store, b.Store = store, store
		var group sync.WaitGroup
		for _, k := range []*keeping{a, b} {
			group.Go(func() {
				if _, _, err := k.Get(t.Context(), Wish{}); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		for _, k := range []*keeping{a, b} {
			k.wantGet(t, Wish{}, living(time.Hour), true)
			k.told.want(t)
		}
	})
}

// asking is a store that a human has to unlock; that may take long.
type asking struct {
	secret.Memory
	ask func()
}

func (a *asking) Unlock(context.Context) error { a.ask(); return nil }

func (a *asking) Get(ctx context.Context, name string) (secret.String, error) {
	a.ask()
	return a.Memory.Get(ctx, name)
}

// A lock that is held while somebody looks for a passphrase keeps every other
// process waiting (kubelogin#1652).
func TestNobodyIsAskedWhileTheLockIsHeld(t *testing.T) {
	t.Parallel()
	k := keeperOf(t, living(time.Hour))
	var once sync.Once
	store := &asking{ask: func() {
		once.Do(func() {
			must(t, os.MkdirAll(filepath.Dir(k.Cache.File.Path), 0o700))
			lock := flock.New(k.Cache.File.Path + ".lock")
			if free, err := lock.TryLock(); !free || err != nil {
				t.Errorf("the store was first used under the lock: %v", err)
			}
			_ = lock.Unlock()
		})
	}}
	k.Store = store
	k.wantGet(t, Wish{}, living(time.Hour), false)
}

type hanging struct {
	secret.Memory
	calls int
}

func (h *hanging) Get(context.Context, string) (secret.String, error) {
	h.calls++
	return secret.String{}, fault.New(fault.Store, "the keyring did not answer within 3s")
}

// Every call of a keyring that hangs costs 3 s.
func TestAStoreThatFailsIsNotAskedAgainAndAgain(t *testing.T) {
	t.Parallel()
	k := keeperOf(t, living(time.Hour))
	k.cached(t, living(time.Hour))
	store := &hanging{}
	k.Store = store
	k.wantGet(t, Wish{}, living(time.Hour), false)
	if store.calls > 2 {
		t.Errorf("asked %d times for the key of the cache", store.calls)
	}
}
