package sandbox

import (
	"context"
	"crypto/rand"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// newPageBench is a sandbox that web pages of one origin may call.
func newPageBench(t *testing.T, origins ...string) *bench {
	t.Helper()
	b := &bench{now: time.Date(2031, 1, 2, 10, 0, 0, 0, time.UTC)}
	var err error
	b.Sandbox, err = New(Config{BaseURL: base, Now: func() time.Time { return b.now }, Random: rand.Reader, CORS: origins})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

const page = "http://localhost:5173"

func TestSandbox_ServeHTTP_pages(t *testing.T) {
	t.Parallel()
	b := newPageBench(t, page)
	for name, c := range map[string]struct {
		path    string
		headers []string
		code    int
	}{
		"no page":                       {LegacyKeysPath, nil, 200},
		"typed into a browser":          {LegacyKeysPath, []string{"Sec-Fetch-Site", "none"}, 200},
		"a page of the sandbox":         {LegacyKeysPath, []string{"Sec-Fetch-Site", "same-origin"}, 200},
		"another origin":                {LegacyKeysPath, []string{"Origin", "http://evil.example", "Sec-Fetch-Site", "cross-site"}, 403},
		"another port":                  {LegacyKeysPath, []string{"Origin", "http://localhost:5174"}, 403},
		"no origin":                     {LegacyKeysPath, []string{"Origin", "null"}, 403},
		"an empty origin":               {LegacyKeysPath, []string{"Origin", ""}, 403},
		"an image of another site":      {LegacyKeysPath, []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors"}, 403},
		"an image of another port":      {LegacyKeysPath, []string{"Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "no-cors"}, 403},
		"a socket":                      {LegacyKeysPath, []string{"Upgrade", "websocket", "Connection", "Upgrade"}, 403},
		"a socket of the allowed page":  {LegacyKeysPath, []string{"Origin", page, "Upgrade", "websocket"}, 403},
		"the allowed page":              {LegacyKeysPath, []string{"Origin", page, "Sec-Fetch-Site", "cross-site"}, 200},
		"an image of the allowed page":  {LegacyKeysPath, []string{"Sec-Fetch-Site", "cross-site"}, 403},
		"the allowed page at a control": {"/sandbox/wawi", []string{"Origin", page}, 403},
	} {
		got := b.ask("GET", c.path, "", c.headers...)
		if got.Code != c.code {
			t.Errorf("%s: %d %s, want %d", name, got.Code, got.Body, c.code)
		}
		if strings.HasPrefix(c.path, "/sandbox/") && strings.Contains(got.Body.String(), "--cors") {
			t.Errorf("%s: --cors does not help, and the answer is %s", name, got.Body)
		}
		allowed := got.Header().Get("Access-Control-Allow-Origin")
		if want := map[bool]string{true: page}[name == "the allowed page"]; allowed != want {
			t.Errorf("%s: Access-Control-Allow-Origin %q, want %q", name, allowed, want)
		}
	}
}

func TestSandbox_ServeHTTP_preflight(t *testing.T) {
	t.Parallel()
	ask := []string{"Access-Control-Request-Method", "GET", "Access-Control-Request-Headers", "authorization,x-tenant-id", "Access-Control-Request-Private-Network", "true"}
	got := newPageBench(t, page).ask("OPTIONS", "/erp/v2/items", "", append(ask, "Origin", page)...)
	for name, want := range map[string]string{
		"Access-Control-Allow-Origin": page, "Access-Control-Allow-Headers": "authorization,x-tenant-id", "Access-Control-Allow-Private-Network": "true",
		"Access-Control-Allow-Credentials": "",
	} {
		if got.Code != 204 || got.Header().Get(name) != want {
			t.Errorf("%d, %s: %q, want %q", got.Code, name, got.Header().Get(name), want)
		}
	}
	for name, b := range map[string]*bench{"another origin": newPageBench(t, "http://localhost:1"), "none is allowed": newPageBench(t)} {
		if got := b.ask("OPTIONS", "/erp/v2/items", "", append(ask, "Origin", page)...); got.Code != 403 || got.Header().Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: %d %v", name, got.Code, got.Header())
		}
	}
}

// TestSandbox_ServeHTTP_port: the port is that of the connection, whatever the
// sandbox was told.
func TestSandbox_ServeHTTP_port(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	for host, code := range map[string]int{"127.0.0.1:9999": 200, "127.0.0.1:7373": 421} {
		request := httptest.NewRequest(http.MethodGet, LegacyKeysPath, nil)
		request.Host = host
		at := context.WithValue(t.Context(), http.LocalAddrContextKey, net.Addr(&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 9999}))
		got := httptest.NewRecorder()
		b.ServeHTTP(got, request.WithContext(at))
		if got.Code != code {
			t.Errorf("%s: %d, want %d", host, got.Code, code)
		}
	}
}

func TestCheckOrigin(t *testing.T) {
	t.Parallel()
	for _, origin := range []string{"http://localhost:5173", "https://app.example.com", "http://127.0.0.1:3000", "https://[::1]:3000", "http://xn--mnchen-3ya.de", "http://a_b.example"} {
		if err := CheckOrigin(origin); err != nil {
			t.Errorf("%s: %v", origin, err)
		}
	}
	for _, origin := range []string{"", "*", "null", "localhost:5173", "http://localhost:5173/", "http://LOCALHOST:5173", "ftp://x", "http://u@x", "http://x?y", "http://", "http://x:", "http://x:99999", "http://*.example.com", "http://münchen.de", "http://x y"} {
		wantFault(t, CheckOrigin(origin), fault.Usage, "is not the origin of a web page", "in ASCII: http://")
	}
	for origin, right := range map[string]string{"http://x:80": "http://x", "https://x:443": "https://x", "http://x:8080/": "http://x:8080", "http://x:": "http://x"} {
		if f := fault.From(CheckOrigin(origin)); !strings.HasSuffix(f.Hint, ": "+right) {
			t.Errorf("%s: %v", origin, f.Hint)
		}
	}
}
