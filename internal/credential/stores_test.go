package credential

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

func TestStores_Open(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	for _, name := range secret.Names() {
		first, err := f.Stores.Open(name)
		must(t, err)
		if second, _ := f.Stores.Open(name); first.Name() != name || second != first {
			t.Errorf("%s: %v and %v", name, first, second)
		}
	}
	_, err := f.Stores.Open("keyrng")
	wantFault(t, err, fault.Usage, `unknown store "keyrng"`)
	f.Stores.State = ""
	_, err = f.Stores.Open(secret.FileName)
	_, variable := disk.RootVariables()
	wantFault(t, err, fault.Store, variable+" is not set", "set "+variable+", or", "in the environment")
	if got := f.Stores.Folder(); got != "" {
		t.Errorf("folder %q", got)
	}
}

func TestStores_Choose(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	for _, test := range [][3]string{{"", "", "keyring"}, {"", "file", "file"}, {"keyring", "file", "keyring"}, {"file", "", "file"}} {
		if store, err := f.Stores.Choose(test[0], test[1]); err != nil || store.Name() != test[2] {
			t.Errorf("%q: %v, %v", test, store, err)
		}
	}
	_, err := f.Stores.Choose("vault", "")
	wantFault(t, err, fault.Usage, `unknown store "vault"`, "(from --store)")
}

// TestStores_Open_waiting: only a keyring that may ask a person waits for one.
func TestStores_Open_waiting(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.Stores.Waiting = func(string, time.Duration) {}
	store, err := f.Stores.Open(secret.KeyringName)
	must(t, err)
	if ring, is := store.(*secret.Keyring); !is || ring.Waiting == nil || f.Stores.BriefKeyring().Waiting != nil {
		t.Errorf("%+v", store)
	}
}

func TestStores_passphrase(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "passphrase")
	must(t, os.WriteFile(path, []byte("of the file\n"), 0o600))
	for name, test := range map[string]struct {
		variables    map[string]string
		answers      []string
		fresh        bool
		want, origin string
	}{
		"variable":             {map[string]string{"JTLCTL_PASSPHRASE": "of the variable", "JTLCTL_PASSPHRASE_FILE": ""}, nil, true, "of the variable", "JTLCTL_PASSPHRASE"},
		"both":                 {map[string]string{"JTLCTL_PASSPHRASE": "of the variable", "JTLCTL_PASSPHRASE_FILE": path}, nil, true, "", "JTLCTL_PASSPHRASE"},
		"file":                 {map[string]string{"JTLCTL_PASSPHRASE": "", "JTLCTL_PASSPHRASE_FILE": path}, nil, true, "of the file", "JTLCTL_PASSPHRASE_FILE"},
		"terminal":             {nil, []string{"typed"}, false, "typed", ""},
		"a new one, twice":     {nil, []string{"typed once", "typed once"}, true, "typed once", ""},
		"a new one, different": {nil, []string{"typed once", "tiped once", "typed once", "tiped once", "typed once", "tiped once"}, true, "", ""},
		"nobody answers":       {nil, nil, false, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFixture(t)
			f.variables, f.answers = test.variables, test.answers
			got, err := f.Stores.passphrase(context.Background(), test.fresh)
			if err == nil && got.Reveal() != test.want || (err != nil) != (test.want == "") || f.Stores.passphraseOrigin() != test.origin {
				t.Errorf("%q, %v, from %q", got.Reveal(), err, f.Stores.passphraseOrigin())
			}
		})
	}
}
