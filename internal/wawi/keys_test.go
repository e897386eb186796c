package wawi

import (
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/secret"
)

func TestService_Key(t *testing.T) {
	t.Parallel()
	b := newBench(t, taken())
	faulttest.Must(t, b.stores[secret.FileName].Set(t.Context(), Slot("shop"), secret.New("in-file")))
	_, err := b.Key(t.Context(), "shop", "")
	faulttest.Want(t, err, fault.Usage, "there is no installation")
	key, err := b.Key(t.Context(), "Shop", secret.FileName) // without a state
	if err != nil || key != (Key{"shop", "in-file", secret.FileName}) {
		t.Errorf("%+v, %v", key, err)
	}
	_, err = b.Key(t.Context(), "shop", "cupboard")
	faulttest.Want(t, err, fault.Usage, "--store")
	b.store(t, accepted("shop"))
	_, err = b.Key(t.Context(), "shop", "")
	faulttest.Want(t, err, fault.Credentials, "the keyring store has no key", "--store file")
	b.store(t, requested("other", Pending), requested("gone", Rejected))
	_, err = b.Key(t.Context(), "other", "")
	faulttest.Want(t, err, fault.Credentials, "its registration is pending", "`jtlctl wawi resume other`")
	_, err = b.Key(t.Context(), "gone", "")
	faulttest.Want(t, err, fault.Credentials, "its registration is rejected", "`jtlctl wawi register gone --url http://127.0.0.1:64110/api/eazybusiness --app FILE`")
}

// TestService_Key_newer: a newer key that is sealed does not hide the old one.
func TestService_Key_newer(t *testing.T) {
	t.Parallel()
	b := newBench(t, taken())
	b.store(t, accepted("shop"))
	b.seal(t, "shop")
	faulttest.Must(t, b.stores[secret.KeyringName].Set(t.Context(), Slot("shop"), secret.New("old")))
	if key, err := b.Key(t.Context(), "shop", ""); err != nil || key.Key != "old" || !b.warnedOf("a newer key") {
		t.Errorf("%v, %q", err, b.warned)
	}
}

func TestService_OtherKeys(t *testing.T) {
	t.Parallel()
	b := newBench(t, taken())
	b.store(t, accepted("shop"))
	none, err := b.OtherKeys(t.Context(), "shop", "")
	faulttest.Must(t, err)
	faulttest.Want(t, none.Err(), fault.Credentials, `no further keys of "shop"`)
	file := b.stores[secret.FileName]
	faulttest.Must(t, file.Set(t.Context(), OthersSlot("shop"), secret.New(`["a","b"]`)))
	keys, err := b.OtherKeys(t.Context(), "shop", "")
	if err != nil || len(keys.Keys) != 2 || keys.Err() != nil {
		t.Errorf("%+v, %v", keys, err)
	}
	faulttest.Must(t, file.Set(t.Context(), OthersSlot("shop"), secret.New(`{`)))
	_, err = b.OtherKeys(t.Context(), "shop", "")
	faulttest.Want(t, err, fault.Store, "are damaged")
	b.stores[secret.KeyringName].gone = errLocked
	_, err = b.OtherKeys(t.Context(), "shop", "")
	faulttest.Want(t, err, fault.Store, "it is locked")
}

func TestBeforeKey(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ key, form, want, wrong string }{
		{"a-key", RawForm, "", ""}, {"a-key", HeaderForm, "Authorization: Wawi ", ""}, {"ä", RawForm, "", ""},
		{"ä", HeaderForm, "", "no header can carry"}, {"a\nb", RawForm, "", "line break"}, {"a\rb", HeaderForm, "", "line break"},
	} {
		got, err := BeforeKey("shop", test.key, test.form)
		if test.wrong != "" {
			faulttest.Want(t, err, fault.Credentials, test.wrong)
		} else if err != nil || got != test.want {
			t.Errorf("%q as %s: %q, %v", test.key, test.form, got, err)
		}
	}
}
