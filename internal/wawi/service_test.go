package wawi

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/secret/secrettest"
)

// bench is a service with a Wawi that answers by a list, stores in memory, and a
// person who says yes unless refusal is set.
type bench struct {
	Service

	*world
	stores  map[string]*namedStore
	brief   int // how often the keyring was opened that waits for nobody
	noted   []string
	asked   []string
	refusal error
}

// namedStore is a store in memory that can be out of reach.
type namedStore struct {
	*secrettest.Memory

	name string
	gone error
}

func (n *namedStore) Name() string { return n.name }

func (n *namedStore) Get(ctx context.Context, name string) (secret.String, error) {
	if n.gone != nil {
		return secret.String{}, n.gone
	}
	return n.Memory.Get(ctx, name)
}

func (n *namedStore) Set(ctx context.Context, name string, value secret.String) error {
	if n.gone != nil {
		return n.gone
	}
	return n.Memory.Set(ctx, name, value)
}

func (n *namedStore) has(t *testing.T, name string) bool {
	t.Helper()
	_, err := n.Memory.Get(t.Context(), name)
	return err == nil
}

func newBench(t *testing.T, answers ...answerOf) *bench {
	t.Helper()
	w := newWorld(t, answers...)
	w.lock.Release()
	b := &bench{world: w, stores: map[string]*namedStore{}}
	for _, name := range secret.Names() {
		b.stores[name] = &namedStore{Memory: &secrettest.Memory{}, name: name}
	}
	r := w.registrar()
	b.Service = Service{
		OpenFolder: func() (Folder, error) { return w.folder, nil },
		Stores: Stores{
			Open: func(name string) (secret.Store, error) {
				if store, ok := b.stores[name]; ok {
					return store, nil
				}
				return nil, secret.CheckName(name)
			},
			Brief: func() secret.Store { b.brief++; return b.stores[secret.KeyringName] },
		},
		Connect: func(target Target, _ bool) (Client, error) {
			client := r.Client
			client.Target = target
			return client, nil
		},
		Scopes: func() (*scope.Index, error) { return scope.NewIndex(scope.Builtin()...), nil },
		UI: UI{
			Warn: r.Vault.Warn, Note: func(format string, args ...any) { b.noted = append(b.noted, fmt.Sprintf(format, args...)) },
			Describe:     func(App, Picture) {},
			Confirm:      func(_ context.Context, question string) error { b.asked = append(b.asked, question); return b.refusal },
			OpenDialog:   func(context.Context, bool) error { return nil },
			ReopenDialog: func(context.Context, error) (bool, error) { return false, nil },
			ShowKey:      r.Vault.ShowKey, Progress: r.Tell, Sleep: r.Sleep, Done: func() {},
		},
		Random: r.Random, Now: r.Now,
	}
	b.Stores.Choose = func(name string) (secret.Store, error) {
		if name == "" {
			name = secret.KeyringName
		}
		return b.Stores.Open(name)
	}
	return b
}

// store writes records as an earlier process would have.
func (b *bench) store(t *testing.T, records ...Record) {
	t.Helper()
	for _, record := range records {
		lock, err := b.folder.Lock(t.Context(), record.Name)
		faulttest.Must(t, err)
		faulttest.Must(t, lock.Save(record))
		lock.Release()
	}
}

// warnedOf reports whether a warning has a text.
func (b *bench) warnedOf(word string) bool {
	return strings.Contains(strings.Join(b.warned, "\n"), word)
}

func accepted(name string) Record {
	return Record{Name: name, Installation: &Installation{
		Spec: testSpec(), RegistrationID: "id-0", Granted: []string{"items.read"}, GrantedKnown: true, AcceptedAt: time.Unix(1_700_000_000, 0),
	}}
}

func requested(name string, status Status) Record {
	return Record{Name: name, Registration: &Registration{
		Spec: testSpec(), ID: "id-1", Challenge: "challenge", Status: status, SentAt: time.Unix(1_700_000_000, 0),
	}}
}

func (b *bench) seal(t *testing.T, name string) {
	t.Helper()
	faulttest.Must(t, diskFile(b.folder.Path, name+".sealed").Save([]byte("sealed")))
}

// keepsRules is an application whose rules let everything pass.
type keepsRules struct{ warnings []string }

func (k keepsRules) Check(erp.Version) ([]string, error) { return k.warnings, nil }

// fits is an application that breaks the rules of all generations but some.
type fits []erp.Generation

func (f fits) Check(api erp.Version) ([]string, error) {
	if !slices.Contains(f, api.Generation) {
		return nil, fault.New(fault.Input, "not for %s", api)
	}
	return nil, nil
}

func registerOptions() RegisterOptions {
	name := "shop"
	return RegisterOptions{
		Name: &name, Load: func() (Application, error) { return Application{App: testApp(), Rules: keepsRules{}}, nil },
		Target:      TargetOptions{URL: testSpec().URL, API: "2.0"},
		WaitOptions: WaitOptions{Wait: time.Minute, Interval: time.Second},
	}
}

func TestService_Register(t *testing.T) {
	t.Parallel()
	b := newBench(t, taken(), pending(), grant())
	o := registerOptions()
	o.ShowKey = true
	result, err := b.Register(t.Context(), o)
	faulttest.Must(t, err)
	if result.Report.Key.Key != "the-key" || result.Installation.Store != secret.KeyringName || result.Err() != nil || len(result.Report.Denied) != 1 {
		t.Errorf("got %+v", result.Report)
	}
	if !b.stores[secret.KeyringName].has(t, Slot("shop")) || b.stores[secret.KeyringName].has(t, sealSlot("shop")) {
		t.Error("the keyring has not what it should have")
	}
}

// TestService_Register_auto asks the Wawi once, and checks the file again.
func TestService_Register_auto(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(200, `{"version":"1.10","type":"x"}`), taken(), grant())
	o := registerOptions()
	o.Target.API = "auto"
	o.Load = func() (Application, error) {
		return Application{App: testApp(), Rules: keepsRules{[]string{"a warning"}}}, nil
	}
	result, err := b.Register(t.Context(), o)
	faulttest.Must(t, err)
	if result.Report.API != "2.0" || len(b.requests) != 3 || !b.warnedOf("a warning") || !strings.Contains(b.noted[0], "JTL-Wawi 1.10 at") {
		t.Errorf("%+v, %q, %q", result.Report, b.noted, b.warned)
	}
}

func TestService_Register_detach(t *testing.T) {
	t.Parallel()
	b := newBench(t, taken())
	o := registerOptions()
	o.Detach = true
	result, err := b.Register(t.Context(), o)
	faulttest.Must(t, err)
	if result.Installation != nil || result.Report.Status != Pending || result.Report.RegistrationID != "id-1" || len(b.requests) != 1 {
		t.Errorf("got %+v", result)
	}
}

// TestService_Register_unready: whoever does not open the dialog has sent nothing,
// and leaves nothing in the store.
func TestService_Register_unready(t *testing.T) {
	t.Parallel()
	b := newBench(t, taken())
	b.UI.OpenDialog = func(_ context.Context, ask bool) error {
		if !ask {
			t.Error("nobody is asked")
		}
		return fault.New(fault.Usage, "closed")
	}
	_, err := b.Register(t.Context(), registerOptions())
	faulttest.Want(t, err, fault.Usage, "closed")
	if len(b.requests) > 0 || b.stores[secret.KeyringName].has(t, sealSlot("shop")) {
		t.Errorf("%d requests, or something in the store", len(b.requests))
	}
}

// TestService_Register_reopened: whoever opens the dialog that was not open has the
// request sent again, as often as it takes; with --yes nobody is waited for.
func TestService_Register_reopened(t *testing.T) {
	t.Parallel()
	closed := says(http.StatusForbidden, `{"errorMessage":"no application service"}`)
	for name, test := range map[string]struct {
		yes      bool
		presses  int
		requests int
		kind     fault.Kind
	}{
		"it opens the second time": {presses: 2, requests: 3},
		"nobody is there":          {requests: 1, kind: fault.Server},
		"--yes":                    {yes: true, presses: 2, requests: 1, kind: fault.Server},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newBench(t, closed, closed, taken())
			b.UI.ReopenDialog = func(_ context.Context, why error) (bool, error) {
				faulttest.Want(t, why, fault.Server, "its registration dialog is not open")
				test.presses--
				return test.presses >= 0, nil
			}
			o := registerOptions()
			o.Detach, o.Yes = true, test.yes
			_, err := b.Register(t.Context(), o)
			if test.kind == "" {
				faulttest.Must(t, err)
			} else {
				faulttest.Want(t, err, test.kind, "its registration dialog is not open")
			}
			if len(b.requests) != test.requests {
				t.Errorf("%d requests, want %d", len(b.requests), test.requests)
			}
		})
	}
}

// TestService_Register_sweep: the key of an earlier registration does not stay
// in another store.
func TestService_Register_sweep(t *testing.T) {
	t.Parallel()
	b := newBench(t, taken(), grant())
	before := accepted("shop")
	before.Installation.Store = secret.FileName
	b.store(t, before)
	file := b.stores[secret.FileName]
	faulttest.Must(t, file.Set(t.Context(), Slot("shop"), secret.New("old")))
	_, err := b.Register(t.Context(), registerOptions())
	faulttest.Must(t, err)
	if file.has(t, Slot("shop")) || len(b.asked) != 1 {
		t.Errorf("the old key stays, or nobody was asked: %q", b.asked)
	}
}

// TestService_Register_missing: the key is stored, and the verdict is no.
func TestService_Register_missing(t *testing.T) {
	t.Parallel()
	b := newBench(t, taken(), says(200, `{"registrationRequestId":"id-1","status":2,"token":{"apiKey":"the-key"},"grantedScopes":["items.write"]}`))
	result, err := b.Register(t.Context(), registerOptions())
	faulttest.Must(t, err)
	faulttest.Want(t, result.Err(), fault.Refused, `"shop" has its key, but not what the app cannot work without: items.read`)
}

// TestService_Register_undecided reports how far it came, with the error.
func TestService_Register_undecided(t *testing.T) {
	t.Parallel()
	for status, answer := range map[Status]answerOf{
		Pending: pending(), Rejected: says(200, `{"registrationRequestId":"id-1","status":1}`),
	} {
		b := newBench(t, taken(), answer)
		result, err := b.Register(t.Context(), registerOptions())
		if err == nil || result.Report == nil || result.Report.Status != status || result.Installation != nil {
			t.Errorf("%s: %+v, %v", status, result.Report, err)
		}
	}
}

func TestService_DryRun(t *testing.T) {
	t.Parallel()
	b := newBench(t, fails(errors.New("something is sent")))
	b.store(t, accepted("shop"))
	o := registerOptions()
	o.Target = TargetOptions{URL: "http://192.168.1.2:1/api/x", API: "auto"}
	other := "other"
	o.Name = &other
	d, err := b.DryRun(t.Context(), o)
	faulttest.Must(t, err)
	if d.API != "auto" || d.Version != erp.V2.First() || d.Request.URL != "http://192.168.1.2:1/api/x/v2/authentication" || d.Warnings[0] != plainHTTP || d.Name != "other" {
		t.Errorf("got %+v", d)
	}
	if names, err := b.folder.Names(); err != nil || len(names) != 1 || len(b.requests) > 0 || len(b.asked) > 0 || b.stores[secret.KeyringName].has(t, sealSlot("other")) {
		t.Errorf("something was written, sent or asked: %v, %v, %q", names, err, b.asked)
	}
}
