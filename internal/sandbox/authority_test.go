package sandbox

import (
	"context"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestNewCertificate(t *testing.T) {
	t.Parallel()
	now := time.Now()
	c, err := NewCertificate(now)
	if err != nil {
		t.Fatal(err)
	}
	block, _ := pem.Decode(c.CA)
	authority, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	leaf, err := x509.ParseCertificate(c.Chain.Certificate[0])
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(authority)
	for name, good := range map[string]bool{"localhost": true, "127.0.0.1": true, "::1": true, "api.jtl-cloud.com": false, "192.168.0.1": false} {
		if _, err := leaf.Verify(x509.VerifyOptions{DNSName: name, Roots: pool, CurrentTime: now}); (err == nil) != good {
			t.Errorf("%s: %v", name, err)
		}
	}
	if !authority.IsCA || !authority.PermittedDNSDomainsCritical || len(authority.PermittedIPRanges) != 2 || leaf.IsCA || leaf.NotAfter.Sub(now) > 398*24*time.Hour {
		t.Error(authority.PermittedDNSDomains, authority.PermittedIPRanges, leaf.NotAfter)
	}
	folder := t.TempDir()
	path, remove, err := c.Save(folder, "127.0.0.1:7373")
	if err != nil || !strings.HasSuffix(path, "ca-7373.pem") {
		t.Fatal(path, err)
	}
	if text, err := os.ReadFile(path); err != nil || string(text) != string(c.CA) {
		t.Error(string(text), err)
	}
	remove()
	if _, err := os.Stat(path); err == nil {
		t.Error("it is still there")
	}
	_, _, err = c.Save("", "127.0.0.1:7373")
	wantFault(t, err, fault.Config, "--tls")
}

// TestServer_Serve_tls: https and, for its controls, http at one address; a client
// that says nothing keeps no other waiting.
func TestServer_Serve_tls(t *testing.T) {
	t.Parallel()
	server, err := Open("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	c, err := NewCertificate(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	silent, err := net.Dial("tcp", server.Address())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = silent.Close() }()
	if err := server.Configure(Config{Now: time.Now, Random: rand.Reader, Certificate: c}); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- server.Serve(ctx) }()
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(c.CA)
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}}}
	for address, code := range map[string]int{
		"https://" + server.Address() + LegacyKeysPath: 200, "http://" + server.Address() + LegacyKeysPath: 426, "http://" + server.Address() + "/sandbox/wawi": 200,
		"https://" + server.Address() + "/sandbox/wawi": 200, strings.Replace("https://"+server.Address(), "127.0.0.1", "localhost", 1) + LegacyKeysPath: 200,
	} {
		response, err := client.Get(address)
		if err != nil || response.StatusCode != code {
			t.Errorf("%s: %v %v", address, response, err)
			continue
		}
		_ = response.Body.Close()
	}
	client.CloseIdleConnections()
	if _, err := http.Get("https://" + server.Address() + LegacyKeysPath); err == nil {
		t.Error("the certificate was accepted without its authority")
	}
	stop()
	wantFault(t, <-ended, fault.Interrupted, "has stopped")
}
