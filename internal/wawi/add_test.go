package wawi

import (
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/secret"
)

func addOptions() AddOptions {
	return AddOptions{
		Target: TargetOptions{URL: testSpec().URL, API: "auto"}, AppID: "app", AppVersion: "1", Quiet: time.Minute,
		KeySource: KeySource{FromStdin: true, Stdin: strings.NewReader("the-key\n")},
	}
}

// keyed is a Wawi that has API 2.x, and answers calls in one way.
func keyed(answer answerOf) answerOf {
	return oldWawi("", map[string]answerOf{"GET /v2/info": says(200, `{"version":"1"}`), "GET /v2/companies": answer})
}

func TestService_Add(t *testing.T) {
	t.Parallel()
	refused := &faultyNetwork{}
	for name, test := range map[string]struct {
		answer           answerOf
		noVerify, stored bool
		kind             fault.Kind
	}{
		"200":                       {says(200, "[]"), false, true, ""},
		"204":                       {says(204, ""), false, true, ""},
		"403":                       {says(403, ""), false, true, ""},
		"404":                       {says(404, ""), false, true, ""},
		"401":                       {says(401, ""), false, false, fault.Credentials},
		"401, and it is to store":   {says(401, ""), true, false, fault.Credentials},
		"400":                       {says(400, ""), false, false, fault.Server},
		"402":                       {says(402, ""), false, false, fault.Server},
		"429":                       {says(429, ""), false, false, fault.Server},
		"500":                       {says(500, ""), false, false, fault.Server},
		"a redirect":                {says(302, "", "Location", "https://elsewhere.example"), false, false, fault.Server},
		"500, and it is to store":   {says(500, ""), true, true, ""},
		"402, and it is to store":   {says(402, ""), true, true, ""},
		"no response":               {fails(refused), false, false, fault.Network},
		"no response, and to store": {fails(refused), true, true, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newBench(t, keyed(test.answer))
			o := addOptions()
			o.NoVerify = test.noVerify
			added, err := b.Add(t.Context(), "Shop", o)
			if kindOfFault(err) != test.kind || added.Verified != (test.stored && !test.noVerify) {
				t.Fatalf("%+v, %v", added, err)
			}
			if got := b.stores[secret.KeyringName].has(t, Slot("shop")); got != test.stored {
				t.Errorf("stored: %v", got)
			}
			if b.stores[secret.KeyringName].has(t, sealSlot("shop")) {
				t.Error("what tried the store is still in it")
			}
			record, err := b.folder.Find("shop")
			if (err == nil) != test.stored {
				t.Fatalf("%+v, %v", record, err)
			}
			if !test.stored {
				return
			}
			i := record.Installation
			if i.API.String() != "2.0" || i.AppID != "app" || i.AppVersion != "1" || i.GrantedKnown || i.Store != secret.KeyringName || !i.added() {
				t.Errorf("%+v", i)
			}
			last := b.requests[len(b.requests)-1]
			if last.Header.Get("Authorization") != "Wawi the-key" || last.Header.Get("X-AppId") != "app" || b.requests[0].Header.Get("Authorization") != "" {
				t.Errorf("headers %v", last.Header)
			}
			_, err = b.Check("shop", []string{"items.read"})
			faulttest.Want(t, err, fault.Server, "its key was added")
		})
	}
}

// faultyNetwork is a connection that is refused.
type faultyNetwork struct{}

func (faultyNetwork) Error() string { return "connection refused" }

// TestService_Add_versions: an explicit version is spoken, and a 404 at one
// prefix is not the last word.
func TestService_Add_versions(t *testing.T) {
	t.Parallel()
	old := map[string]answerOf{"GET /info": says(200, `{"Version":"1"}`), "GET /v1/companies": says(200, "[]")}
	b := newBench(t, oldWawi("1.0, 1.1", old))
	o := addOptions()
	added, err := b.Add(t.Context(), "shop", o)
	faulttest.Must(t, err)
	if added.Report().API != "1.1" || added.Installation.Prefix != "/v1" || !added.Verified {
		t.Errorf("%+v", added)
	}
	o.Stdin, o.Target.API, o.Yes = strings.NewReader("k"), "1.0", true
	if added, err = b.Add(t.Context(), "shop", o); err != nil || added.Report().API != "1.0" {
		t.Errorf("%+v, %v", added, err)
	}
	o.Stdin, o.Target.API = strings.NewReader("k"), "2.0"
	if _, err = b.Add(t.Context(), "new", o); kindOfFault(err) != fault.Server || !strings.Contains(fault.Hint(err), "--no-verify") {
		t.Errorf("%v", err)
	}
	o.Stdin, o.NoVerify = strings.NewReader("k"), true
	if added, err = b.Add(t.Context(), "new", o); err != nil || added.Verified || added.Report().API != "2.0" {
		t.Errorf("%+v, %v", added, err)
	}
	o.Stdin, o.Target.API, o.Target.URL = strings.NewReader("k"), "auto", "http://127.0.0.1:1/api/other"
	b.answers = []answerOf{says(404, "")}
	if _, err = b.Add(t.Context(), "third", o); kindOfFault(err) != fault.Server || !strings.Contains(fault.Hint(err), "--api") {
		t.Errorf("%v", err)
	}
}

func TestService_Add_replaces(t *testing.T) {
	t.Parallel()
	elsewhere := accepted("shop")
	elsewhere.Installation.URL = "http://127.0.0.1:2/api/eazybusiness"
	for name, before := range map[string]Record{"the same": accepted("shop"), "another Wawi": elsewhere, "one that waits": requested("shop", Pending)} {
		b := newBench(t, keyed(says(200, "")))
		b.store(t, before)
		faulttest.Must(t, b.stores[secret.KeyringName].Set(t.Context(), Slot("shop"), secret.New("old-key")))
		b.refusal = fault.New(fault.Usage, "no")
		_, err := b.Add(t.Context(), "shop", addOptions())
		faulttest.Want(t, err, fault.Usage, "no")
		if len(b.asked) != 1 || len(b.requests) != 0 || !b.warnedOf("exists already") {
			t.Errorf("%s: asked %q after %d requests", name, b.asked, len(b.requests))
		}
		if key, _ := b.stores[secret.KeyringName].Get(t.Context(), Slot("shop")); key.Reveal() != "old-key" {
			t.Errorf("%s: the old key is gone", name)
		}
		o := addOptions()
		o.Yes = true
		_, err = b.Add(t.Context(), "shop", o)
		faulttest.Must(t, err)
		record, err := b.folder.Find("shop")
		faulttest.Must(t, err)
		if key, _ := b.stores[secret.KeyringName].Get(t.Context(), Slot("shop")); key.Reveal() != "the-key" || record.Installation.URL != testSpec().URL || record.Registration != nil {
			t.Errorf("%s: %+v", name, record)
		}
	}
	b := newBench(t)
	b.seal(t, "shop")
	_, err := b.Add(t.Context(), "shop", addOptions())
	faulttest.Want(t, err, fault.Usage, "is not in the store yet", "wawi resume shop")
}

// TestService_Add_address: at no moment the new key is stored under the address of
// another JTL-Wawi, nor a record without its key.
func TestService_Add_address(t *testing.T) {
	t.Parallel()
	b := newBench(t, keyed(says(200, "")))
	before := accepted("shop")
	before.Installation.URL = "http://127.0.0.1:2/api/eazybusiness"
	b.store(t, before)
	store := b.world.store
	b.Stores.Choose = func(string) (secret.Store, error) { return store, nil }
	b.Stores.Open = func(string) (secret.Store, error) { return store, nil }
	b.Stores.Brief = func() secret.Store { return store }
	stored := 0
	store.onSet = func(name string) {
		record, err := b.folder.load("shop")
		if name == Slot("shop") {
			stored++
			if !errors.Is(err, ErrNoRecord) {
				t.Errorf("the key is stored while the record says %+v, %v", record, err)
			}
		}
	}
	o := addOptions()
	o.Yes = true
	_, err := b.Add(t.Context(), "shop", o)
	if err != nil || stored != 1 {
		t.Errorf("stored %d times, %v", stored, err)
	}
}

// TestService_Add_store: the store is tried before the first request, and a key
// that it does not take leaves nothing behind.
func TestService_Add_store(t *testing.T) {
	t.Parallel()
	b := newBench(t, keyed(says(200, "")))
	broken := b.world.store
	broken.failures = -1
	b.Stores.Choose = func(string) (secret.Store, error) { return broken, nil }
	b.Stores.Open = func(string) (secret.Store, error) { return nil, errStore }
	_, err := b.Add(t.Context(), "shop", addOptions())
	faulttest.Want(t, err, fault.Store, "is not stored")
	if _, err := b.folder.Find("shop"); !errors.Is(err, ErrNoRecord) || b.shown != "" {
		t.Errorf("%v, shown %q", err, b.shown)
	}
	broken.locked = true
	before := len(b.requests)
	o := addOptions()
	_, err = b.Add(t.Context(), "shop", o)
	if kindOfFault(err) != fault.Store || len(b.requests) != before {
		t.Errorf("%v after %d requests", err, len(b.requests)-before)
	}
	ctx, cancel := context.WithCancel(t.Context())
	b = newBench(t, keyed(func(r *http.Request) (*http.Response, error) { cancel(); return says(200, "")(r) }))
	_, err = b.Add(ctx, "shop", addOptions())
	if kindOfFault(err) != fault.Interrupted || b.stores[secret.KeyringName].has(t, Slot("shop")) {
		t.Errorf("%v", err)
	}
}

func TestService_Add_refuses(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "key.txt")
	faulttest.Must(t, os.WriteFile(file, []byte("Authorization: Wawi file-key\r\n"), 0o600))
	for want, change := range map[string]func(*AddOptions){
		"--app-id is missing":          func(o *AddOptions) { o.AppID = "" },
		"--app-version is missing":     func(o *AddOptions) { o.AppVersion = " " },
		`--app-id "a\nb" has`:          func(o *AddOptions) { o.AppID = "a\nb" },
		"--url is missing":             func(o *AddOptions) { o.Target.URL = "" },
		"is not a version of the API":  func(o *AddOptions) { o.Target.API = "x" },
		"from one place only":          func(o *AddOptions) { o.KeyFile = file },
		"the key is empty":             func(o *AddOptions) { o.Stdin = strings.NewReader("Wawi \n") },
		"a line end before or after":   func(o *AddOptions) { o.Stdin = strings.NewReader("a\n\n") },
		"has white space before or":    func(o *AddOptions) { o.Stdin = strings.NewReader("a \n") },
		"white space before or after":  func(o *AddOptions) { o.Stdin = strings.NewReader(" a\n") },
		"such as a line break":         func(o *AddOptions) { o.Stdin = strings.NewReader("a\nb\n") },
		"read from standard input":     func(o *AddOptions) { o.Stdin = io.MultiReader(strings.NewReader("x"), failing{}) },
		"--key-file: the file nowhere": func(o *AddOptions) { o.FromStdin, o.KeyFile = false, "nowhere" },
	} {
		b := newBench(t, keyed(says(200, "")))
		o := addOptions()
		change(&o)
		if _, err := b.Add(t.Context(), "shop", o); err == nil || !strings.Contains(fault.Message(err), want) || len(b.requests) > 0 {
			t.Errorf("%s: %v", want, err)
		}
	}
	b := newBench(t, keyed(says(200, "")))
	o := addOptions()
	o.FromStdin, o.KeyFile = false, file
	_, err := b.Add(t.Context(), "shop", o)
	faulttest.Must(t, err)
	if key, _ := b.stores[secret.KeyringName].Get(t.Context(), Slot("shop")); key.Reveal() != "file-key" {
		t.Errorf("key %q", key.Reveal())
	}
	o.KeyFile, o.Yes = "", true
	o.Ask = func(_ context.Context, question, instead string) (secret.String, error) {
		if question != "API key" || instead != "--key-stdin or --key-file" {
			t.Errorf("asked %q, %q", question, instead)
		}
		return secret.New("typed-key"), nil
	}
	_, err = b.Add(t.Context(), "shop", o)
	faulttest.Must(t, err)
	if key, _ := b.stores[secret.KeyringName].Get(t.Context(), Slot("shop")); key.Reveal() != "typed-key" {
		t.Errorf("key %q", key.Reveal())
	}
}

// TestService_Add_noInfo: without information a 404 proves nothing, and every other
// response what it proves elsewhere.
func TestService_Add_noInfo(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]struct{ api, prefix string }{"/v1/companies": {"1.0", "/v1"}, "/companies": {"1.0", ""}, "/v2/companies": {"2.0", ""}} {
		for code, kind := range map[int]fault.Kind{200: "", 403: "", 401: fault.Credentials} {
			b := newBench(t, oldWawi("", map[string]answerOf{"GET " + path: says(code, "")}))
			added, err := b.Add(t.Context(), "shop", addOptions())
			if kindOfFault(err) != kind || kind == "" && (added.Report().API != want.api || added.Installation.Prefix != want.prefix || !added.Verified) {
				t.Errorf("%s, %d: %+v, %v", path, code, added, err)
			}
		}
	}
	b := newBench(t, oldWawi("", nil))
	_, err := b.Add(t.Context(), "shop", addOptions())
	faulttest.Want(t, err, fault.Server, "neither API 2.x nor API 1.x")
}

// TestProving: the request of a proof needs a scope and no parameters.
func TestProving(t *testing.T) {
	t.Parallel()
	index := scope.NewIndex(scope.Builtin()...)
	for _, g := range []erp.Generation{erp.V1, erp.V2} {
		if path, ok := proving(index, g); !ok || path != "/companies" {
			t.Errorf("%s: %s, %v", g, path, ok)
		}
	}
	if path, ok := proving(index, 3); ok {
		t.Errorf("3.x: %s", path)
	}
	other := &scope.Catalog{Generation: erp.V2, Operations: []scope.Operation{
		{Method: "GET", Path: "/v2/info"}, {Method: "GET", Path: "/v2/x/{id}", Scopes: []string{"x.read"}}, {Method: "POST", Path: "/v2/y", Scopes: []string{"x.read"}},
		{Method: "GET", Path: "/v2/z", Scopes: []string{"x.read"}},
	}}
	if path, ok := proving(scope.NewIndex(other), erp.V2); !ok || path != "/z" {
		t.Errorf("%s, %v", path, ok)
	}
}

func TestBareKey(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"k": "k", " k ": " k ", "Wawi k": "k", "wawi  k": "k", "Authorization: Wawi k": "k", "authorization:Wawi k": "k", "Wawi": "", "Bearer k": "Bearer k", "a:b": "a:b", "": "",
	} {
		if got := bareKey(text); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}
