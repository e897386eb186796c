package lettercase_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/zalando/go-keyring"

	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/secret/lettercase"
)

const (
	service = "jtlctl"
	planted = "planted-secret"
)

var must = faulttest.Must

func wantSecret(t *testing.T, store secret.Store, name, want string) {
	t.Helper()
	got, err := store.Get(t.Context(), name)
	if err != nil || got.Reveal() != want {
		t.Errorf("%s: got %q, %v, want %q", name, got.Reveal(), err, want)
	}
}

func wantNone(t *testing.T, store secret.Store, name string) {
	t.Helper()
	if got, err := store.Get(t.Context(), name); !errors.Is(err, secret.ErrNotFound) {
		t.Errorf("%s: got %q, %v, want ErrNotFound", name, got.Reveal(), err)
	}
}

// folding is a keyring that takes names which differ only in letter case for the
// same, as the Credential Manager of Windows does.
type folding map[string]foldingEntry

type foldingEntry struct{ owner, password string }

func (f folding) Get(service, user string) (string, error) {
	entry, ok := f[strings.ToLower(service+":"+user)]
	if !ok {
		return "", keyring.ErrNotFound
	}
	return entry.password, nil
}

func (f folding) Owner(service, user string) (string, error) {
	entry, ok := f[strings.ToLower(service+":"+user)]
	if !ok {
		return "", keyring.ErrNotFound
	}
	return entry.owner, nil
}

func (f folding) Set(service, user, password string) error {
	f[strings.ToLower(service+":"+user)] = foldingEntry{user, password}
	return nil
}

func (f folding) Delete(service, user string) error {
	if _, err := f.Get(service, user); err != nil {
		return err
	}
	delete(f, strings.ToLower(service+":"+user))
	return nil
}

// caseNames differ only in letter case.
func caseNames() []string {
	return []string{`client-secret/"shop"/prod/abc`, `client-secret/"Shop"/prod/abc`, `client-secret/"SHOP"/prod/abc`, `client-secret/"shop"/prod/ABC`, `client-secret/"ä"/prod/x`, `client-secret/"Ä"/prod/x`, strings.Repeat("x", 500) + "a", strings.Repeat("x", 500) + "A"}
}

func TestBackend(t *testing.T) {
	t.Parallel()
	backend := folding{}
	store := &secret.Keyring{Backend: lettercase.Backend{Keyring: backend}}
	for _, name := range caseNames() {
		must(t, secret.SetAndCheck(t.Context(), store, name, secret.New(name)))
	}
	for _, name := range caseNames() {
		wantSecret(t, store, name, name)
	}
	for i, name := range caseNames() {
		must(t, store.Delete(t.Context(), name))
		wantNone(t, store, name)
		must(t, store.Delete(t.Context(), name))
		for _, other := range caseNames()[i+1:] {
			wantSecret(t, store, other, other)
		}
	}
	if len(backend) > 0 {
		t.Errorf("left behind: %v", backend)
	}
}

// TestBackend_olderEntries: what an older jtlctl stored belongs to the name that
// it was stored for, and none of it is lost or given to another.
func TestBackend_olderEntries(t *testing.T) {
	t.Parallel()
	shop, Shop := caseNames()[0], caseNames()[1]
	older := func(t *testing.T, owner string) (folding, *secret.Keyring) {
		t.Helper()
		backend := folding{}
		must(t, backend.Set(service, owner, planted))
		return backend, &secret.Keyring{Backend: lettercase.Backend{Keyring: backend}}
	}
	for _, names := range [][2]string{{shop, Shop}, {Shop, shop}} {
		owner, other := names[0], names[1]
		t.Run("read by its owner alone", func(t *testing.T) {
			t.Parallel()
			_, store := older(t, owner)
			wantSecret(t, store, owner, planted)
			wantNone(t, store, other)
		})
		t.Run("kept when the other is stored and deleted", func(t *testing.T) {
			t.Parallel()
			_, store := older(t, owner)
			must(t, secret.SetAndCheck(t.Context(), store, other, secret.New("of the other")))
			wantSecret(t, store, owner, planted)
			must(t, store.Delete(t.Context(), other))
			must(t, store.Delete(t.Context(), other))
			wantSecret(t, store, owner, planted)
		})
		t.Run("replaced by its owner", func(t *testing.T) {
			t.Parallel()
			backend, store := older(t, owner)
			must(t, secret.SetAndCheck(t.Context(), store, owner, secret.New("new")))
			if len(backend) != 1 {
				t.Errorf("two copies: %v", backend)
			}
			must(t, store.Delete(t.Context(), owner))
			wantNone(t, store, owner)
		})
		t.Run("deleted by its owner", func(t *testing.T) {
			t.Parallel()
			backend, store := older(t, owner)
			must(t, store.Delete(t.Context(), owner))
			if len(backend) > 0 {
				t.Errorf("left behind: %v", backend)
			}
		})
	}
}

// TestBackend_olderEntryStays: the copy of an older jtlctl goes only once the new
// one is written.
func TestBackend_olderEntryStays(t *testing.T) {
	t.Parallel()
	backend := fullFolding{folding{}}
	must(t, backend.folding.Set(service, "name", planted))
	store := &secret.Keyring{Backend: lettercase.Backend{Keyring: backend}}
	if err := store.Set(t.Context(), "name", secret.New("new")); err == nil {
		t.Error("a full keyring accepted a secret")
	}
	wantSecret(t, store, "name", planted)
}

type fullFolding struct{ folding }

func (fullFolding) Set(string, string, string) error { return errors.New("full") }
