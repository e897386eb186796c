package platform

import (
	"encoding/pem"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestNewClient_localCA(t *testing.T) {
	t.Parallel()
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "good") }))
	defer server.Close()
	path := filepath.Join(t.TempDir(), "ca.pem")
	text := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	get := func(path, address string) error {
		response, err := NewClient(Options{Once: true, LocalCA: path}).Get(address)
		if err == nil {
			_ = response.Body.Close()
		}
		return err
	}
	if err := get(path, server.URL); err != nil {
		t.Error(err)
	}
	err := get("", server.URL)
	if f := fault.From(Unreachable("sandbox", server.URL, err)); err == nil || f.Kind != fault.Network || !strings.Contains(f.Hint, SandboxCAVariable) {
		t.Errorf("%v: %v", err, f)
	}
	if f := fault.From(Unreachable("API", "https://api.jtl-cloud.com", err)); strings.Contains(f.Hint, SandboxCAVariable) {
		t.Error("advice for a sandbox about another server")
	}
	empty := filepath.Join(t.TempDir(), "empty.pem")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for path, message := range map[string]string{empty: "has no certificate", empty + "x": "cannot be read"} {
		err := get(path, server.URL)
		if f := fault.From(Unreachable("sandbox", server.URL, err)); f.Kind != fault.Config || !strings.Contains(f.Message, message) {
			t.Errorf("%s: %v", path, f)
		}
	}
}

// TestTrustLocal_elsewhere: a certificate for servers of this machine says nothing
// about others.
func TestTrustLocal_elsewhere(t *testing.T) {
	t.Parallel()
	trust, ok := trustLocal(NewTransport(), filepath.Join(t.TempDir(), "missing.pem")).(localTrust)
	if !ok {
		t.Fatal("no second transport")
	}
	asked := false
	trust.local = func() (http.RoundTripper, error) { asked = true; return http.DefaultTransport, nil }
	trust.next = roundTrip(func(_ *http.Request) (*http.Response, error) { return httptest.NewRecorder().Result(), nil })
	for _, address := range []string{"https://api.jtl-cloud.com/", "http://127.0.0.1/", "https://localhost.evil.example/"} {
		response, err := trust.RoundTrip(httptest.NewRequest(http.MethodGet, address, nil))
		if err != nil || asked {
			t.Errorf("%s: %v", address, err)
			continue
		}
		_ = response.Body.Close()
	}
}
