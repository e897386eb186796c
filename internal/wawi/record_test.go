package wawi

import (
	"context"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/secret/secrettest"
)

// TestRecord_invalidField: what no jtlctl writes is not acted on.
func TestRecord_invalidField(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ from, to, field string }{
		"status":            {`"status": "pending"`, `"status": "foo"`, "registration.status"},
		"accepted":          {`"status": "pending"`, `"status": "accepted"`, "registration.status"},
		"no number":         {`"registration_id": "id-1"`, `"registration_id": ""`, "registration.registration_id"},
		"another path":      {`"registration_id": "id-1"`, `"registration_id": ".."`, "registration.registration_id"},
		"no address":        {`"url": "http://127.0.0.1:64110/api/eazybusiness"`, `"url": ""`, "registration.url"},
		"a public address":  {`"url": "http://127.0.0.1:64110/`, `"url": "http://1.1.1.1:64110/`, "registration.url"},
		"API":               {`"api": "2.0"`, `"api": "3"`, "registration.api"},
		"prefix":            {`"api": "2.0"`, `"api": "2.0", "prefix": "/v1"`, "registration.prefix"},
		"store":             {`"store": "keyring"`, `"store": "cupboard"`, "registration.store"},
		"app":               {`"app_id": "app"`, `"app_id": "a\nb"`, "registration.app_id"},
		"empty":             {`"registration": {`, `"installation": {}, "registration": {`, "installation.url"},
		"what it was":       {"", "", ""},
		"fields to come":    {`"api": "2.0"`, `"api": "2.0", "colour": "red"`, ""},
		"a code of nothing": {`"challenge_code": "`, `"challenge_code": "", "was": "`, "registration.challenge_code"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, taken())
			if _, _, err := w.send(t.Context()); err != nil {
				t.Fatal(err)
			}
			path := w.folder.file("shop").Path
			text, err := os.ReadFile(path)
			if err != nil || !strings.Contains(string(text), test.from) {
				t.Fatalf("%v: %s", err, text)
			}
			if err := os.WriteFile(path, []byte(strings.Replace(string(text), test.from, test.to, 1)), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err = w.folder.Find("shop")
			if test.field == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			if f := fault.From(err); !IsDamaged(err) || !strings.Contains(f.Message, "field "+test.field+" of ") || !strings.Contains(f.Hint, "wawi forget shop") {
				t.Errorf("%v", err)
			}
		})
	}
}

// TestFolder_Find_exposed: it says where the key is sent.
func TestFolder_Find_exposed(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no file modes")
	}
	w := newWorld(t, taken())
	if _, _, err := w.send(t.Context()); err != nil {
		t.Fatal(err)
	}
	path := w.folder.file("shop").Path
	for mode, refused := range map[os.FileMode]bool{0o600: false, 0o644: false, 0o660: true, 0o602: true} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		_, err := w.folder.Find("shop")
		if (err != nil) != refused || err != nil && !strings.Contains(fault.From(err).Hint, "chmod go-w "+path) {
			t.Errorf("mode %o: %v", mode, err)
		}
	}
}

// sealed is a world in which a key was received and no store took it.
func sealed(t *testing.T) *world {
	t.Helper()
	w := newWorld(t, taken(), grant())
	r, record, err := w.send(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	w.store.failures = -1
	_, _ = r.Await(t.Context(), w.lock, record, usual())
	w.store.failures = 0
	if !w.lock.HasSealed() {
		t.Fatal("nothing is sealed")
	}
	return w
}

// TestRegistrar_Prove_sealed for: no other way out is named while it waits.
func TestRegistrar_Prove_sealed(t *testing.T) {
	t.Parallel()
	for name, harm := range map[string]func(*testing.T, string){"cut off": truncate, "gone": remove} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := sealed(t)
			harm(t, w.folder.file("shop").Path)
			if names, err := w.folder.Names(); err != nil || !slices.Equal(names, []string{"shop"}) {
				t.Errorf("%v, %v", names, err)
			}
			_, err := w.folder.Find("shop")
			if hint := fault.From(err).Hint; !strings.Contains(hint, "wawi resume shop") || strings.Contains(hint, "forget") || strings.Contains(hint, "wawi key") {
				t.Errorf("%v: %s", err, hint)
			}
		})
	}
}

// TestVault_openSealed is found whichever was named.
func TestVault_openSealed(t *testing.T) {
	t.Parallel()
	for name, of := range map[string]secret.Store{
		"a store that never had it": &named{&secrettest.Memory{}, secret.FileName},
		"a store that is gone":      gone{},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := sealed(t)
			w.other = w.store
			r := w.registrar()
			r.Vault.Store = of
			if _, _, err := r.Recover(t.Context(), w.lock); err == nil || !strings.HasPrefix(fault.From(err).Hint, "if it was sealed with another store, name that one first") {
				t.Errorf("%v", err)
			}
			r.Vault.Elsewhere = func() []secret.Store { return []secret.Store{w.store} }
			got, found, err := r.Recover(t.Context(), w.lock)
			if err != nil || !found || w.lock.HasSealed() {
				t.Fatalf("%v, %v", found, err)
			}
			store := of
			if got.Store != of.Name() || name == "a store that is gone" {
				store = w.store
			}
			if key, err := store.Get(t.Context(), Slot("shop")); err != nil || key.Reveal() != "the-key" {
				t.Errorf("the %s store has no key: %v", got.Store, err)
			}
		})
	}
}

// gone is a store that does not answer.
type gone struct{ secret.Store }

func (gone) Name() string { return secret.FileName }

func (gone) Get(context.Context, string) (secret.String, error) { return secret.String{}, errStore }

func (gone) Set(context.Context, string, secret.String) error { return errStore }

func (gone) Delete(context.Context, string) error { return errStore }

// TestVault_openSealed_unreadable is not to be deleted.
func TestVault_openSealed_unreadable(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	if err := os.MkdirAll(w.lock.sealed().Path+"/x", 0o700); err != nil {
		t.Fatal(err)
	}
	_, _, err := w.registrar().Recover(t.Context(), w.lock)
	if f := fault.From(err); f.Kind != fault.Disk || !strings.Contains(f.Hint, "do not delete it") || !strings.Contains(f.Hint, "wawi resume shop") {
		t.Errorf("%v: %s", err, fault.From(err).Hint)
	}
}

func TestFolder_Lock_rights(t *testing.T) {
	t.Parallel()
	folder := Folder{t.TempDir()}
	if err := os.Mkdir(folder.Path+"/shop.lock", 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := folder.Lock(t.Context(), "shop"); kindOfFault(err) != fault.Disk || !strings.Contains(fault.From(err).Hint, "rights") {
		t.Errorf("%v", err)
	}
}

// TestDefaultName_long: one app has many merchants.
func TestDefaultName_long(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("my-very-long-company-name/", 4)
	seen := map[string]string{}
	for _, url := range []string{
		"https://wawi.one.example:5883/api/shop", "https://wawi.two.example:5883/api/shop", "https://wawi.two.example:5883/api/other",
		"https://" + strings.Repeat("h", 60) + ".example/api/a", "https://" + strings.Repeat("h", 60) + ".example/api/b",
	} {
		for _, app := range []string{long + "a", long + "b"} {
			name := DefaultName(app, Target{URL: url})
			if _, err := ParseName(name); err != nil || seen[name] != "" || !strings.HasPrefix(name, "my-very") {
				t.Errorf("%s at %s: %q, as %s, %v", app, url, name, seen[name], err)
			}
			seen[name] = app + " at " + url
		}
	}
	if name := DefaultName(long, Target{URL: "https://wawi.one.example:5883/api/shop"}); !strings.Contains(name, "-wawi-one-example-shop-") {
		t.Errorf("%q has not the Wawi", name)
	}
}

func TestAlike(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"http://localhost:5883/api/x", "http://127.0.0.1:64110/api/X", true},
		{"https://wawi.lan/api/x", "https://wawi.lan:5883/api/x", true},
		{"https://wawi.lan:1/api/x", "https://wawi.lan:1/api/y", false},
		{"https://one.example:1/api/x", "https://two.example:1/api/x", false},
	} {
		if Alike(test.a, test.b) != test.want {
			t.Errorf("%s and %s: %v", test.a, test.b, !test.want)
		}
	}
}

func TestRecord_newerVersion(t *testing.T) {
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
