package wawi

import (
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/secret"
)

func resumeOptions() ResumeOptions {
	return ResumeOptions{WaitOptions: WaitOptions{Wait: time.Minute, Interval: time.Second}}
}

// TestService_Resume_over: what cannot go on says why, and asks nobody.
func TestService_Resume_over(t *testing.T) {
	t.Parallel()
	for status, test := range map[Status]struct {
		kind fault.Kind // "" is no error
		says string
	}{
		Sending: {fault.Server, "its number is not known"}, Rejected: {fault.Refused, "was rejected"},
		Spent: {fault.Server, "was handed out before"}, Gone: {"", ""},
	} {
		b := newBench(t, grant())
		b.store(t, requested("shop", status))
		result, err := b.Resume(t.Context(), "shop", resumeOptions())
		if kindOfFault(err) != test.kind || test.kind != "" && !strings.Contains(err.Error(), test.says) || len(b.requests) > 0 || result.Report != nil {
			t.Errorf("%s: %v, %d requests", status, err, len(b.requests))
		}
	}
}

func TestService_Resume(t *testing.T) {
	t.Parallel()
	b := newBench(t, pending(), grant())
	b.store(t, requested("shop", Pending))
	o := resumeOptions()
	o.Store = secret.FileName
	result, err := b.Resume(t.Context(), "Shop", o)
	faulttest.Must(t, err)
	if result.Installation.Store != secret.FileName || !b.stores[secret.FileName].has(t, Slot("shop")) || b.stores[secret.KeyringName].has(t, sealSlot("shop")) {
		t.Errorf("got %+v", result.Installation)
	}
}

// TestService_Resume_nothing has the result of the installation all the same.
func TestService_Resume_nothing(t *testing.T) {
	t.Parallel()
	b := newBench(t, grant())
	b.store(t, accepted("shop"))
	result, err := b.Resume(t.Context(), "shop", resumeOptions())
	faulttest.Must(t, err)
	if result.Report == nil || result.Report.Status != Accepted || strings.Join(b.noted, "") != "nothing to resume" || len(b.requests) > 0 {
		t.Errorf("%+v, %q", result.Report, b.noted)
	}
	o := resumeOptions()
	o.ShowKey = true
	_, err = b.Resume(t.Context(), "shop", o)
	faulttest.Want(t, err, fault.Credentials, `the keyring store has no key of "shop"`)
}

// TestService_Resume_sealed stores a key that was received, and asks nobody.
func TestService_Resume_sealed(t *testing.T) {
	t.Parallel()
	b := newBench(t, taken(), grant())
	b.stores[secret.KeyringName].gone = nil
	open := b.Stores.Open
	failing := &flaky{Memory: b.stores[secret.KeyringName].Memory, failures: -1}
	b.Stores.Open = func(name string) (secret.Store, error) {
		if name == secret.KeyringName {
			return failing, nil
		}
		return nil, fault.New(fault.Store, "there is no %s", name)
	}
	result, err := b.Register(t.Context(), registerOptions())
	faulttest.Want(t, err, fault.Store, "no store takes it")
	if result.Report == nil || result.Report.Key.Stored || !strings.Contains(result.Report.Key.Hint, "resume") {
		t.Errorf("got %+v", result.Report)
	}
	if lock := (Lock{Name: "shop", folder: b.folder}); !lock.HasSealed() {
		t.Fatal("there is no sealed key")
	}
	_, err = b.Key(t.Context(), "shop", "")
	faulttest.Want(t, err, fault.Credentials, "is not in the store yet", "jtlctl wawi resume shop")
	requests := len(b.requests)
	b.Stores.Open = open
	o := resumeOptions()
	o.CACert = "/does/not/matter" // nobody is asked, so nobody has to be trusted
	_, err = b.Resume(t.Context(), "shop", o)
	faulttest.Must(t, err)
	key, err := b.Key(t.Context(), "shop", "")
	if err != nil || key.Key != "the-key" || len(b.requests) != requests {
		t.Errorf("%v, %v, %d requests more", key.Store, err, len(b.requests)-requests)
	}
}

func TestService_Resume_refused(t *testing.T) {
	t.Parallel()
	b := newBench(t, grant())
	b.store(t, requested("shop", Pending))
	for word, change := range map[string]func(*ResumeOptions){
		"--wait":                   func(o *ResumeOptions) { o.Wait = -1 },
		"--interval":               func(o *ResumeOptions) { o.Interval = time.Millisecond },
		"--store":                  func(o *ResumeOptions) { o.Store = "cupboard" },
		"--ca-cert":                func(o *ResumeOptions) { o.CACert = "x" },
		"there is no installation": nil,
	} {
		o, name := resumeOptions(), "shop"
		if change == nil {
			name = "nobody"
		} else {
			change(&o)
		}
		_, err := b.Resume(t.Context(), name, o)
		faulttest.Want(t, err, fault.Usage, word)
	}
	if len(b.requests) > 0 {
		t.Error("something was sent")
	}
}
