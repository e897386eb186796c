package wawi

import (
	"context"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/interrupt"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/secret/secrettest"
)

func TestVault_storeFailsAtTheLastStep(t *testing.T) {
	t.Parallel()
	t.Run("and works again", func(t *testing.T) {
		t.Parallel()
		w := newWorld(t, taken(), grant())
		w.store.failures = 2
		if _, err := w.register(usual()); err != nil || w.key() != "the-key" || w.shown != "" {
			t.Errorf("%v, %q, shown %q", err, w.key(), w.shown)
		}
	})
	t.Run("and another takes it", func(t *testing.T) {
		t.Parallel()
		w := newWorld(t, taken(), grant())
		other := &named{&secrettest.Memory{}, "file"}
		w.store.failures, w.other = -1, other
		got, err := w.register(usual())
		if err != nil || got.Store != "file" || w.shown != "" || w.record().Installation.Store != "file" {
			t.Errorf("%v, %q, shown %q", err, got.Store, w.shown)
		}
		if key, err := other.Get(t.Context(), Slot("shop")); err != nil || key.Reveal() != "the-key" {
			t.Errorf("the other store has %v", err)
		}
		if !strings.Contains(strings.Join(w.warned, "\n"), "is stored in the file store instead") {
			t.Errorf("warned: %q", w.warned)
		}
	})
	for name, harm := range map[string]func(*world){
		"and none takes it":        func(w *world) { w.store.failures = -1 },
		"and gives back another":   func(w *world) { w.store.lies = true },
		"and the other fails, too": func(w *world) { w.store.failures = -1; w.other = &flaky{Memory: &secrettest.Memory{}, failures: -1} },
		"and a person looks":       func(w *world) { w.store.failures = -1; w.terminal = true },
		"and does not answer":      func(w *world) { w.store.failures, w.store.locked = -1, true },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, taken(), grant())
			r, record, err := w.send(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			harm(w)
			_, err = r.Await(t.Context(), w.lock, record, usual())
			if f := fault.From(err); f.Kind != fault.Store || !strings.Contains(f.Hint, "`jtlctl wawi resume shop`") || strings.Contains(f.Message+f.Hint, "the-key") {
				t.Errorf("%v", err)
			}
			if hint := fault.From(err).Hint; (w.shown == "the-key") != w.terminal || strings.Contains(hint, "write down the key") != w.terminal || strings.Contains(hint, "was not printed") == w.terminal {
				t.Errorf("shown %q, %s", w.shown, hint)
			}
			if w.record().Installation != nil || !w.lock.HasSealed() {
				t.Error("the state says accepted, or the sealed copy is gone")
			}
			if err := r.Prove(t.Context(), w.lock); kindOfFault(err) != fault.Usage {
				t.Errorf("a new registration would lose the sealed key: %v", err)
			}
			// The store works again: another process finishes.
			w.store.failures, w.store.lies, w.store.locked = 0, false, false
			requests := len(w.requests)
			got, found, err := w.registrar().Recover(t.Context(), w.lock)
			if err != nil || !found || w.key() != "the-key" || !slices.Equal(got.Granted, []string{"items.read"}) || len(w.requests) != requests {
				t.Errorf("%v, %v, key %q, %v", found, err, w.key(), got)
			}
			if w.record().Installation == nil || w.lock.HasSealed() {
				t.Error("not finished")
			}
		})
	}
}

type named struct {
	*secrettest.Memory
	name string
}

func (n *named) Name() string { return n.name }

// TestVault_interruptedWhileTheStoreWaits ends the wait at once; the key stays sealed, or is
// shown if there is no copy.
func TestVault_interruptedWhileTheStoreWaits(t *testing.T) {
	t.Parallel()
	for _, copied := range []bool{true, false} {
		synctest.Test(t, func(t *testing.T) {
			w := newWorld(t, taken(), grant())
			ctx, cancel := context.WithCancel(t.Context())
			r, record, err := w.send(ctx)
			if err != nil {
				t.Fatal(err)
			}
			w.store.waits = func(ctx context.Context) error {
				time.AfterFunc(10*time.Second, cancel)
				<-ctx.Done()
				return context.Cause(ctx)
			}
			sealer, err := w.lock.newSealer(r.Vault.aead)
			if err != nil {
				t.Fatal(err)
			}
			if !copied {
				_ = sealer.file.Close() // as full as a disk can be
			}
			start := time.Now()
			_, err = r.accept(ctx, w.lock, sealer, record, Timed{Answer{Status: Accepted, Key: secret.New("the-key")}, w.now})
			f := fault.From(err)
			took := time.Since(start) - 10*time.Second
			if copied && (f.Kind != fault.Interrupted || took > interrupt.StoreOfCopy || w.shown != "" || !strings.Contains(f.Hint, "`jtlctl wawi resume shop`") || !w.lock.HasSealed()) {
				t.Errorf("%v after %s, shown %q", err, took, w.shown)
			}
			if !copied && (took > interrupt.StoreOfNoCopy || w.shown != "the-key") {
				t.Errorf("%v after %s, shown %q", err, took, w.shown)
			}
		})
	}
}

// TestVault_lockedStore is asked once.
func TestVault_lockedStore(t *testing.T) {
	t.Parallel()
	w := newWorld(t, taken(), grant())
	asked := 0
	w.store.waits = func(context.Context) error {
		asked++
		return fault.New(fault.Store, "it is locked").WithCause(secret.ErrLocked)
	}
	if _, err := w.register(usual()); kindOfFault(err) != fault.Store || asked != 1 {
		t.Errorf("%v, asked %d times", err, asked)
	}
}
