package secret

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"filippo.io/age"

	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

const passphrase = "correct horse"

// asked is a store in a folder, and how often it asked for its passphrase.
type asked struct {
	File
	times int
}

func storeIn(folder, passphrase string) *asked {
	store := &asked{File: File{Folder: folder}}
	store.Passphrase = func(context.Context, bool) (String, error) {
		store.times++
		return New(passphrase), nil
	}
	return store
}

// cheap is a folder with an identity whose passphrase takes no time to check.
func cheap(t *testing.T) string {
	t.Helper()
	identity, err := age.GenerateX25519Identity()
	must(t, err)
	folder := filepath.Join(t.TempDir(), "secrets")
	must(t, os.Mkdir(folder, 0o700))
	put(t, folder, "identity.age", sealedFor(t, identity.String()+"\n", passphrase, 4))
	return folder
}

// opened is a store in such a folder with one secret in it.
func opened(t *testing.T) *asked {
	t.Helper()
	store := storeIn(cheap(t), passphrase)
	must(t, store.Set(t.Context(), "name", New(planted)))
	return store
}

func sealedFor(t *testing.T, plain, passphrase string, workFactor int) []byte {
	t.Helper()
	recipient, err := age.NewScryptRecipient(passphrase)
	must(t, err)
	recipient.SetWorkFactor(workFactor)
	sealed, err := seal([]byte(plain), recipient)
	must(t, err)
	return sealed
}

func put(t *testing.T, folder, name string, content []byte) {
	t.Helper()
	must(t, os.WriteFile(filepath.Join(folder, name), content, 0o600))
}

func read(t *testing.T, folder, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(folder, name))
	must(t, err)
	return content
}

var must = faulttest.Must

func wantSecret(t *testing.T, store Store, name, want string) {
	t.Helper()
	got, err := store.Get(t.Context(), name)
	if err != nil || got.Reveal() != want {
		t.Errorf("%s: got %q, %v, want %q", name, got.Reveal(), err, want)
	}
}

func wantNone(t *testing.T, store Store, name string) {
	t.Helper()
	if got, err := store.Get(t.Context(), name); !errors.Is(err, ErrNotFound) {
		t.Errorf("%s: got %q, %v, want ErrNotFound", name, got.Reveal(), err)
	}
}

var wantFault = faulttest.WantWithout(planted)
