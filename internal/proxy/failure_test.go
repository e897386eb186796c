package proxy

import (
	"encoding/pem"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/platform"
)

func TestProxy_unreachable(t *testing.T) {
	t.Parallel()
	up := newServer(t, nil)
	up.Close()
	p := start(t, up.URL, nil, nil)
	if response, body := p.send(t, "GET", "/v2/items", "", nil); response.StatusCode != http.StatusBadGateway || !strings.Contains(body, "the API "+up.URL+" cannot be reached: connection refused") {
		t.Errorf("%d %s", response.StatusCode, body)
	}
	if line := p.lines()[0]; line.Status != http.StatusBadGateway || !strings.Contains(line.Failure, "cannot be reached") {
		t.Errorf("%+v", line)
	}
	if line := p.lines()[0]; !strings.Contains(line.Hint, "check the address") {
		t.Errorf("%+v", line)
	}
	p.send(t, "GET", "/v2/items", "", nil)
	if line := p.lines()[1]; line.Failure == "" || line.Hint != "" { // as long as nothing changes
		t.Errorf("%+v", line)
	}
}

// TestCloud_sandbox: the upstream is reached as by every other command.
func TestCloud_sandbox(t *testing.T) {
	t.Parallel()
	up := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "good") }))
	up.Config.ErrorLog = silent()
	up.StartTLS()
	t.Cleanup(up.Close)
	ca := filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(ca, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: up.Certificate().Raw}), 0o600); err != nil {
		t.Fatal(err)
	}
	send := func(o platform.Options) (*running, string) {
		o.Sandbox = platform.Sandbox{URL: up.URL}
		p := start(t, up.URL, nil, func(_ *Options, c *CloudOptions) { c.Platform = o })
		_, body := p.send(t, "GET", "/v2/items", "", nil)
		return p, body
	}
	if _, body := send(platform.Options{LocalCA: ca}); body != "good" {
		t.Error(body)
	}
	p, body := send(platform.Options{})
	if line := p.lines()[0]; !strings.Contains(body, "the sandbox at "+up.URL+" cannot be used: its certificate is not trusted") || !strings.Contains(line.Hint, platform.SandboxCAVariable) {
		t.Errorf("%s, %+v", body, line)
	}
}

// TestProxy_brokenBody: a body that does not end as it should is the caller's fault,
// and what follows it is no request.
func TestProxy_brokenBody(t *testing.T) {
	t.Parallel()
	up := newServer(t, func(_ http.ResponseWriter, r *http.Request) { _, _ = io.Copy(io.Discard, r.Body) })
	p := start(t, up.URL, nil, nil)
	for _, path := range []string{"/erp/v2/items", "/erp/v2/graphql"} {
		connection, err := new(net.Dialer).DialContext(t.Context(), "tcp", p.guard.address)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = fmt.Fprintf(connection, "POST %s HTTP/1.1\r\nHost: %s\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nGET / HTTP/1.1\r\n\r\n", p.guard.prefix+path, p.guard.address)
		answer, _ := io.ReadAll(connection)
		_ = connection.Close()
		if !strings.HasPrefix(string(answer), "HTTP/1.1 400 ") || strings.Count(string(answer), "HTTP/1.1") != 1 || !strings.Contains(string(answer), "body") {
			t.Errorf("%s: %s", path, answer)
		}
	}
	if line := p.lines()[0]; line.Status != http.StatusBadRequest || !strings.Contains(line.Failure, "the body of the request is malformed") || line.Hint != "" {
		t.Errorf("%+v", line)
	}
}

// TestProxy_longLine: what is shown of a request can be read.
func TestProxy_longLine(t *testing.T) {
	t.Parallel()
	up := newServer(t, func(http.ResponseWriter, *http.Request) {})
	p := start(t, up.URL, nil, nil)
	long := strings.Repeat("a", 30_000)
	p.send(t, strings.Repeat("M", 500), "/erp/v2/"+long, "", nil)
	p.send(t, "GET", "/erp/../"+long, "", nil)
	p.send(t, "POST", "/erp/v2/graphql", `{"query":"{ Query`+long+` { id } }"}`, nil)
	for _, line := range p.lines() {
		if text := line.Method + line.Path + line.Operation + line.Refused; len(text) > 1000 {
			t.Errorf("a line of %d bytes: %.100s", len(text), text)
		}
	}
	if r := up.requests(); len(r) != 2 || len(r[0].URL.Path) < 30_000 {
		t.Errorf("%d requests went on", len(r))
	}
}
