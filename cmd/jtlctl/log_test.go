package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestProxy_unaskedResponse: what an API sends after its response is not printed: it
// can repeat the token that it was sent.
func TestProxy_unaskedResponse(t *testing.T) {
	t.Parallel()
	closed := make(chan struct{}, 1)
	api := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		repeated, _ := json.Marshal(r.Header)
		connection, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		defer func() { _ = connection.Close() }()
		_, _ = fmt.Fprintf(connection, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\nX: %s\r\n\r\n", repeated)
		_, _ = io.Copy(io.Discard, connection) // until the proxy has seen the second one
		closed <- struct{}{}
	}))
	t.Cleanup(api.Close)
	m := newMachine(t, 0)
	m.env = append(m.env, "JTL_CLIENT_ID=shop", "JTL_CLIENT_SECRET=secret-of-shop", "JTLCTL_API_URL="+api.URL, "JTL_TENANT_ID=6ba7b810-9dad-11d1-80b4-00c04fd430c8")
	p := startProxy(t, m)
	if got := answerOf(t, http.MethodGet, p.url+"/v2/items"); !strings.HasPrefix(got, "200 ok") {
		t.Error(got)
	}
	<-closed
	printed, noted, _ := p.stop(t)
	if text := printed + noted; strings.Contains(text, "token-of-shop") || strings.Contains(text, "Unsolicited") {
		t.Errorf("the second response is shown:\n%s", text)
	}
}

// TestServerLog: a server says what went wrong, and nobody else does.
func TestServerLog(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	for _, line := range []string{"http: TLS handshake error from x\n", "Unsolicited response received\n", "\n", ""} {
		if n, err := (serverLog{&out}).Write([]byte(line)); n != len(line) || err != nil {
			t.Error(n, err)
		}
	}
	if got := out.String(); got != "http: TLS handshake error from x\n" {
		t.Errorf("%q", got)
	}
}
