package wawi

import (
	"encoding/pem"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

// TestAKeyCountsWhateverTheStatusIs: it is handed out once.
func TestAKeyCountsWhateverTheStatusIs(t *testing.T) {
	t.Parallel()
	w := newWorld(t, taken(), says(500, `{"requestStatusInfo":{"status":2},"token":{"apiKey":"the-key"},"grantedScopes":[]}`))
	r, record, err := w.send(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Await(t.Context(), w.lock, record, usual()); err != nil || w.key() != "the-key" {
		t.Errorf("key %q, %v", w.key(), err)
	}
}

// TestNoQuestionSoonerThanTheServerAsked, not even the last one.
func TestNoQuestionSoonerThanTheServerAsked(t *testing.T) {
	t.Parallel()
	w := newWorld(t, taken(), says(429, "", "Retry-After", "600"))
	r, record, err := w.send(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	_, err = r.Await(t.Context(), w.lock, record, Patience{Wait: time.Minute, Interval: 5 * time.Second})
	faulttest.Want(t, err, fault.Pending)
	if polls := len(w.requests) - 1; polls != 1 {
		t.Errorf("%d questions within a minute, and the server asked for ten", polls)
	}
}

func TestOnlyCertificatesAreKept(t *testing.T) {
	t.Parallel()
	certificate := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: []byte("not really")})
	key := pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: []byte("planted")})
	if kept := certificates(append(key, certificate...)); kept != string(certificate) {
		t.Errorf("kept %s", kept)
	}
}

func TestTheStateOfANewerVersionIsNotCalledDamaged(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	if err := w.folder.file("shop").Save([]byte(`{"version":2,"installations":[{}]}`)); err != nil {
		t.Fatal(err)
	}
	_, err := w.folder.load("shop")
	if words := faulttest.Want(t, err, fault.Disk, "version 2", "a newer jtlctl"); strings.Contains(words, "forget") {
		t.Error(words)
	}
}

func TestGrantedScopesCompareWithoutLetterCase(t *testing.T) {
	t.Parallel()
	if i := (Installation{Granted: []string{"Items.Read"}}); !i.Has("items.read") || i.Has("items.write") {
		t.Error("letter case counts")
	}
}

// TestTheSealedCopyStaysUntilTheStateIsSaved: the copy is what a crash between
// the two leaves to resume from.
func TestTheSealedCopyStaysUntilTheStateIsSaved(t *testing.T) {
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
