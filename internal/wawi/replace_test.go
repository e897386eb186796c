package wawi

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

// with changes what a record is about.
func with(record Record, change func(*Spec)) Record {
	if record.Installation != nil {
		change(&record.Installation.Spec)
	}
	if record.Registration != nil {
		change(&record.Registration.Spec)
	}
	return record
}

func otherApp(w *Spec)  { w.AppID = "another" }
func otherWawi(w *Spec) { w.URL = "http://127.0.0.1:1/api/other" }
func otherPort(w *Spec) { w.URL = "http://127.0.0.1:1/api/eazybusiness" }

func TestReplacement_check(t *testing.T) {
	t.Parallel()
	renewed := accepted("shop")
	renewed.Registration = requested("shop", Sending).Registration
	for name, test := range map[string]struct {
		records []Record
		kind    fault.Kind // "" is allowed
		asks    bool
		warns   string
	}{
		"nothing there":                      {nil, "", false, ""},
		"the name has a key":                 {[]Record{accepted("shop")}, "", true, "makes its old key invalid"},
		"the name waits":                     {[]Record{requested("shop", Pending)}, "", true, "waits for a decision already"},
		"the name may have been sent":        {[]Record{requested("shop", Sending)}, "", false, "what became of it is not known"},
		"a renewal may have been sent":       {[]Record{renewed}, "", true, "what became of it is not known"},
		"the name was rejected":              {[]Record{requested("shop", Rejected)}, "", false, ""},
		"the name was rejected, another app": {[]Record{with(requested("shop", Rejected), otherApp)}, "", false, ""},
		"the name is of another app":         {[]Record{with(accepted("shop"), otherApp)}, fault.Usage, false, ""},
		"the name is of another Wawi":        {[]Record{with(requested("shop", Pending), otherWawi)}, fault.Usage, false, ""},
		"another name of the app":            {[]Record{accepted("other")}, "", true, `"other" is registered already`},
		"another name at another Wawi":       {[]Record{with(accepted("other"), otherWawi)}, "", false, ""},
		"another name, the Wawi moved":       {[]Record{with(accepted("other"), otherPort)}, "", false, "if that is the same JTL-Wawi"},
		"another name of another app":        {[]Record{with(accepted("other"), otherApp)}, "", false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newBench(t, taken())
			b.store(t, test.records...)
			r := replacement{b.UI, "shop", "app", testSpec().URL, false}
			err := r.check(t.Context(), b.folder)
			if kindOfFault(err) != test.kind || len(b.asked) > 0 != test.asks || test.warns != "" && !b.warnedOf(test.warns) || test.warns == "" && len(b.warned) > 0 {
				t.Errorf("%v, asks %q, warns %q", err, b.asked, b.warned)
			}
			b.asked, r.yes = nil, true
			if again := r.check(t.Context(), b.folder); kindOfFault(again) != test.kind || len(b.asked) > 0 {
				t.Errorf("with --yes: %v, asks %q", again, b.asked)
			}
			b.refusal, r.yes = fault.New(fault.Interrupted, "no"), false
			if err := r.check(t.Context(), b.folder); test.asks && kindOfFault(err) != fault.Interrupted {
				t.Errorf("a no is taken for a yes: %v", err)
			}
		})
	}
}

// TestReplacement_check_many: one line, however many installations the app has.
func TestReplacement_check_many(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{
		1: `app is registered as "m1" at `,
		2: "app has 2 other installations at addresses that may be the same JTL-Wawi (m1, m2): ",
		7: "app has 7 other installations at addresses that may be the same JTL-Wawi (m1, m2, m3 and 4 more): ",
	} {
		b := newBench(t)
		for i := range n {
			record := accepted(fmt.Sprintf("m%d", i+1))
			record.Installation.URL = fmt.Sprintf("http://127.0.0.1:%d/api/x", 2000+i)
			b.store(t, record)
		}
		r := replacement{b.UI, "shop", "app", "http://127.0.0.1:1999/api/x", false}
		if err := r.check(t.Context(), b.folder); err != nil || len(b.warned) != 1 || !strings.HasPrefix(b.warned[0], want) {
			t.Errorf("%d: %v, warned %q", n, err, b.warned)
		}
	}
}

// TestReplacement_check_lost: what could lose a key is refused, and what cannot
// be read about other names is reported.
func TestReplacement_check_lost(t *testing.T) {
	t.Parallel()
	b := newBench(t, taken())
	b.seal(t, "shop")
	r := replacement{b.UI, "shop", "app", testSpec().URL, true}
	faulttest.Want(t, r.check(t.Context(), b.folder), fault.Usage, "is not in the store yet", "--lose-key")
	faulttest.Must(t, os.Remove(filepath.Join(b.folder.Path, "shop.sealed")))
	faulttest.Must(t, diskFile(b.folder.Path, "other.json").Save([]byte("{")))
	faulttest.Must(t, r.check(t.Context(), b.folder))
	if !b.warnedOf(`the state of "other" is damaged`) {
		t.Errorf("warns %q", b.warned)
	}
	faulttest.Must(t, diskFile(b.folder.Path, "shop.json").Save([]byte("{")))
	faulttest.Want(t, r.check(t.Context(), b.folder), fault.Disk, `the state of "shop" is damaged`)
}

// TestReplace_failureKeepsTheOldKey from the installation that is there.
func TestReplace_failureKeepsTheOldKey(t *testing.T) {
	t.Parallel()
	w := newWorld(t, taken(), grant(), taken(), says(200, `{"status":1,"registrationRequestId":"id-1"}`), says(403, ""))
	if _, err := w.register(usual()); err != nil {
		t.Fatal(err)
	}
	if _, err := w.register(usual()); kindOfFault(err) != fault.Refused {
		t.Fatalf("%v", err)
	}
	record := w.record()
	if record.Installation == nil || record.Registration.Status != Rejected || record.Status() != Accepted || w.key() != "the-key" {
		t.Errorf("%+v", record)
	}
	if _, err := w.register(usual()); !strings.Contains(err.Error(), "dialog is not open") || w.record().Installation == nil {
		t.Errorf("%v", err)
	}
}
