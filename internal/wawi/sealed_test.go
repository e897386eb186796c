package wawi

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/secret/secrettest"
)

// TestSealed_survives what may happen to the files around it.
func TestSealed_survives(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		harm func(t *testing.T, w *world)
		want string // "" is the key
	}{
		"nothing":               {func(*testing.T, *world) {}, ""},
		"a truncated state":     {func(t *testing.T, w *world) { truncate(t, w.folder.file("shop").Path) }, ""},
		"a state that is gone":  {func(t *testing.T, w *world) { remove(t, w.folder.file("shop").Path) }, ""},
		"a truncated copy":      {func(t *testing.T, w *world) { truncate(t, w.lock.sealed().Path) }, "is damaged"},
		"an empty copy":         {func(t *testing.T, w *world) { empty(t, w.lock.sealed().Path) }, "none"},
		"a store without a key": {func(t *testing.T, w *world) { _ = w.store.Delete(t.Context(), sealSlot("shop")) }, "has lost what opens its copy"},
		"a store with another key": {func(t *testing.T, w *world) {
			_ = w.store.Set(t.Context(), sealSlot("shop"), secret.New(strings.Repeat("A", 43)))
		}, "sealed with another key"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := sealed(t)
			test.harm(t, w)
			_, found, err := w.registrar().Recover(t.Context(), w.lock)
			switch {
			case test.want == "" && (err != nil || !found || w.key() != "the-key"):
				t.Errorf("%v, %v", found, err)
			case test.want == "none" && (err != nil || found):
				t.Errorf("%v, %v", found, err)
			case test.want != "" && test.want != "none" && (err == nil || !strings.Contains(fault.From(err).Message, test.want)):
				t.Errorf("%v", err)
			}
		})
	}
}

func truncate(t *testing.T, path string) {
	t.Helper()
	info, err := os.Stat(path)
	if err == nil {
		err = os.Truncate(path, info.Size()/2)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func empty(t *testing.T, path string) {
	t.Helper()
	if err := os.Truncate(path, 0); err != nil {
		t.Fatal(err)
	}
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}

// TestSealed_noPlainKeyOnDisk looks at the moment in which most is there.
func TestSealed_noPlainKeyOnDisk(t *testing.T) {
	t.Parallel()
	w := sealed(t)
	files, err := filepath.Glob(filepath.Join(w.folder.Path, "*"))
	if err != nil || len(files) != 3 {
		t.Errorf("%v, %v", files, err)
	}
	for _, path := range files {
		text, err := os.ReadFile(path)
		if err != nil || strings.Contains(string(text), "the-key") {
			t.Errorf("%s has the key, %v", path, err)
		}
		if info, err := os.Stat(path); err != nil || (runtime.GOOS != "windows" && info.Mode().Perm() != 0o600) {
			t.Errorf("%s: %v", path, info.Mode())
		}
	}
}

// TestSealed_cannotBeWritten: nothing is said before the store was tried, and
// what is said then promises nothing.
func TestSealed_cannotBeWritten(t *testing.T) {
	t.Parallel()
	for _, failures := range []int{0, -1} {
		w := newWorld(t, taken())
		r, record, err := w.send(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		sealer, err := w.lock.newSealer(r.Vault.aead)
		if err != nil {
			t.Fatal(err)
		}
		_ = sealer.file.Close() // as full as a disk can be
		w.store.failures = failures
		w.store.onSet = func(string) {
			if len(w.warned) > 0 || len(w.told) > 0 {
				t.Errorf("said before the store was tried: %q, %v", w.warned, w.told)
			}
		}
		answer := Timed{Answer{Status: Accepted, Key: secret.New("the-key")}, w.now}
		_, err = r.accept(t.Context(), w.lock, sealer, record, answer)
		if !strings.Contains(strings.Join(w.warned, "\n"), "the copy of the key on disk cannot be written") {
			t.Errorf("warned: %q", w.warned)
		}
		if failures == 0 && (err != nil || w.key() != "the-key") {
			t.Errorf("%v, key %q", err, w.key())
		}
		if hint := fault.From(err); failures != 0 && (w.shown != "the-key" || strings.Contains(hint.Hint, "resume") || !strings.Contains(hint.Hint, "nothing else has it")) {
			t.Errorf("shown %q: %v", w.shown, hint)
		}
	}
}

// TestSealed_openedByAnotherStore is one that can be opened later.
func TestSealed_openedByAnotherStore(t *testing.T) {
	t.Parallel()
	w := newWorld(t, taken(), grant())
	w.store.failures = -1
	if _, err := w.register(usual()); err == nil {
		t.Fatal("stored")
	}
	r := w.registrar()
	r.Vault.Store = &flaky{Memory: &secrettest.Memory{}, failures: -1}
	r.Vault.Elsewhere = func() []secret.Store { return []secret.Store{w.store} }
	if _, _, err := r.Recover(t.Context(), w.lock); kindOfFault(err) != fault.Store || w.shown != "" {
		t.Errorf("shown %q: %v", w.shown, err)
	}
}

// TestSealed_staysUntilTheStateIsSaved: the copy is what a crash between
// the two leaves to resume from.
func TestSealed_staysUntilTheStateIsSaved(t *testing.T) {
	t.Parallel()
	w := newWorld(t, taken(), grant())
	r, record, err := w.send(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	state := w.folder.file("shop").Path
	w.store.onSet = func(name string) {
		if name == Slot("shop") { // from now on the state cannot be written
			must(t, os.Remove(state))
			must(t, os.MkdirAll(filepath.Join(state, "in the way"), 0o700))
		}
	}
	_, err = r.Await(t.Context(), w.lock, record, usual())
	faulttest.Want(t, err, fault.Disk, "the key of \"shop\" is in the", "wawi resume shop")
	if w.key() != "the-key" || !w.lock.HasSealed() {
		t.Fatalf("key %q, sealed copy there: %t", w.key(), w.lock.HasSealed())
	}
	must(t, os.RemoveAll(state))
	w.store.onSet = nil
	if _, found, err := w.registrar().Recover(t.Context(), w.lock); err != nil || !found || w.lock.HasSealed() {
		t.Errorf("resume finishes: %t, %v, sealed copy there: %t", found, err, w.lock.HasSealed())
	}
}

var must = faulttest.Must
