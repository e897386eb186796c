package wawi

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/secret/secrettest"
)

// world is a Wawi that answers by a list, a clock that moves only while
// somebody sleeps, and a store.
type world struct {
	t        *testing.T
	answers  []answerOf
	requests []*http.Request
	at       []time.Time // of the requests
	now      time.Time
	naps     []time.Duration
	// oversleep is added to each sleep: a machine that was suspended.
	oversleep time.Duration
	store     *flaky
	other     secret.Store
	terminal  bool // somebody looks at one
	shown     string
	warned    []string
	told      []Progress
	lock      *Lock
	folder    Folder
}

type answerOf func(*http.Request) (*http.Response, error)

func newWorld(t *testing.T, answers ...answerOf) *world {
	t.Helper()
	w := &world{t: t, answers: answers, now: time.Unix(1_800_000_000, 0), store: &flaky{Memory: &secrettest.Memory{}}, folder: Folder{t.TempDir()}}
	w.lockShop()
	return w
}

func (w *world) lockShop() {
	w.t.Helper()
	lock, err := w.folder.Lock(w.t.Context(), "shop")
	if err != nil {
		w.t.Fatal(err)
	}
	w.lock = lock
	w.t.Cleanup(lock.Release)
}

// RoundTrip gives the next answer; the last one stays.
func (w *world) RoundTrip(r *http.Request) (*http.Response, error) {
	w.requests, w.at = append(w.requests, r), append(w.at, w.now)
	if r.Body != nil {
		_, _ = io.Copy(io.Discard, r.Body)
	}
	answer := w.answers[0]
	if len(w.answers) > 1 {
		w.answers = w.answers[1:]
	}
	return answer(r)
}

func (w *world) registrar() Registrar {
	now := func() time.Time { return w.now }
	sleep := func(ctx context.Context, d time.Duration) error {
		w.naps = append(w.naps, d)
		w.now = w.now.Add(d + w.oversleep)
		return ctx.Err()
	}
	redactor := &secret.Redactor{}
	client := Client{
		HTTP:   platform.NewClient(platform.Options{Base: w, Once: true, Now: now, Redactor: redactor}),
		Target: testSpec().Target, Now: now, Redactor: redactor,
	}
	vault := &Vault{
		Store: w.store, Sleep: sleep,
		Other: func(context.Context) secret.Store { return w.other },
		ShowKey: func(_ string, key secret.String, _ error, copied bool) bool {
			if copied && !w.terminal {
				return false
			}
			w.shown = key.Reveal()
			return true
		},
		Warn: func(format string, args ...any) { w.warned = append(w.warned, fmt.Sprintf(format, args...)) },
	}
	return Registrar{Client: client, Vault: vault, Random: rand.Reader, Now: now, Sleep: sleep, Tell: func(p Progress) { w.told = append(w.told, p) }}
}

func testSpec() Spec {
	return Spec{
		Target: Target{URL: "http://127.0.0.1:64110/api/eazybusiness", API: erp.V2.First()}, AppID: "app", AppVersion: "1",
		Mandatory: []string{"items.read"}, Optional: []string{"items.write"}, Store: secret.KeyringName,
	}
}

func testApp() App {
	return App{AppID: "app", DisplayName: "A", Description: "D", Version: "1", ProviderName: "P", ProviderWebsite: "W",
		Mandatory: []string{"items.read"}, Optional: []string{"items.write"}, Icon: "x"}
}

// send is the first half of a registration.
func (w *world) send(ctx context.Context) (Registrar, Record, error) {
	r := w.registrar()
	if err := r.Prove(ctx, w.lock); err != nil {
		return r, Record{}, err
	}
	record, err := r.Send(ctx, w.lock, testSpec(), testApp(), "aWNvbg==")
	return r, record, err
}

// register is a whole registration.
func (w *world) register(p Patience) (Installation, error) {
	r, record, err := w.send(w.t.Context())
	if err != nil {
		return Installation{}, err
	}
	return r.Await(w.t.Context(), w.lock, record, p)
}

func (w *world) record() Record {
	w.t.Helper()
	record, err := w.lock.Load()
	if err != nil {
		w.t.Fatal(err)
	}
	return record
}

func (w *world) key() string {
	key, err := w.store.Get(w.t.Context(), Slot("shop"))
	if err != nil {
		return ""
	}
	return key.Reveal()
}

func usual() Patience { return Patience{Wait: 15 * time.Minute, Interval: 5 * time.Second} }

func says(code int, body string, headers ...string) answerOf {
	return func(r *http.Request) (*http.Response, error) {
		header := http.Header{"Content-Type": {"application/json"}}
		for i := 0; i+1 < len(headers); i += 2 {
			header.Set(headers[i], headers[i+1])
		}
		return &http.Response{StatusCode: code, Header: header, Body: io.NopCloser(strings.NewReader(body)), Request: r}, nil
	}
}

func fails(err error) answerOf {
	return func(*http.Request) (*http.Response, error) { return nil, err }
}

func times(n int, answer answerOf) []answerOf {
	var all []answerOf
	for range n {
		all = append(all, answer)
	}
	return all
}

const (
	takenBody   = `{"appId":"app","registrationRequestId":"id-1","status":0}`
	pendingBody = `{"requestStatusInfo":{"appId":"app","registrationRequestId":"id-1","status":0}}`
	grantBody   = `{"requestStatusInfo":{"appId":"app","registrationRequestId":"id-1","status":2},"token":{"apiKey":"the-key"},"grantedScopes":["items.read"]}`
)

func taken() answerOf   { return says(201, takenBody) }
func pending() answerOf { return says(200, pendingBody) }
func grant() answerOf   { return says(200, grantBody) }

// flaky is a store that fails as often as it is told.
type flaky struct {
	*secrettest.Memory
	failures int // of what concerns the key; -1 is for ever
	lies     bool
	locked   bool                        // nothing can be read
	waits    func(context.Context) error // is called for what concerns the key
	onSet    func(name string)
}

func (f *flaky) Name() string { return secret.KeyringName }

func (f *flaky) Get(ctx context.Context, name string) (secret.String, error) {
	if f.locked {
		return secret.String{}, errStore
	}
	return f.Memory.Get(ctx, name)
}

var errStore = fault.New(fault.Store, "the keyring is gone")

func (f *flaky) Set(ctx context.Context, name string, value secret.String) error {
	if f.onSet != nil {
		f.onSet(name)
	}
	if name == Slot("shop") && f.waits != nil {
		return f.waits(ctx)
	}
	if name == Slot("shop") && f.failures != 0 {
		f.failures--
		return errStore
	}
	if name == Slot("shop") && f.lies {
		value = secret.New("something else")
	}
	return f.Memory.Set(ctx, name, value)
}

func diskFile(folder, name string) disk.File {
	return disk.File{Path: filepath.Join(folder, name), Max: maxRecord}
}

func kindOfFault(err error) fault.Kind {
	if err == nil {
		return ""
	}
	return fault.From(err).Kind
}
