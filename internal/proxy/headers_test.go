package proxy

import (
	"net/http"
	"net/url"
	"testing"
)

func TestRewriteLocation(t *testing.T) {
	t.Parallel()
	parse := func(text string) *url.URL {
		u, err := url.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		return u
	}
	const own = "http://127.0.0.1:8001/abc"
	for _, test := range []struct{ upstream, location, want string }{
		{"https://api.example", "https://api.example/erp/v2/items?a=b#c", own + "/erp/v2/items?a=b#c"},
		{"https://api.example", "https://API.example:443/erp", own + "/erp"},
		{"https://api.example", "http://api.example/erp", own + "/erp"},
		{"https://api.example", "/erp/v2/x", own + "/erp/v2/x"},
		{"https://api.example", "next?page=2", own + "/erp/v2/next?page=2"},
		{"https://api.example", "?page=2", own + "/erp/v2/items?page=2"},
		{"https://api.example", "https://user:pw@api.example/x", own + "/x"},
		{"https://api.example", "https://api.example", own},
		{"https://api.example", "/a%20b/%C3%A4", own + "/a%20b/%C3%A4"},
		{"https://api.example", "https://api.example:8443/x", "https://api.example:8443/x"},
		{"https://api.example", "https://evil.example/x", "https://evil.example/x"},
		{"https://api.example", "//evil.example/x", "//evil.example/x"},
		{"https://api.example", "https://api.example.evil/x", "https://api.example.evil/x"},
		{"https://api.example", "javascript:alert(1)", "javascript:alert(1)"},
		{"https://api.example", "ftp://api.example/x", "ftp://api.example/x"},
		{"https://api.example", "http://[::1", "http://[::1"},
		{"http://127.0.0.1:64110/api/shop", "http://127.0.0.1:64110/api/shop/v2/x", own + "/v2/x"},
		{"http://127.0.0.1:64110/api/shop", "http://127.0.0.1:64110/api/shopping/x", "http://127.0.0.1:64110/api/shopping/x"},
	} {
		upstream := parse(test.upstream)
		request := parse(test.upstream + "/erp/v2/items")
		if got := rewriteLocation(test.location, request, upstream, own); got != test.want {
			t.Errorf("%s at %s: %s, want %s", test.location, test.upstream, got, test.want)
		}
	}
}

func TestCleanRequest(t *testing.T) {
	t.Parallel()
	h := http.Header{}
	for _, name := range []string{
		"Authorization", "Cookie", "Forwarded", "X-Forwarded-For", "X-Forwarded-Anything", "X-HTTP-Method-Override", "X-Method-Override", "Referer",
		"X-Original-URL", "X-Rewrite-URL", "Cookie2", "Accept", "X-Tenant-ID",
	} {
		h.Set(name, "http://127.0.0.1:8001/abc/x")
	}
	for _, name := range []string{"x-forwarded-raw", "X_forwarded_for", "X_http_method_override", "X-Http_method", "Cookie_2"} {
		h[name] = []string{"a"}
	}
	cleanRequest(h, "http://127.0.0.1:8001/abc")
	h.Del("User-Agent")
	delete(h, "Cookie_2")
	if len(h) != 2 || h.Get("Accept") == "" || h.Get("X-Tenant-ID") == "" {
		t.Errorf("%v", h)
	}
	h = http.Header{"Referer": {"https://docs.example/"}, "User-Agent": {"curl/8"}}
	if cleanRequest(h, "http://127.0.0.1:8001/abc"); len(h) != 2 {
		t.Errorf("%v", h)
	}
}

// TestCredentials_apply: no other spelling of a header remains next to that which is
// set.
func TestCredentials_apply(t *testing.T) {
	t.Parallel()
	c := Credentials{Header: http.Header{"X-Tenant-Id": {"own"}, "Authorization": {"Bearer own"}}, Default: http.Header{"Api-Version": {"2.0"}}}
	h := http.Header{"X_tenant_id": {"other"}, "X-Tenant_id": {"other"}, "X-Tenant-Id": {"other", "more"}, "Api-Version": {"1.0"}, "X-Tenant": {"x"}}
	c.apply(h)
	if len(h) != 4 || h.Get("X-Tenant-Id") != "own" || len(h["X-Tenant-Id"]) != 1 || h.Get("Authorization") != "Bearer own" || h.Get("Api-Version") != "1.0" || h.Get("X-Tenant") != "x" {
		t.Errorf("%v", h)
	}
}

func TestCleanResponse(t *testing.T) {
	t.Parallel()
	h := http.Header{"Set-Cookie": {"a=b"}, "Access-Control-Allow-Origin": {"*"}, "Access-Control-Expose-Headers": {"x"}, "Content-Type": {"application/json"}}
	if cleanResponse(h); len(h) != 1 || h.Get("Content-Type") == "" {
		t.Errorf("%v", h)
	}
}
