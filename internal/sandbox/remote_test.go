package sandbox

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/jwt"
)

// remoteOf is a sandbox, or what passes for one, that is reached over HTTP.
func remoteOf(t *testing.T, handler http.Handler) Remote {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return Remote{HTTP: server.Client(), Address: strings.TrimPrefix(server.URL, "http://")}
}

func TestRemote_Mint(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	remote := remoteOf(t, b)
	before, err := remote.Mint(t.Context(), TokenRequest{Tenant: new("t-1")})
	if err != nil {
		t.Fatal(err)
	}
	if got := b.verify(t, before, jwt.Session); !got.Valid || got.Tenant != "t-1" {
		t.Errorf("tenant %q, failures %q", got.Tenant, got.Failures())
	}
	if err := remote.Rotate(t.Context()); err != nil {
		t.Fatal(err)
	}
	if b.verify(t, before, jwt.Session).Valid {
		t.Error("the keys were not rotated")
	}
}

func TestRemote_Mint_notASandbox(t *testing.T) {
	t.Parallel()
	says := func(code int, text string) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(code)
			_, _ = io.WriteString(w, text)
		})
	}
	cut := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "1000")
		_, _ = io.WriteString(w, `{"token":`)
		_ = http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	})
	for name, test := range map[string]struct {
		handler http.Handler
		kind    fault.Kind
		words   string
	}{
		"a web server":            {says(200, "<html>"), fault.Server, "is not a jtlctl sandbox"},
		"a server without a path": {says(404, ""), fault.Server, "returned 404 Not Found"},
		"a token that is none":    {says(200, `{"token":"\u001b]0;x\u0007$(touch pwned)"}`), fault.Server, "is not a jtlctl sandbox"},
		"a connection cut":        {cut, fault.Network, "the connection was closed"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			remote := remoteOf(t, test.handler)
			_, err := remote.Mint(t.Context(), TokenRequest{})
			wantFault(t, err, test.kind, test.words, remote.Address)
		})
	}
}

func TestRemote_Mint_unreachable(t *testing.T) {
	t.Parallel()
	remote := Remote{HTTP: &http.Client{Transport: failing{}}, Address: DefaultAddr}
	_, err := remote.Mint(t.Context(), TokenRequest{})
	wantFault(t, err, fault.Network, "no sandbox answers at 127.0.0.1:7373", "jtlctl sandbox serve", "--addr")
}

func TestRemote_Mint_interrupted(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := Remote{HTTP: &http.Client{Transport: failing{}}, Address: DefaultAddr}.Rotate(ctx)
	wantFault(t, err, fault.Interrupted, "interrupted")
}

func TestRemote_Mint_address(t *testing.T) {
	t.Parallel()
	err := Remote{HTTP: &http.Client{Transport: failing{}}, Address: "example.com:7373"}.Rotate(t.Context())
	wantFault(t, err, fault.Usage, "on this machine only")
}

// failing is a network without anybody in it.
type failing struct{}

func (failing) RoundTrip(r *http.Request) (*http.Response, error) {
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	return nil, io.EOF
}

var wantFault = faulttest.Want

func TestRemote_Mint_noToken(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"{}", "null", `{"token":""}`} {
		remote := remoteOf(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(text)) }))
		_, err := remote.Mint(t.Context(), TokenRequest{})
		wantFault(t, err, fault.Server, "is not a jtlctl sandbox")
	}
}
