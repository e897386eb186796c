package secret

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gofrs/flock"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// Each File stands for a process: it has its own lock and its own identity.
func TestFile_Set_manyProcesses(t *testing.T) {
	t.Parallel()
	folder := cheap(t)
	const processes, secrets = 20, 3
	var group sync.WaitGroup
	for p := range processes {
		group.Go(func() {
			store := storeIn(folder, passphrase)
			for s := range secrets {
				name := fmt.Sprint("name ", p, ".", s)
				if err := store.Set(t.Context(), name, New(name)); err != nil {
					t.Error(err)
				}
			}
			if err := store.Delete(t.Context(), fmt.Sprint("name ", p, ".0")); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	store := storeIn(folder, passphrase)
	for p := range processes {
		wantNone(t, store, fmt.Sprint("name ", p, ".0"))
		for s := 1; s < secrets; s++ {
			name := fmt.Sprint("name ", p, ".", s)
			wantSecret(t, store, name, name)
		}
	}
}

func TestFile_manyGoroutines(t *testing.T) {
	t.Parallel()
	store := storeIn(cheap(t), passphrase)
	var group sync.WaitGroup
	for i := range 20 {
		group.Go(func() {
			name := fmt.Sprint(i)
			if err := store.Set(t.Context(), name, New(name)); err != nil {
				t.Error(err)
			}
			wantSecret(t, store, name, name)
		})
	}
	group.Wait()
	if store.times != 1 {
		t.Errorf("asked %d times", store.times)
	}
}

// together makes a store's question wait until both have been asked.
func together(store *asked, arrived *sync.WaitGroup) {
	answer := store.Passphrase
	store.Passphrase = func(ctx context.Context, fresh bool) (String, error) {
		arrived.Done()
		arrived.Wait()
		return answer(ctx, fresh)
	}
}

func TestFile_Set_twoNewIdentities(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "secrets")
	var arrived, group sync.WaitGroup
	arrived.Add(2)
	for _, name := range []string{"a", "b"} {
		store := storeIn(folder, passphrase)
		together(store, &arrived)
		group.Go(func() {
			if err := store.Set(t.Context(), name, New(name)); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	third := storeIn(folder, passphrase)
	wantSecret(t, third, "a", "a")
	wantSecret(t, third, "b", "b")
}

func TestFile_Set_twoNewPassphrases(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "secrets")
	var arrived, group sync.WaitGroup
	arrived.Add(2)
	failures := make([]error, 2)
	for i := range failures {
		store := storeIn(folder, fmt.Sprint("passphrase ", i))
		together(store, &arrived)
		group.Go(func() { failures[i] = store.Set(t.Context(), "name", New("x")) })
	}
	group.Wait()
	loser := 0
	if failures[0] == nil {
		loser = 1
	}
	if failures[1-loser] != nil {
		t.Fatalf("nobody won: %v", failures)
	}
	wantFault(t, failures[loser], fault.Credentials, "the passphrase does not open")
}

func TestFile_Set_locked(t *testing.T) {
	t.Parallel()
	store := opened(t)
	lock := flock.New(filepath.Join(store.Folder, "lock"))
	must(t, lock.Lock())
	defer func() { _ = lock.Unlock() }()
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		err := store.Set(t.Context(), "name", New("x"))
		wantFault(t, err, fault.Store, store.Folder, "cannot be locked")
		if took := time.Since(start); took != 30*time.Second {
			t.Errorf("waited %s", took)
		}
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		start = time.Now()
		if err := store.Set(ctx, "name", New("x")); !errors.Is(err, context.Canceled) || time.Since(start) > 2*time.Second {
			t.Errorf("an interruption after a second: %v after %s", err, time.Since(start))
		}
		wantSecret(t, store, "name", planted)
	})
}
