package token

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gofrs/flock"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/secret/secrettest"
)

// Each CachedSource stands for a process: locks of files are per opened file.
func getAtOnce(t *testing.T, processes int, store secret.Store, fetch Source) (fetched int) {
	t.Helper()
	cache, told := cacheIn(t)
	var group sync.WaitGroup
	var fresh atomic.Int64
	for range processes {
		k := sourceOf(t, Token{})
		k.Cache, k.Store, k.Fetch, k.Patience = cache, store, fetch, time.Minute
		group.Go(func() {
			got, cached, err := k.Get(t.Context(), Request{MinTTL: time.Minute})
			if err != nil {
				return
			}
			if !cached {
				fresh.Add(1)
			}
			wantToken(t, got, living(time.Hour))
		})
	}
	group.Wait()
	told.want(t)
	return int(fresh.Load())
}

func TestCachedSource_Get_fiftyAtOnce(t *testing.T) {
	t.Parallel()
	var requests atomic.Int64
	fetched := getAtOnce(t, 50, &secrettest.Memory{}, func(context.Context) (Token, error) {
		requests.Add(1)
		return living(time.Hour), nil
	})
	if fetched != 1 || requests.Load() != 1 {
		t.Errorf("%d of them had a new token, after %d requests", fetched, requests.Load())
	}
}

func TestCachedSource_Get_firstOfFiftyFails(t *testing.T) {
	t.Parallel()
	var requests atomic.Int64
	fetched := getAtOnce(t, 50, &secrettest.Memory{}, func(context.Context) (Token, error) {
		if requests.Add(1) <= 2 {
			return Token{}, errors.New("not yet")
		}
		return living(time.Hour), nil
	})
	if fetched != 1 || requests.Load() != 3 {
		t.Errorf("%d of them had a new token, after %d requests", fetched, requests.Load())
	}
}

// held takes the lock of a cache as another process would.
func held(t *testing.T, cache CacheFile) {
	t.Helper()
	must(t, os.MkdirAll(filepath.Dir(cache.File.Path), 0o700))
	lock := flock.New(cache.File.Path + ".lock")
	must(t, lock.Lock())
	t.Cleanup(func() { _ = lock.Unlock() })
}

func TestCachedSource_Get_patience(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		k := sourceOf(t, living(time.Hour))
		k.Patience = 30 * time.Second
		held(t, k.Cache)
		start := time.Now()
		_, _, err := k.Get(t.Context(), Request{})
		wantFault(t, err, fault.Network, "waited 30s for other processes that fetch this token", k.Cache.File.Path+".lock", "--timeout")
		if took := time.Since(start); took != k.Patience || k.fetched != 0 {
			t.Errorf("gave up after %s and %d fetches", took, k.fetched)
		}
	})
}

// Whoever has waited, and finds the lock taken again once the store was asked, waits
// for the rest of the patience.
func TestCachedSource_Get_patienceOfAllWaits(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		k := sourceOf(t, living(time.Hour))
		must(t, os.MkdirAll(filepath.Dir(k.Cache.File.Path), 0o700))
		lock := flock.New(k.Cache.File.Path + ".lock")
		must(t, lock.Lock())
		k.Patience = 30 * time.Second
		time.AfterFunc(20*time.Second, func() { _ = lock.Unlock() })
		start, asked := time.Now(), time.Duration(0)
		k.Prepare = func(context.Context) error {
			asked = time.Since(start)
			return lock.Lock()
		}
		_, _, err := k.Get(t.Context(), Request{})
		_ = lock.Unlock()
		wantFault(t, err, fault.Network, "waited 30s for other processes")
		if took := time.Since(start); took != k.Patience || asked < 20*time.Second {
			t.Errorf("gave up after %s, and asked the store after %s", took, asked)
		}
	})
}

func TestCachedSource_Get_fetchedByAnother(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		k := sourceOf(t, Token{})
		must(t, os.MkdirAll(filepath.Dir(k.Cache.File.Path), 0o700))
		lock := flock.New(k.Cache.File.Path + ".lock")
		must(t, lock.Lock())
		k.Patience = time.Minute
		time.AfterFunc(10*time.Second, func() {
			k.Keep(t.Context(), living(time.Hour))
			_ = lock.Unlock()
		})
		k.wantGet(t, Request{}, living(time.Hour), true)
	})
}

func TestCachedSource_Get_cachedWithoutLock(t *testing.T) {
	t.Parallel()
	k := sourceOf(t, Token{})
	k.cached(t, living(time.Hour))
	held(t, k.Cache)
	k.Patience = 0
	k.wantGet(t, Request{MinTTL: time.Minute}, living(time.Hour), true)
}

func TestCachedSource_Get_interrupted(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		k := sourceOf(t, living(time.Hour))
		k.Patience = time.Hour
		held(t, k.Cache)
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		start := time.Now()
		if _, _, err := k.Get(ctx, Request{}); !errors.Is(err, context.Canceled) || time.Since(start) > 2*time.Second {
			t.Errorf("%v after %s", err, time.Since(start))
		}
		if _, _, err := k.Get(ctx, Request{}); !errors.Is(err, context.Canceled) || k.fetched != 0 {
			t.Errorf("an interruption before it begins: %v after %d fetches", err, k.fetched)
		}
	})
}

func TestCachedSource_Get_noLock(t *testing.T) {
	t.Parallel()
	k := sourceOf(t, living(time.Hour))
	must(t, os.MkdirAll(k.Cache.File.Path+".lock", 0o700))
	k.wantGet(t, Request{}, living(time.Hour), false)
	k.wantGet(t, Request{}, living(time.Hour), true)
}

// A logout removes the folder of the cache while a process waits for the lock in it.
func TestCachedSource_Get_folderRemovedMeanwhile(t *testing.T) {
	t.Parallel()
	k := sourceOf(t, living(time.Hour))
	folder := filepath.Dir(k.Cache.File.Path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	other := flock.New(k.Cache.File.Path + ".lock")
	if err := other.Lock(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = other.Unlock() })
	k.Trace = func(string, ...any) { // it waits
		if err := os.RemoveAll(folder); err != nil && runtime.GOOS == "windows" {
			_ = other.Unlock() // an open file is not removed there
		}
	}
	k.wantGet(t, Request{}, living(time.Hour), false)
	k.told.want(t)
	if _, err := os.Stat(k.Cache.File.Path + ".lock"); err != nil {
		t.Error(err)
	}
}
