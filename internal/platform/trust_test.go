package platform

import (
	"encoding/pem"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
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
	for path, message := range map[string]string{empty: "cannot be used: it is empty (from JTLCTL_SANDBOX_CA)", empty + "x": "cannot be used: " + noSuchFile(t)} {
		err := get(path, server.URL)
		if f := fault.From(Unreachable("sandbox", server.URL, err)); f.Kind != fault.Config || !strings.Contains(f.Message, message) {
			t.Errorf("%s: %v", path, f)
		}
	}
}

// noSuchFile is what this system calls a file that is not there.
func noSuchFile(t *testing.T) string {
	t.Helper()
	_, err := os.Stat(filepath.Join(t.TempDir(), "missing"))
	return disk.Cause(err).Error()
}

// TestTrust_localElsewhere: a certificate for servers of this machine says nothing
// about others.
func TestTrust_localElsewhere(t *testing.T) {
	t.Parallel()
	both, ok := Options{LocalCA: filepath.Join(t.TempDir(), "missing.pem")}.Trusting(NewTransport()).(trust)
	if !ok {
		t.Fatal("another transport")
	}
	asked := false
	good := roundTrip(func(_ *http.Request) (*http.Response, error) { return httptest.NewRecorder().Result(), nil })
	both.local = func() (trusting, error) { asked = true; return trusting{good, CAFile{}}, nil }
	both.general = func() (trusting, error) { return trusting{good, CAFile{}}, nil }
	both.plain = good
	for _, address := range []string{"https://api.jtl-cloud.com/", "http://127.0.0.1/", "https://localhost.evil.example/"} {
		response, err := both.RoundTrip(httptest.NewRequest(http.MethodGet, address, nil))
		if err != nil || asked {
			t.Errorf("%s: %v", address, err)
			continue
		}
		_ = response.Body.Close()
	}
}

// TestNewClient_CA: the certificates of the file are trusted, and a file that cannot
// be used is named before anything is sent.
func TestNewClient_CA(t *testing.T) {
	t.Parallel()
	var requests atomic.Int64
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { requests.Add(1) }))
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	t.Cleanup(server.Close)
	certificate := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
	folder := t.TempDir()
	for name, test := range map[string]struct {
		content []byte
		message string // "" if it is trusted
	}{
		"good.pem":    {certificate, ""},
		"bom.pem":     {append([]byte("\ufeff"), certificate...), ""},
		"among.pem":   {append(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: []byte("x")}), certificate...), ""},
		"empty.pem":   {[]byte(" \n"), "it is empty"},
		"text.pem":    {[]byte("hello"), "it has no certificate in PEM form"},
		"key.pem":     {pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: []byte("x")}), "it has no certificate but this: private key"},
		"der.pem":     {server.Certificate().Raw, "it is a certificate in DER form"},
		"damaged.pem": {pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: []byte("x")}), "its certificate is damaged: "},
		"missing.pem": {nil, noSuchFile(t)},
		"large.pem":   {make([]byte, MaxCAFile+1), "too large"},
	} {
		path := filepath.Join(folder, name)
		if test.content != nil {
			if err := os.WriteFile(path, test.content, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		before := requests.Load()
		client := NewClient(Options{CA: CAFile{path, "--ca-cert"}.Authorities})
		_, err := Get(t.Context(), client, "API", server.URL, secret.String{})
		if test.message == "" {
			if err != nil || requests.Load() != before+1 {
				t.Errorf("%s: %v, %d requests", name, err, requests.Load()-before)
			}
			continue
		}
		wantFault(t, err, fault.Config, "the file of certificates "+path+" cannot be used: "+test.message, "(from --ca-cert)")
		if requests.Load() != before {
			t.Errorf("%s: a request was sent", name)
		}
	}
}

// TestNewClient_notIssued: the message names the file that does not help.
func TestNewClient_notIssued(t *testing.T) {
	t.Parallel()
	server := httptest.NewUnstartedServer(http.NotFoundHandler())
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	t.Cleanup(server.Close)
	path := filepath.Join(t.TempDir(), "other.pem")
	if err := os.WriteFile(path, []byte(newCertificate(t, time.Now().Add(time.Hour), "other.test").pem), 0o600); err != nil {
		t.Fatal(err)
	}
	client := NewClient(Options{CA: CAFile{path, CAVariable}.Authorities})
	_, err := Get(t.Context(), client, "API", server.URL, secret.String{})
	wantFault(t, err, fault.Network, "whoever issued it is not known to this machine, and is not in "+path+" (JTLCTL_CA_FILE)", "name the certificate that it was issued with")
}
