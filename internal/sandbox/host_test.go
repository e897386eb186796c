package sandbox

import (
	"crypto/rand"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestSandbox_ServeHTTP_host(t *testing.T) {
	t.Parallel()
	for host, code := range map[string]int{
		"127.0.0.1:7373":           200,
		"127.0.0.1":                421,
		"127.0.0.2:80":             421,
		"127.0.0.2:7373":           200,
		"localhost:7373":           200,
		"localhost:7374":           421,
		"LOCALHOST:7373":           200,
		"[::1]:7373":               200,
		"":                         421,
		":7373":                    421,
		"evil.com":                 421,
		"localhost.evil.com":       421,
		"127.0.0.1.nip.io:7373":    421,
		"0.0.0.0:7373":             421,
		"192.168.0.10:7373":        421,
		"localhost@evil.com":       421,
		"evil.com/?localhost":      421,
		"127.0.0.1:7373.evil.com":  421,
		"api.jtl-cloud.com":        421,
		"xn--lcalhost-dxa.example": 421,
	} {
		for _, path := range []string{MintPath, RotatePath, "/anything"} {
			b := newBench(t)
			request := httptest.NewRequest(http.MethodPost, base+path, strings.NewReader("{}"))
			request.Header.Set("Content-Type", jsonKind)
			request.Host = host
			got := httptest.NewRecorder()
			b.ServeHTTP(got, request)
			want := code
			if path == "/anything" && code == 200 {
				want = 404
			}
			if got.Code != want {
				t.Errorf("Host %q, %s: %d %s, want %d", host, path, got.Code, got.Body, want)
			}
		}
	}
}

func TestSandbox_ServeHTTP_log(t *testing.T) {
	t.Parallel()
	var lines []string
	s, err := New(Config{BaseURL: base, Now: time.Now, Random: rand.Reader, Log: func(format string, args ...any) {
		lines = append(lines, fmt.Sprintf(format, args...))
	}})
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{Sandbox: s}
	b.accessToken(t)
	b.ask("GET", "/oauth2/token?secret=hunter2", "")
	b.ask("GET", "/nowhere", "")
	elsewhere := httptest.NewRequest(http.MethodGet, "http://evil.com/sandbox/token", nil)
	s.ServeHTTP(httptest.NewRecorder(), elsewhere)
	want := []string{"POST /oauth2/token 200", "GET /oauth2/token 405", "GET /nowhere 404", "GET /sandbox/token 421"}
	if !slices.Equal(lines, want) {
		t.Errorf("got %q\nwant %q", lines, want)
	}
}

func TestCheckAddress(t *testing.T) {
	t.Parallel()
	for _, address := range []string{DefaultAddr, "127.0.0.1:0", "127.0.0.2:7373", "localhost:7373", "LocalHost:80", "[::1]:7373"} {
		if err := CheckAddress(address); err != nil {
			t.Errorf("%s is refused: %v", address, err)
		}
	}
}

func TestCheckAddress_refused(t *testing.T) {
	t.Parallel()
	const public, form = "can be reached from others", "is not an address of the form HOST:PORT"
	for address, words := range map[string]string{
		":7373":                   public,
		"0.0.0.0:7373":            public,
		"[::]:7373":               public,
		"192.168.0.10:7373":       public,
		"[fe80::1]:7373":          public,
		"example.com:7373":        public,
		"localhost.evil.com:7373": public,
		"127.0.0.1.nip.io:7373":   public,
		"127.0.0.1":               form,
		"localhost":               form,
		"7373":                    form,
		"::1:7373":                form,
		"http://127.0.0.1:7373":   form,
		"":                        form,
	} {
		wantFault(t, CheckAddress(address), fault.Usage, words)
		if listener, err := Listen(address); err == nil {
			_ = listener.Close()
			t.Errorf("%s is served", address)
		}
	}
}

func TestListen(t *testing.T) {
	t.Parallel()
	listener, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	if address := listener.Addr().String(); !strings.HasPrefix(address, "127.0.0.1:") || strings.HasSuffix(address, ":0") {
		t.Errorf("listens at %s", address)
	}
}
