package wawi

import (
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// TestStores_fallback: a keyring has to work, and a file must not ask for a new
// passphrase.
func TestStores_fallback(t *testing.T) {
	t.Parallel()
	b := newBench(t, taken())
	if got := b.Stores.fallback(t.Context(), secret.FileName); got == nil || got.Name() != secret.KeyringName {
		t.Errorf("instead of the file: %v", got)
	}
	if got := b.Stores.fallback(t.Context(), secret.HelperPrefix+"pass"); got == nil {
		t.Error("instead of a helper: none")
	}
	b.stores[secret.KeyringName].gone = errLocked
	if got := b.Stores.fallback(t.Context(), secret.FileName); got != nil {
		t.Errorf("a keyring that does not work: %s", got.Name())
	}
	origin := ""
	file := &secret.File{Folder: t.TempDir(), Origin: func() string { return origin }}
	stores := Stores{Open: func(string) (secret.Store, error) { return file, nil }}
	if got := stores.fallback(t.Context(), secret.KeyringName); got != nil {
		t.Error("a person would be asked for a new passphrase")
	}
	origin = "JTLCTL_PASSPHRASE"
	if got := stores.fallback(t.Context(), secret.KeyringName); got != file {
		t.Error("a file whose passphrase is at hand is not taken")
	}
}

// TestService_sweep: what cannot be removed is reported, and no error.
func TestService_sweep(t *testing.T) {
	t.Parallel()
	b := newBench(t, taken())
	for _, store := range b.stores {
		for _, slot := range Slots("shop") {
			faulttest.Must(t, store.Set(t.Context(), slot, secret.New("x")))
		}
	}
	b.sweep(t.Context(), "shop", secret.FileName, []string{secret.FileName, secret.KeyringName})
	for _, slot := range Slots("shop") {
		if !b.stores[secret.FileName].has(t, slot) || b.stores[secret.KeyringName].has(t, slot) {
			t.Errorf("%s is in the wrong store", slot)
		}
	}
	b.sweep(t.Context(), "shop", secret.FileName, []string{"cupboard"})
	if !b.warnedOf("the cupboard store may still have the old key") {
		t.Errorf("warns %q", b.warned)
	}
}
