package wawi

import (
	"errors"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/secret"
)

var errLocked = fault.New(fault.Store, "it is locked").WithHint("unlock it")

func TestService_Forget(t *testing.T) {
	t.Parallel()
	inFile := with(accepted("shop"), func(w *Spec) { w.Store = secret.FileName })
	for name, test := range map[string]struct {
		record  *Record
		sealed  bool
		key     string // the store that has one
		gone    string // the store that cannot be reached
		options ForgetOptions
		refusal error
		kind    fault.Kind // "" is forgotten
		asks    bool
		warns   string
	}{
		"a yes":                              {record: new(accepted("shop")), key: secret.KeyringName, asks: true, warns: "which cannot be had again"},
		"a no":                               {record: new(accepted("shop")), key: secret.KeyringName, refusal: fault.New(fault.Usage, "no"), kind: fault.Usage, asks: true, warns: "which cannot be had again"},
		"--yes":                              {record: new(accepted("shop")), key: secret.KeyringName, options: ForgetOptions{Yes: true}},
		"one that waits":                     {record: new(requested("shop", Pending)), asks: true},
		"a sealed key":                       {record: new(requested("shop", Pending)), sealed: true, options: ForgetOptions{Yes: true}, kind: fault.Usage},
		"a sealed key, --force":              {record: new(requested("shop", Pending)), sealed: true, options: ForgetOptions{Yes: true, Force: true}, kind: fault.Usage},
		"a sealed key, --lose-key":           {record: new(requested("shop", Pending)), sealed: true, options: ForgetOptions{LoseKey: true}, asks: true, warns: "THE KEY OF SHOP IS LOST"},
		"its store gone":                     {record: new(accepted("shop")), gone: secret.KeyringName, options: ForgetOptions{Yes: true}, kind: fault.Store},
		"its store gone, --force":            {record: new(accepted("shop")), gone: secret.KeyringName, options: ForgetOptions{Yes: true, Force: true}, warns: "what it has of \"shop\" stays in it"},
		"another store gone":                 {record: &inFile, key: secret.FileName, gone: secret.KeyringName, options: ForgetOptions{Yes: true}},
		"no state, the key found":            {key: secret.FileName, gone: secret.KeyringName, options: ForgetOptions{Yes: true}},
		"no state, a store gone, none found": {gone: secret.KeyringName, options: ForgetOptions{Yes: true}, kind: fault.Store},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newBench(t, taken())
			b.refusal = test.refusal
			if test.record != nil {
				b.store(t, *test.record)
			} else {
				faulttest.Must(t, diskFile(b.folder.Path, "shop.json").Save([]byte("{")))
			}
			if test.sealed {
				b.seal(t, "shop")
			}
			if test.key != "" {
				faulttest.Must(t, b.stores[test.key].Set(t.Context(), Slot("shop"), secret.New("k")))
			}
			if test.gone != "" {
				b.stores[test.gone].gone = errLocked
			}
			_, err := b.Forget(t.Context(), "shop", test.options)
			if kindOfFault(err) != test.kind || len(b.asked) > 0 != test.asks || test.warns != "" && !b.warnedOf(test.warns) {
				t.Errorf("%v, asks %q, warns %q", err, b.asked, b.warned)
			}
			_, err = b.folder.Find("shop")
			if forgotten := errors.Is(err, ErrNoRecord); forgotten != (test.kind == "") {
				t.Errorf("the state is gone: %v", forgotten)
			}
			if test.key != "" && b.stores[test.key].has(t, Slot("shop")) == (test.kind == "") {
				t.Error("the key stays although it is forgotten, or goes although it is not")
			}
			if unlikely := test.record == &inFile; unlikely != (b.brief > 0) {
				t.Errorf("a person was waited for in vain, or not at all: %d", b.brief)
			}
		})
	}
}

func TestService_Forget_unknown(t *testing.T) {
	t.Parallel()
	b := newBench(t, taken())
	_, err := b.Forget(t.Context(), "shop", ForgetOptions{Yes: true})
	faulttest.Want(t, err, fault.Usage, `there is no installation "shop"`)
}
