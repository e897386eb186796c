package wawi

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/apicall"
	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/secret"
)

func testInstallation(base string, g erp.Generation) Installation {
	return Installation{Spec: Spec{Target: Target{URL: base, API: g.First()}, AppID: "app", AppVersion: "2"}, Granted: []string{"items.read"}, GrantedKnown: true}
}

func TestInstallation_versionAt(t *testing.T) {
	t.Parallel()
	const base = "http://127.0.0.1:1/api/v2"
	i := testInstallation(base, erp.V1)
	i.API.Minor = 6
	for address, want := range map[string]string{
		base + "/items": "1.6", base + "/v1/items": "1.6", base + "/v2/items?a=/v3/": "2.0", base + "/v3/items": "3.0", base + "/v2": "2.0", base + "/vx/items": "1.6", base + "/variations/2": "1.6",
	} {
		if got := i.versionAt(address).String(); got != want {
			t.Errorf("%s: %s", address, got)
		}
	}
	i.API = erp.Version{Generation: erp.V2, Minor: 3}
	if got := i.versionAt(base+"/v2/items").String() + " " + i.versionAt(base+"/v1/items").String(); got != "2.3 1.0" {
		t.Error(got)
	}
}

func TestInstallation_Address(t *testing.T) {
	t.Parallel()
	const base = "http://127.0.0.1:1/api/x"
	for path, want := range map[string]string{
		"/v2/info": base + "/v2/info", "v2/info": base + "/v2/info", "info?a=b": base + "/v2/info?a=b", "/v1/items": base + "/v1/items",
		base + "/v2/info": base + "/v2/info", "/v2x": base + "/v2/v2x",
		"/v2/items?cb=https://example.com/x": base + "/v2/items?cb=https://example.com/x", "/v2/items?d=/../x": base + "/v2/items?d=/../x",
		"/v2/items?name=a b": base + "/v2/items?name=a%20b", "/v2/a b": base + "/v2/a%20b", "/v2/items?n=ä&m=a%20b+c": base + "/v2/items?n=%C3%A4&m=a%20b+c",
		"/v2/items/a%2Fb": base + "/v2/items/a%2Fb", "items/1:2": base + "/v2/items/1:2", "/v2/a..b/...x": base + "/v2/a..b/...x",
		"//elsewhere.example/x": base + "/v2/elsewhere.example/x", "HTTP://127.0.0.1:1/api/x/v2/info?a=b": base + "/v2/info?a=b",
	} {
		if got, err := testInstallation(base, erp.V2).Address(path); err != nil || got != want {
			t.Errorf("%s: %q, %v", path, got, err)
		}
	}
	for path, want := range map[string]string{ // the base address, given twice
		"/api/x/v2/info": "/v2/info", "api/x/v2/info": "/v2/info", "/API/X/items": "/v2/items", base + "/api/x/v2/info?a=b": "/v2/info?a=b", "/api/x/api/x/v1/items": "/v1/items",
		"/api/xy/info": "/v2/api/xy/info", "/api/x": "/v2/api/x",
	} {
		if got, err := testInstallation(base, erp.V2).Address(path); err != nil || got != base+want {
			t.Errorf("%s: %q, %v", path, got, err)
		}
	}
	const short = "http://127.0.0.1:1/items"
	for path, want := range map[string]string{"/items": "/v2/items", "/items/1": "/v2/items/1", "/items/v2/items": "/v2/items"} {
		if got, err := testInstallation(short, erp.V2).Address(path); err != nil || got != short+want {
			t.Errorf("%s: %q, %v", path, got, err)
		}
	}
	for path, hint := range map[string]string{"/erp/v2/items?a=b": "write /v2/items", "erp/items": "write /items", "/ERP": "write /", base + "/erp/v2/items": "write /v2/items"} {
		_, err := testInstallation(base, erp.V2).Address(path)
		faulttest.Want(t, err, fault.Usage, "a JTL-Wawi has nothing below /erp")
		if got := fault.From(err).Hint; got != hint {
			t.Errorf("%s: hint %q, want %q", path, got, hint)
		}
	}
	if got, _ := testInstallation(base, erp.V1).Address("/items"); got != base+"/items" {
		t.Errorf("API 1.0: %q", got)
	}
	for _, path := range []string{"http://127.0.0.1:2/api/x/v2/info", base + "y/v2/info", "https://127.0.0.1:1/api/x/v2/info", "/v2/../../y", "/..",
		"/v2/..?a=b", "..", "/v2/%2e%2e/%2e%2e/other/x", "/v2/.%2E/x", "/v2/%252e%252e/x", "/v2/..%2f..%2fother", `/v2/..\..\shop`, "/v2/a%5c..%5cb", "/v2/..;a/x", "/v2/.. /x",
		base + "/../y", base + "/%2e%2e/y", "http://u:p@127.0.0.1:1/api/x/v2/info", "/v2/items#a", "/v2/items#", "/v2/%zz", "/v2/a\r\nb", "/v2/a%0d%0ab", "/v2/%00"} {
		if got, err := testInstallation(base, erp.V2).Address(path); kindOfFault(err) != fault.Usage {
			t.Errorf("%s: %q, %v", path, got, err)
		}
	}
	for path, hint := range map[string]string{"C:/Program Files/Git/v2/items?a=b": "leave the first slash away: v2/items?a=b", `D:\msys64\items`: "leave the first slash away: items", "E:/tools/v2/items": "MSYS_NO_PATHCONV=1"} {
		_, err := testInstallation(base, erp.V2).Address(path)
		if f := fault.From(err); f.Kind != fault.Usage || !strings.Contains(f.Hint, hint) {
			t.Errorf("%s: %v, %s", path, err, f.Hint)
		}
	}
}

// TestClient_sender: the headers that JTL-Wawi wants, which those of a user replace.
func TestClient_sender(t *testing.T) {
	t.Parallel()
	var got http.Header
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { got = r.Header }))
	t.Cleanup(server.Close)
	c := Client{HTTP: platform.NewClient(platform.Options{Once: true, Streamed: true}), Now: time.Now}
	i := testInstallation(server.URL, erp.V2)
	for _, own := range []http.Header{nil, {"X-Appid": {"other"}, "Api-Version": {"2.3"}}} {
		sender := c.sender(i, secret.New("k"), time.Minute)
		call, err := i.call("get", "/items")
		faulttest.Must(t, err)
		call.Header = own
		response, err := sender.Send(t.Context(), call)
		faulttest.Must(t, err)
		faulttest.Must(t, response.Body.Close())
		want := map[string]string{"Authorization": "Wawi k", "X-Appid": "app", "X-Appversion": "2", "Api-Version": "2.0"}
		for name := range own {
			want[name] = own.Get(name)
		}
		for name, value := range want {
			if got.Get(name) != value {
				t.Errorf("%s is %q, want %q", name, got.Get(name), value)
			}
		}
	}
}

// TestStores_carriedKey: nothing is sent with a damaged key, nor is it exported.
func TestStores_carriedKey(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.store(t, accepted("shop"))
	for _, key := range []string{"", "a\nb", "ä"} {
		faulttest.Must(t, b.stores[secret.KeyringName].Set(t.Context(), Slot("shop"), secret.New(key)))
		_, err := b.Access(t.Context(), "shop", platform.Sandbox{}, &secret.Redactor{})
		faulttest.Want(t, err, fault.Credentials, "no header can carry")
		_, err = b.Export(t.Context(), []string{"shop"}, true)
		faulttest.Want(t, err, fault.Credentials, "no header can carry")
		faulttest.Want(t, b.Call(t.Context(), "shop", CallOptions{Method: "GET", Path: "/v2/items"}, apicall.Output{}), fault.Credentials, "no header can carry")
	}
}

func TestInstallation_Refused(t *testing.T) {
	t.Parallel()
	i := testInstallation("http://127.0.0.1:1/api/x", erp.V2)
	for name, test := range map[string]struct {
		code    int
		opens   []string
		kind    fault.Kind
		message string
		hint    string
	}{
		"302":          {302, nil, fault.Server, "302 Found", "the key would travel along"},
		"400":          {400, nil, fault.Refused, "400 Bad Request: said", "look at the path"},
		"401":          {401, nil, fault.Credentials, "rejects the key of shop", "jtlctl wawi register shop"},
		"402":          {402, nil, fault.Refused, "no licence for this", "book the API licence"},
		"403 unknown":  {403, nil, fault.Refused, "403 Forbidden", "the catalogue has none for this path"},
		"403 not held": {403, []string{"a.read", "b.read"}, fault.Refused, "it needs the scope a.read or b.read, which shop does not hold", "register again"},
		"403 held":     {403, []string{"a.read", "items.read"}, fault.Refused, "403 Forbidden", "shop holds the scope items.read"},
		"404":          {404, nil, fault.Refused, "404 Not Found: said", "/v2/customerGroups"},
		"409":          {409, nil, fault.Refused, "409 Conflict", "look at the path"},
		"410":          {410, nil, fault.Refused, "410 Gone", "look at the path"},
		"429":          {429, nil, fault.Server, "429 Too Many Requests", "by itself a few times"},
		"101":          {101, nil, fault.Server, "101 Switching Protocols", "not an answer to a request"},
		"415":          {415, nil, fault.Refused, "the body was sent as text/plain", "without a charset"},
		"500":          {500, nil, fault.Server, "500 Internal Server Error", "look at its log"},
		"503":          {503, nil, fault.Server, "503 Service Unavailable", "look at its log"},
	} {
		body := []byte(`{"ErrorMessage":"said","Stacktrace":"at Some.Code"}`)
		x := apicall.Exchange{Method: "GET", Path: "/v2/items", Header: http.Header{"Content-Type": {"text/plain"}}, Status: test.code, Body: body}
		f := i.Refused(Asked{Exchange: x, Name: "shop", Opens: test.opens})
		if f == nil || f.Kind != test.kind || !strings.Contains(f.Message, test.message) || !strings.Contains(f.Hint, test.hint) || strings.Contains(f.Message, "Some.Code") {
			t.Errorf("%s: %+v", name, f)
		}
	}
	if f := i.Refused(Asked{Exchange: apicall.Exchange{Method: "POST", Status: http.StatusTooManyRequests}, Name: "shop"}); !strings.Contains(f.Hint, "--retry") {
		t.Errorf("429 of POST: %s", f.Hint)
	}
	at := time.Date(2026, 11, 26, 8, 0, 0, 0, time.UTC)
	limited := http.Header{"Retry-After": {"Thu, 26 Nov 2026 08:00:07 GMT"}, "X-Ratelimit-Limit": {"100"}, "X-Ratelimit-Interval-Length-Seconds": {"10"}}
	f := i.Refused(Asked{Exchange: apicall.Exchange{Method: "GET", Status: http.StatusTooManyRequests, Answer: limited}, At: at, Name: "shop"})
	if !strings.Contains(f.Message, "too many requests, of which 100 are allowed per 10s") || !strings.HasPrefix(f.Hint, "wait 7s, then try again") {
		t.Errorf("429 with a limit: %s, %s", f.Message, f.Hint)
	}
	if f := i.Refused(Asked{Exchange: apicall.Exchange{Status: http.StatusNoContent}, Name: "shop"}); f != nil {
		t.Errorf("204: %v", f)
	}
	renewed := i.Refused(Asked{Exchange: apicall.Exchange{Status: http.StatusUnauthorized}, Name: "shop", Renewal: true})
	if !strings.Contains(renewed.Hint, "`jtlctl wawi resume shop` fetches the new key") || strings.Contains(renewed.Hint, "wawi register") {
		t.Errorf("401 while a renewal is pending: %s", renewed.Hint)
	}
}

// TestInstallation_Refused_scope: a missing scope is said once, by the server if it
// names one, whatever the catalogue has for the operation.
func TestInstallation_Refused_scope(t *testing.T) {
	t.Parallel()
	i := testInstallation("http://127.0.0.1:1/api/x", erp.V2)
	index := scope.NewIndex(scope.Builtin()...)
	for name, test := range map[string]struct {
		says, header string
		opens        []string
		message      string
		hint         string
	}{
		"the server names one": {"the app lacks the scope new.thing", "", []string{"items.write"},
			"GET /v2/items failed with 403 Forbidden: the app lacks the scope new.thing", "put new.thing into the application file"},
		"the server names one that is held": {"the app lacks the scope items.read", "", []string{"items.write"},
			"GET /v2/items failed with 403 Forbidden: the app lacks the scope items.read", "shop holds the scope items.read"},
		"the catalogue names one": {"no", "", []string{"items.write"},
			"GET /v2/items failed with 403 Forbidden: no; it needs the scope items.write, which shop does not hold", "put it into the application file"},
		"on behalf of a user": {"no", "7", []string{"items.read"},
			"GET /v2/items failed with 403 Forbidden: no; it needs the scope application.runas, which shop does not hold", "put it into"},
	} {
		x := apicall.Exchange{Method: "GET", Path: "/v2/items", Status: 403, Header: http.Header{}, Body: fmt.Appendf(nil, `{"errorMessage":%q}`, test.says)}
		x.Header.Set("X-RunAs", test.header)
		f := i.Refused(Asked{Exchange: x, Name: "shop", Opens: test.opens, Named: x.Named(index)})
		if f.Message != test.message || !strings.Contains(f.Hint, test.hint) {
			t.Errorf("%s: %s, %s", name, f.Message, f.Hint)
		}
	}
	missing := i.Refused(Asked{Exchange: apicall.Exchange{Method: "GET", Path: "/v2/items", Status: 404}, Name: "shop"})
	if want := "there is no such address, or nothing with this number"; !strings.Contains(missing.Message, want) {
		t.Errorf("404 without words: %s", missing.Message)
	}
}

// TestInstallation_Refused_keyInResponse: no explanation repeats the key, in whatever form a
// server does, and where a long text is cut.
func TestInstallation_Refused_keyInResponse(t *testing.T) {
	t.Parallel()
	const key = "Abc+/=defghijklmnop"
	i := testInstallation("http://127.0.0.1:1/api/x", erp.V2)
	redactor := &secret.Redactor{}
	redactor.Add(secret.New(key))
	for name, body := range map[string]string{
		"plain":      `{"ErrorMessage":"the key ` + key + ` is not right"}`,
		"escaped":    `{"ErrorMessage":"the key \u0041bc+\/=defghijklmnop is not right"}`,
		"as address": `{"title":"/x?key=` + url.QueryEscape(key) + `"}`,
		"cut":        `{"ErrorMessage":"` + strings.Repeat("x", 1990) + key + `"}`,
		"as a name":  `{"errors":{"` + key + `":["` + key + `"]}}`,
	} {
		for _, code := range []int{302, 400, 401, 402, 403, 404, 500} {
			x := apicall.Exchange{Method: "GET", Path: "/v2/items/" + key, Status: code, Answer: http.Header{"Location": {"/x/" + url.PathEscape(key)}}, Body: []byte(body)}
			f := i.Refused(Asked{Exchange: x, Name: "shop", Redactor: redactor})
			if text := f.Message + f.Hint; strings.Contains(text, "Abc") || !strings.Contains(text, "[redacted]") {
				t.Errorf("%s, %d: %s", name, code, text)
			}
		}
	}
}
