package platform

import (
	"bytes"
	"crypto/x509"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// FuzzCertificates: what is kept of a file are certificates, and nothing else.
func FuzzCertificates(f *testing.F) {
	for _, seed := range []string{"", "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n", "-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----\n", "\x30\x82"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		kept, err := certificates(text)
		if pool := x509.NewCertPool(); (err == nil) != pool.AppendCertsFromPEM(kept) || bytes.Contains(kept, []byte("PRIVATE")) {
			t.Errorf("%q, %v", kept, err)
		}
	})
}

// FuzzDiscover: whatever a provider answers, an address that is used was checked.
func FuzzDiscover(f *testing.F) {
	const issuer = "https://issuer.example"
	for _, seed := range []string{
		`{"issuer":"https://issuer.example","jwks_uri":"https://issuer.example/keys"}`, `{"issuer":"https://issuer.example","jwks_uri":"http://other.example/keys"}`,
		`{"issuer":"https://issuer.example","jwks_uri":"https://a","jwks_uri":"https://b"}`, `{"issuer":"x"}`, "<html>", "",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		client := &http.Client{Transport: answering(body)}
		got, err := Discover(t.Context(), client, issuer)
		switch {
		case err == nil && (CheckURL("key set", got) != nil || !strings.Contains(body, "issuer")):
			t.Errorf("%q is used", got)
		case err != nil && fault.From(err).Kind != fault.Server:
			t.Errorf("%v", err)
		}
	})
}

// answering answers every request with 200 and this body.
type answering string

func (a answering) RoundTrip(r *http.Request) (*http.Response, error) {
	return &http.Response{Status: "200 OK", StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(strings.NewReader(string(a))), Request: r}, nil
}
