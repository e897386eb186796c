package wawi

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/apicall"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/secret"
)

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
			var out strings.Builder
			o := CallOptions{Method: "post", Path: "items", Quiet: time.Minute, Options: apicall.Options{Input: "-", Stdin: strings.NewReader("{}")}}
			err := b.Call(t.Context(), "shop", o, apicall.Output{To: &console.Console{Out: &out}})
			sent := b.requests[0]
			if sent.Method != http.MethodPost || sent.URL.Path != "/api/eazybusiness/v2/items" || sent.Header.Get("Content-Type") != "application/json" {
				t.Errorf("sent %s %s, %v", sent.Method, sent.URL, sent.Header)
			}
			if test.kind != "" {
				faulttest.Want(t, err, test.kind, test.says)
			} else if err != nil || out.String() != `{"a":1}` {
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
		"--content-type": {Method: "GET", Path: "/", Options: apicall.Options{ContentType: "ä"}}, "-H cannot set": {Method: "GET", Path: "/", Options: apicall.Options{Headers: []string{"Host: x"}}},
		"--input": {Method: "POST", Path: "/", Options: apicall.Options{Input: "nothing-there"}}, "are for https": {Method: "GET", Path: "/", TrustOptions: TrustOptions{CACert: "x"}},
	} {
		kind := fault.Usage
		if o.Input != "" {
			kind = fault.Input
		}
		faulttest.Want(t, b.Call(t.Context(), "shop", o, apicall.Output{To: &console.Console{}}), kind, word)
	}
	err := b.Call(t.Context(), "shop", CallOptions{Method: "GET", Path: "/"}, apicall.Output{To: &console.Console{}})
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
		path := map[erp.Generation]string{erp.V1: "/api/eazybusiness/items", erp.V2: "/api/eazybusiness/v2/items"}[i.API.Generation]
		if got := i.opens(index, "GET", path); strings.Join(got, " ") != want {
			t.Errorf("API %s: %q", i.API, got)
		}
	}
	if got := testInstallation(testSpec().URL, erp.V2).opens(index, "GET", "/nothing"); got != nil {
		t.Errorf("got %q", got)
	}
}

func TestInstallation_graphqlFault(t *testing.T) {
	t.Parallel()
	index := scope.NewIndex(scope.Builtin()...)
	i := testInstallation("http://127.0.0.1:1/api/x", erp.V2) // has items.read
	asked := func(text string) Asked {
		var e apicall.ErrorsMember
		_, _ = e.Write([]byte(text))
		return Asked{Name: "shop", Exchange: apicall.Exchange{Method: "POST", Path: "/v2/graphql", Status: 200, Errors: e.List()}}
	}
	f := i.graphqlFault(asked(`{"errors":[{"path":["QuerySalesOrders",0,"id"],"extensions":{"code":"INTERNAL_ERROR"}}, {"path":["QueryItems"],"extensions":{"code":"INTERNAL_ERROR"}}]}`), index)
	faulttest.Want(t, f, fault.Refused, "QuerySalesOrders probably needs salesorders.read, which the app does not have; QueryItems probably needs items.read. `jtlctl wawi status shop`")
	faulttest.Want(t, i.graphqlFault(asked(`{"errors":[{"message":"INTERNAL_ERROR"}]}`), nil), fault.Refused, "compare the scopes", "`jtlctl wawi status shop`")
	faulttest.Want(t, i.graphqlFault(asked(`{"errors":[{"message":"no field x"}]}`), index), fault.Refused, "may be incomplete")
}
