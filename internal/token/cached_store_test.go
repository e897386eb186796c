package token

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gofrs/flock"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/secret/secrettest"
)

// meeting is a store where two who look for a key at the same time both find
// none, unless one waits for the other.
type meeting struct {
	secrettest.Memory
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

func TestCachedSource_Get_sharedKey(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		store := &meeting{both: make(chan struct{})}
		a, b := sourceOf(t, living(time.Hour)), sourceOf(t, living(time.Hour))
		b.Cache.File.Path = filepath.Join(filepath.Dir(a.Cache.File.Path), "other.json")
		a.Store, b.Store = store, store
		var group sync.WaitGroup
		for _, k := range []*sourceFixture{a, b} {
			group.Go(func() {
				if _, _, err := k.Get(t.Context(), Request{}); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		for _, k := range []*sourceFixture{a, b} {
			k.wantGet(t, Request{}, living(time.Hour), true)
			k.told.want(t)
		}
	})
}

// asking is a store that a human has to unlock; that may take long.
type asking struct {
	secrettest.Memory
	ask func()
}

func (a *asking) Unlock(context.Context) error { a.ask(); return nil }

func (a *asking) Get(ctx context.Context, name string) (secret.String, error) {
	a.ask()
	return a.Memory.Get(ctx, name)
}

// A lock that is held while somebody looks for a passphrase keeps every other
// process waiting (kubelogin#1652).
func TestCachedSource_Get_asksBeforeTheLock(t *testing.T) {
	t.Parallel()
	k := sourceOf(t, living(time.Hour))
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
	k.wantGet(t, Request{}, living(time.Hour), false)
}

type hanging struct {
	secrettest.Memory
	calls int
}

func (h *hanging) Get(context.Context, string) (secret.String, error) {
	h.calls++
	return secret.String{}, fault.New(fault.Store, "the keyring did not answer within 3s")
}

// Every call of a keyring that hangs costs 3 s.
func TestCachedSource_Get_hangingStore(t *testing.T) {
	t.Parallel()
	k := sourceOf(t, living(time.Hour))
	k.cached(t, living(time.Hour))
	store := &hanging{}
	k.Store = store
	k.wantGet(t, Request{}, living(time.Hour), false)
	if store.calls > 2 {
		t.Errorf("asked %d times for the key of the cache", store.calls)
	}
}

// Everybody waits for the keyring: whoever has the token to fetch asks it once, and
// not for a key that is not needed yet.
func TestCachedSource_Get_asksForKeyOnce(t *testing.T) {
	t.Parallel()
	k := sourceOf(t, living(time.Hour))
	k.wantGet(t, Request{}, living(time.Hour), false)
	store := &counting{Store: k.Store}
	k.Store, k.Prepare = store, func(context.Context) error { return nil }
	k.wantGet(t, Request{Refresh: true}, living(time.Hour), false)
	if store.calls != 1 {
		t.Errorf("asked %d times for the key of the cache", store.calls)
	}
}

type counting struct {
	secret.Store

	calls int
}

func (c *counting) Get(ctx context.Context, name string) (secret.String, error) {
	c.calls++
	return c.Store.Get(ctx, name)
}

// logoutBefore is a store whose user logs out before something is put into it.
type logoutBefore struct {
	secrettest.Memory

	logout func()
}

func (l *logoutBefore) Set(ctx context.Context, name string, value secret.String) error {
	l.logout()
	return l.Memory.Set(ctx, name, value)
}

// The logout comes while the token is put into the cache, after the request: what
// is put there after it has to go, and the key too, which would stay in the keyring.
func TestCachedSource_Keep_logoutMeanwhile(t *testing.T) {
	t.Parallel()
	k := sourceOf(t, living(time.Hour))
	loggedIn := true
	store := &logoutBefore{logout: func() { loggedIn = false }}
	k.Store = store
	k.Wanted = func(context.Context) bool { return loggedIn }
	k.wantGet(t, Request{}, living(time.Hour), false)
	if _, err := os.Stat(k.Cache.File.Path); !os.IsNotExist(err) {
		t.Errorf("the token is still in the cache (%v)", err)
	}
	if store.Len() != 0 {
		t.Error("the key is still in the store")
	}
	k.told.want(t)
}
