package platform

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// certificate is one that issued itself.
type certificate struct {
	tls.Certificate

	pem string
}

func newCertificate(t *testing.T, until time.Time, name string) certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: until.Add(-48 * time.Hour), NotAfter: until, IsCA: true, BasicConstraintsValid: true}
	if ip := net.ParseIP(name); ip != nil {
		template.IPAddresses = []net.IP{ip}
	} else {
		template.DNSNames = []string{name}
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	return certificate{tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))}
}

// TestGet_certificates: each reason has words of its own, and its own remedy.
func TestGet_certificates(t *testing.T) {
	t.Parallel()
	now := time.Now()
	for name, test := range map[string]struct {
		certificate   certificate
		known         bool
		message, hint string
	}{
		"for another host": {newCertificate(t, now.Add(time.Hour), "wawi.test"), true, "it is for wawi.test, and not for 127.0.0.1", "must have a name that the certificate is for"},
		"expired":          {newCertificate(t, now.Add(-24*time.Hour), "127.0.0.1"), true, "it is valid from " + now.Add(-72*time.Hour).UTC().Format("2006-01-02") + " to ", "check the clock of this machine"},
		"not yet valid":    {newCertificate(t, now.Add(72*time.Hour), "127.0.0.1"), true, "it is valid from " + now.Add(24*time.Hour).UTC().Format("2006-01-02"), "check the clock of this machine"},
		"unknown issuer":   {newCertificate(t, now.Add(time.Hour), "127.0.0.1"), false, "whoever issued it is not known to this machine", "name the file with its root certificate with --ca-cert or JTLCTL_CA_FILE"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := httptest.NewUnstartedServer(http.NotFoundHandler())
			server.Config.ErrorLog = log.New(io.Discard, "", 0)
			server.TLS = &tls.Config{Certificates: []tls.Certificate{test.certificate.Certificate}}
			server.StartTLS()
			t.Cleanup(server.Close)
			options := Options{}
			if test.known {
				options.Certificates = test.certificate.pem
			}
			_, err := Get(t.Context(), NewClient(options), "API", server.URL, secret.String{})
			wantFault(t, err, fault.Network, "the API "+server.URL+" cannot be reached: its certificate is not trusted: "+test.message, test.hint)
		})
	}
}

// TestCAFile_Certificates keeps the certificates only: the text may be stored.
func TestCAFile_Certificates(t *testing.T) {
	t.Parallel()
	good := newCertificate(t, time.Now(), "a.test").pem
	path := filepath.Join(t.TempDir(), "all.pem")
	key := pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: []byte("planted")})
	broken := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: []byte("x")})
	if err := os.WriteFile(path, []byte("# comment\n"+string(key)+good+string(broken)), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := CAFile{Path: path}.Certificates(MaxCAFile)
	if err != nil || got != good {
		t.Errorf("%q, %v", got, err)
	}
	if err := os.WriteFile(path, []byte(strings.ReplaceAll(good, "\n", "\r\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := (CAFile{Path: path}).Certificates(MaxCAFile); err != nil || got != good {
		t.Errorf("%q, %v", got, err)
	}
}
