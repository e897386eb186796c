package wawi

import (
	"errors"
	"net/http"
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

// TestCallOptions_open: what is wrong with what is to be sent is told by the name of
// its flag, before anything is sent.
func TestCallOptions_open(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, test := range map[string]struct {
		call CallOptions
		flag string
		kind fault.Kind
	}{
		"a line break in the type": {CallOptions{ContentType: "text/plain\r\nX-A: b"}, "--content-type", fault.Usage},
		"a folder":                 {CallOptions{Body: folder}, "--body", fault.Input},
		"nothing there":            {CallOptions{Body: filepath.Join(folder, "nothing")}, "--body", fault.Input},
	} {
		body, err := test.call.open()
		if f := fault.From(err); body != nil || f.Kind != test.kind || !strings.HasPrefix(f.Message, test.flag) {
			t.Errorf("%s: %v, %v", name, body, err)
		}
	}
}

// TestService_Call explains a refusal by what is stored and by the catalogue.
func TestService_Call(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		answer answerOf
		change func(t *testing.T, b *bench)
		kind   fault.Kind // "" is no error
		says   string
	}{
		"an answer":             {says(200, `{"a":1}`), nil, "", ""},
		"a scope is missing":    {says(403, ""), nil, fault.Refused, "it needs the scope items.write"},
		"a key of long ago":     {says(401, ""), nil, fault.Credentials, "jtlctl wawi register shop"},
		"a newer key is sealed": {says(401, ""), func(t *testing.T, b *bench) { t.Helper(); b.seal(t, "shop") }, fault.Credentials, "jtlctl wawi resume shop"},
		"a newer key is on its way": {says(401, ""), func(t *testing.T, b *bench) {
			t.Helper()
			renewed := accepted("shop")
			renewed.Registration = requested("shop", Pending).Registration
			b.store(t, renewed)
		}, fault.Credentials, "jtlctl wawi resume shop"},
		"no catalogue": {says(403, ""), func(_ *testing.T, b *bench) {
			b.Scopes = func() (*scope.Index, error) { return nil, errors.New("no catalogue") }
		}, fault.Refused, "the catalogue has none for this path"},
		"cut off": {slowly(strings.NewReader("{"), failing{}), nil, fault.Network, "was cut off"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newBench(t, test.answer)
			b.store(t, accepted("shop"))
			faulttest.Must(t, b.stores[secret.KeyringName].Set(t.Context(), Slot("shop"), secret.New("k")))
			if test.change != nil {
				test.change(t, b)
			}
			response, err := b.Call(t.Context(), "shop", CallOptions{Method: "post", Path: "items", Body: "-", Stdin: strings.NewReader("{}"), Quiet: time.Minute})
			faulttest.Must(t, err)
			defer response.Close()
			var out strings.Builder
			if err = response.Copy(t.Context(), &out); err == nil {
				err = response.Err()
			}
			sent := b.requests[0]
			if sent.Method != http.MethodPost || sent.URL.Path != "/api/eazybusiness/v2/items" || sent.Header.Get("Content-Type") != "application/json" {
				t.Errorf("sent %s %s, %v", sent.Method, sent.URL, sent.Header)
			}
			if test.kind != "" {
				faulttest.Want(t, err, test.kind, test.says)
			} else if err != nil || out.String() != `{"a":1}` || response.Empty() {
				t.Errorf("%v, %q", err, out.String())
			}
		})
	}
}

// TestService_Call_refused: nothing is sent, and no key is read, for a call
// that cannot be.
func TestService_Call_refused(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(200, ""))
	b.store(t, accepted("shop"))
	for word, o := range map[string]CallOptions{
		"TRACE": {Method: "trace", Path: "/"}, "is not below": {Method: "GET", Path: "http://elsewhere.example/x"},
		"--content-type": {Method: "GET", Path: "/", ContentType: "ä"}, "are for https": {Method: "GET", Path: "/", TrustOptions: TrustOptions{CACert: "x"}},
	} {
		_, err := b.Call(t.Context(), "shop", o)
		faulttest.Want(t, err, fault.Usage, word)
	}
	_, err := b.Call(t.Context(), "shop", CallOptions{Method: "GET", Path: "/"})
	faulttest.Want(t, err, fault.Credentials, "has no key")
	if len(b.requests) > 0 {
		t.Error("something was sent")
	}
}

// TestInstallation_opens takes the newest catalogue, and only those of the API
// of the installation.
func TestInstallation_opens(t *testing.T) {
	t.Parallel()
	newer := &scope.Catalog{Name: "2.3", Generation: erp.V2, Operations: []scope.Operation{{Method: "GET", Path: "/v2/items", Scopes: []string{"newer.read"}}}}
	older := &scope.Catalog{Name: "1.0", Generation: erp.V1, Operations: []scope.Operation{{Method: "GET", Path: "/items", Scopes: []string{"older.read"}}}}
	index := scope.NewIndex(scope.Builtin()[1], newer, older)
	for want, i := range map[string]Installation{"newer.read": testInstallation(testSpec().URL, erp.V2), "older.read": testInstallation(testSpec().URL, erp.V1)} {
		if got := i.opens(index, Call{Method: "GET", Path: "items?pageSize=1"}); strings.Join(got, " ") != want {
			t.Errorf("API %s: %q", i.API, got)
		}
	}
	if got := testInstallation(testSpec().URL, erp.V2).opens(index, Call{Method: "GET", Path: "/nothing"}); got != nil {
		t.Errorf("got %q", got)
	}
}
