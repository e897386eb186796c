package wawi

import (
	"net/http"
	"os"
	"runtime"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// TestRegistrar_Await_removedWhileItWaits removes the state between two questions, in
// some cases with what opens the sealed key: from the answer with the key on, the disk
// has a copy that resume opens.
func TestRegistrar_Await_removedWhileItWaits(t *testing.T) {
	t.Parallel()
	needsRemovalOfOpenFiles(t)
	for name, store := range map[string]bool{"the state": false, "the state and the store": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, taken(), pending(), grant())
			w.answers[1] = func(r *http.Request) (*http.Response, error) {
				must(t, os.RemoveAll(w.folder.Path))
				if store {
					must(t, w.store.Delete(t.Context(), sealSlot("shop")))
				}
				return pending()(r)
			}
			sealed := false
			w.store.onSet = func(slot string) { sealed = sealed || slot == Slot("shop") && w.lock.HasSealed() }
			if _, err := w.register(usual()); err != nil || w.key() != "the-key" || !sealed {
				t.Errorf("%v, key %q, sealed before the store got it: %t", err, w.key(), sealed)
			}
			if !strings.Contains(strings.Join(w.warned, "\n"), `the state of "shop" was removed during the wait`) {
				t.Errorf("warned: %q", w.warned)
			}
		})
	}
}

// TestRegistrar_Await_cannotBeRestored: without a place for the key nobody is asked for it.
func TestRegistrar_Await_cannotBeRestored(t *testing.T) {
	t.Parallel()
	needsRemovalOfOpenFiles(t)
	w := newWorld(t, taken(), pending(), grant())
	w.answers[1] = func(r *http.Request) (*http.Response, error) {
		must(t, os.RemoveAll(w.folder.Path))
		must(t, os.WriteFile(w.folder.Path, nil, 0o600))
		return pending()(r)
	}
	_, err := w.register(usual())
	faulttest.Want(t, err, fault.Disk, `the state of "shop" was removed during the wait, and`, "`jtlctl wawi resume shop`")
	if len(w.requests) != 2 {
		t.Errorf("%d requests", len(w.requests))
	}
}

// TestUnstored_removedWhileItIsAsked: a copy in a file that has no name any more ends
// with the process, so that a key that no store takes is shown.
func TestUnstored_removedWhileItIsAsked(t *testing.T) {
	t.Parallel()
	needsRemovalOfOpenFiles(t)
	w := newWorld(t, taken())
	w.answers = append(w.answers, func(r *http.Request) (*http.Response, error) {
		must(t, os.RemoveAll(w.folder.Path))
		w.store.locked, w.store.failures = true, -1
		return grant()(r)
	})
	_, err := w.register(usual())
	if w.shown != "the-key" || !strings.Contains(fault.From(err).Hint, "nothing else has it") {
		t.Errorf("shown %q: %v", w.shown, err)
	}
}

// TestRegistrar_accept_notSynced: a disk that does not take the copy may lose it.
func TestRegistrar_accept_notSynced(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" {
		t.Skip("whether the null device can be synced is known of Linux")
	}
	w := newWorld(t, taken())
	r, record, err := w.send(t.Context())
	must(t, err)
	w.store.failures = -1
	w.store.locked = true
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0) // is written, and cannot be synced
	must(t, err)
	_, err = r.accept(t.Context(), w.lock, &sealer{null, r.Vault.aead, "shop"}, record, Timed{Answer{Status: Accepted, Key: secret.New("the-key")}, w.now})
	if w.shown != "the-key" {
		t.Errorf("shown %q: %v", w.shown, err)
	}
}

func needsRemovalOfOpenFiles(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("Windows removes no file that is open")
	}
}
