package secret

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// typed makes a store whose passphrases are typed, one after the other.
func typed(folder string, passphrases ...string) (store *File, wrong *[]string, asked *int) {
	wrong, asked = &[]string{}, new(int)
	store = &File{Folder: folder, Origin: func() string { return "" }, Wrong: func(why error) { *wrong = append(*wrong, why.Error()) }}
	store.Passphrase = func(context.Context, bool) (String, error) {
		*asked++
		return New(passphrases[min(*asked, len(passphrases))-1]), nil
	}
	return store, wrong, asked
}

// TestFile_Get_tries: a person may mistype the passphrase twice, a program not once.
func TestFile_Get_tries(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "secrets")
	must(t, storeIn(folder, passphrase).Set(t.Context(), "name", New(planted)))
	store, wrong, asked := typed(folder, "a", "b", passphrase)
	if got, err := store.Get(t.Context(), "name"); err != nil || got.Reveal() != planted || *asked != 3 || len(*wrong) != 2 || !strings.Contains((*wrong)[0], "does not open the store") {
		t.Errorf("%v, asked %d times, wrong %q", err, *asked, *wrong)
	}
	store, wrong, asked = typed(folder, "a")
	if _, err := store.Get(t.Context(), "name"); fault.From(err).Kind != fault.Credentials || *asked != PassphraseTries || len(*wrong) != 2 {
		t.Errorf("%v, asked %d times", err, *asked)
	}
	store, _, asked = typed(folder, "a")
	store.Origin = func() string { return "JTLCTL_PASSPHRASE" }
	if _, err := store.Get(t.Context(), "name"); fault.From(err).Kind != fault.Credentials || *asked != 1 {
		t.Errorf("of a variable: %v, asked %d times", err, *asked)
	}
}

func choosing(text string) func(context.Context) (String, error) {
	return func(context.Context) (String, error) { return New(text), nil }
}

func TestFile_ChangePassphrase(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "secrets")
	if err := storeIn(folder, passphrase).ChangePassphrase(t.Context(), choosing("new one")); fault.From(err).Kind != fault.Usage {
		t.Errorf("without a store: %v", err)
	}
	must(t, storeIn(folder, passphrase).Set(t.Context(), "name", New(planted)))
	before, secrets := read(t, folder, "identity.age"), read(t, folder, "secrets.age")
	if err := storeIn(folder, "wrong").ChangePassphrase(t.Context(), choosing("new one")); fault.From(err).Kind != fault.Credentials {
		t.Errorf("with a wrong passphrase: %v", err)
	}
	if err := storeIn(folder, passphrase).ChangePassphrase(t.Context(), choosing("")); fault.From(err).Kind != fault.Usage {
		t.Errorf("to none: %v", err)
	}
	if string(read(t, folder, "identity.age")) != string(before) {
		t.Error("a refused change changed the file")
	}
	store := storeIn(folder, passphrase)
	must(t, store.ChangePassphrase(t.Context(), choosing("new one")))
	if string(read(t, folder, "secrets.age")) != string(secrets) || string(read(t, folder, "identity.age")) == string(before) {
		t.Error("not only the file with the key was written")
	}
	must(t, store.Set(t.Context(), "other", New(planted))) // the store that is open goes on
	if _, err := storeIn(folder, passphrase).Get(t.Context(), "name"); fault.From(err).Kind != fault.Credentials {
		t.Errorf("the old passphrase: %v", err)
	}
	if got, err := storeIn(folder, "new one").Get(t.Context(), "name"); err != nil || got.Reveal() != planted {
		t.Errorf("the new passphrase: %v", err)
	}
}
