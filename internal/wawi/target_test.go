package wawi

import (
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
)

func TestParseURL(t *testing.T) {
	t.Parallel()
	for raw, want := range map[string]string{
		"http://127.0.0.1:64110/api/eazybusiness/":  "http://127.0.0.1:64110/api/eazybusiness",
		"\thttps://WAWI.example/api/Shop/v2\n":      "https://wawi.example/api/Shop",
		"http://[::1]:5883/api/x/v2/authentication": "http://[::1]:5883/api/x",
		"http://192.168.1.10/api/x/info":            "http://192.168.1.10/api/x",
		"http://wawi-server:5883/api/x":             "http://wawi-server:5883/api/x",
		"http://[fd00::1]/api/x":                    "http://[fd00::1]/api/x",
	} {
		if got, err := ParseURL(raw); err != nil || got != want {
			t.Errorf("%s: %q, %v", raw, got, err)
		}
	}
	for _, raw := range []string{"", "127.0.0.1:64110", "ftp://x", "http://", "http://u:p@127.0.0.1/", "http://127.0.0.1/?a=b", "http://127.0.0.1/#a",
		"http://8.8.8.8/api/x", "http://[2001:db8::1]/api/x", "http://[::ffff:8.8.8.8]/x", "http://127.0.0.1:65536/x", "http://127.0.0.1:0/x"} {
		if got, err := ParseURL(raw); kindOfFault(err) != fault.Usage || strings.Contains(err.Error(), "u:p") {
			t.Errorf("%q: %q, %v", raw, got, err)
		}
	}
}

func TestTarget_Travels(t *testing.T) {
	t.Parallel()
	for url, want := range map[string]bool{
		"http://127.0.0.1:1/x": false, "http://localhost/x": false, "http://[::1]/x": false, "https://8.8.8.8/x": false,
		"http://Localhost/x": false, "http://localhost./x": false, "http://[::ffff:127.0.0.1]/x": false, "http://localhost.lan/x": true,
		"http://192.168.0.1/x": true, "http://wawi/x": true, "http://10.0.0.1/x": true,
	} {
		if got := (Target{URL: url}).Travels(); got != want {
			t.Errorf("%s: %v", url, got)
		}
	}
}

// TestNewTransport_publicName: whatever a name resolves to, plain http is dialled to
// private addresses alone.
func TestNewTransport_publicName(t *testing.T) {
	t.Parallel()
	for address, allowed := range map[string]bool{
		"127.0.0.1:80": true, "10.1.2.3:80": true, "192.168.1.1:1": true, "172.16.0.1:1": true, "[::1]:80": true, "[fe80::1]:80": true, "[fd12::1]:1": true,
		"93.184.216.34:80": false, "172.32.0.1:80": false, "[2606:2800::1]:80": false, "0.0.0.0:80": false, "nonsense": false,
	} {
		if err := privateOnly("tcp", address, nil); (err == nil) != allowed {
			t.Errorf("%s: %v", address, err)
		}
	}
}

func TestSame(t *testing.T) {
	t.Parallel()
	if !Same("http://localhost:5883/api/x", "http://127.0.0.1:5883/API/x") || Same("http://10.0.0.1/api/x", "http://10.0.0.2/api/x") || Same("http://10.0.0.1/api/x", "http://10.0.0.1/api/y") {
		t.Error("Same")
	}
	for _, pair := range [][2]string{
		{"http://LOCALHOST.:5883/api/x", "http://[::1]:5883/api/x"}, {"https://Wawi.lan/api/x", "https://wawi.lan.:443/api/x"}, {"http://10.0.0.1:80/api/x", "http://10.0.0.1/api/x"},
	} {
		if !Same(pair[0], pair[1]) {
			t.Errorf("%s and %s are not the same", pair[0], pair[1])
		}
	}
	for _, test := range []struct{ app, url, want string }{
		{"My/App", "http://127.0.0.1:64110/api/eazybusiness", "my-app"},
		{"app", "http://127.0.0.1:64110/api/Shop", "app-shop"},
		{"app", "https://wawi.lan:5883/api/eazybusiness", "app-wawi-lan"},
		{"äöü", "http://127.0.0.1:1/api/eazybusiness", "wawi"},
		{"con", "http://127.0.0.1:1/api/eazybusiness", "wawi"},
		{strings.Repeat("a", 100), "http://127.0.0.1:1/api/x", strings.Repeat("a", 53) + "-x-c6dc90f7"},
	} {
		if got := DefaultName(test.app, Target{URL: test.url}); got != test.want {
			t.Errorf("%s at %s: %q", test.app, test.url, got)
		}
	}
	for _, bad := range []string{"", ".", "a/b", "..", "a b", "ä", "nul", "COM1", "-x", "--", "-", "_x", strings.Repeat("a", 65)} {
		if got, err := ParseName(bad); err == nil {
			t.Errorf("%q is a name: %q", bad, got)
		}
	}
}

func TestParseFingerprint(t *testing.T) {
	t.Parallel()
	digits := strings.Repeat("ab", 32)
	colons := strings.ToUpper(strings.TrimSuffix(strings.Repeat("ab:", 32), ":"))
	for _, text := range []string{"sha256:" + digits, digits, colons, "SHA256 Fingerprint=" + colons, "sha-256:" + digits} {
		if got, err := ParseFingerprint(text); err != nil || got != "sha256:"+digits {
			t.Errorf("%s: %s, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "sha256:", "sha1:" + digits, digits[1:], "zz" + digits[2:]} {
		if got, err := ParseFingerprint(text); err == nil {
			t.Errorf("%q: %s", text, got)
		}
	}
}

// TestNewTransport_trust: a certificate of one's own is trusted in two ways, and in no
// other.
func TestNewTransport_trust(t *testing.T) {
	t.Parallel()
	server := httptest.NewTLSServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	server.Config.ErrorLog = nil
	t.Cleanup(server.Close)
	sum := sha256.Sum256(server.Certificate().Raw)
	ca := string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw}))
	for name, test := range map[string]struct {
		target Target
		want   string // "" is trust
	}{
		"pinned":  {Target{Fingerprint: "sha256:" + hex.EncodeToString(sum[:])}, ""},
		"by a CA": {Target{CA: ca}, ""},
		"unknown": {Target{}, "not trusted: whoever issued it is not known to this machine"},
		"another": {Target{Fingerprint: "sha256:" + strings.Repeat("0", 64)}, "is not the one that was pinned"},
	} {
		test.target.URL = server.URL
		transport, err := NewTransport(test.target, platform.Options{})
		if err != nil {
			t.Fatal(err)
		}
		c := Client{HTTP: platform.NewClient(platform.Options{Base: transport, Once: true}), Target: test.target, Now: newWorld(t).registrar().Now}
		_, sent, err := c.exchange(t.Context(), http.MethodGet, "/info", identity{}, nil)
		if (test.want == "") != (err == nil) || err != nil && (!strings.Contains(err.Error(), test.want) || sent) {
			t.Errorf("%s: sent %v, %v", name, sent, err)
		}
	}
}

// TestTarget_untrusted: what is wrong with a certificate is said in words for people,
// and what is hinted at can help.
func TestTarget_untrusted(t *testing.T) {
	t.Parallel()
	leaf := &x509.Certificate{Raw: []byte("c"), DNSNames: []string{"wawi.lan", "wawi"}, IPAddresses: []net.IP{net.IPv4(10, 0, 0, 1)},
		NotBefore: time.Date(2020, 1, 2, 0, 0, 0, 0, time.UTC), NotAfter: time.Date(2021, 1, 2, 0, 0, 0, 0, time.UTC)}
	bare := &x509.Certificate{Raw: []byte("c")}
	for name, test := range map[string]struct {
		err           error
		ca            string
		message, hint string
		own           bool // whether --ca-cert is hinted at
	}{
		"unknown":         {x509.UnknownAuthorityError{Cert: leaf}, "", "whoever issued it is not known to this machine", "if it is a certificate of your own", true},
		"of another CA":   {x509.UnknownAuthorityError{Cert: leaf}, "PEM", "it was not issued with the certificate of --ca-cert", "that it was issued with", false},
		"another name":    {x509.HostnameError{Certificate: leaf, Host: "10.0.0.2"}, "PEM", "it is for wawi.lan, wawi, 10.0.0.1, and not for 10.0.0.2", "must have a name that", false},
		"no name":         {x509.HostnameError{Certificate: bare, Host: "h"}, "", "it is for no name, and not for h", "must have a name that", false},
		"over":            {x509.CertificateInvalidError{Cert: leaf, Reason: x509.Expired}, "", "it is valid from 2020-01-02 to 2021-01-02", "check the clock", false},
		"something else":  {x509.CertificateInvalidError{Cert: leaf, Reason: x509.TooManyIntermediates}, "", "this machine cannot check it", "look at the certificate", false},
		"the wrong usage": {errors.New("x509: strange"), "", "this machine cannot check it", "look at the certificate", false},
	} {
		target := Target{URL: "https://wawi.lan", CA: test.ca}
		f := target.untrusted(&url.Error{Op: "Get", Err: &tls.CertificateVerificationError{UnverifiedCertificates: []*x509.Certificate{leaf}, Err: test.err}})
		if f == nil || f.Kind != fault.Network || !strings.Contains(f.Message, test.message) || strings.Contains(f.Message, "x509") ||
			!strings.Contains(f.Hint, test.hint) || strings.Contains(f.Hint, "--ca-cert") != test.own ||
			!strings.Contains(f.Hint, "--fingerprint sha256:") || !strings.HasSuffix(f.Hint, "only if the server itself shows the same one") {
			t.Errorf("%s: %+v", name, f)
		}
	}
	if f := (Target{}).untrusted(&pinError{"sha256:00"}); f == nil || !strings.Contains(f.Hint, "--fingerprint sha256:00, but only if the server itself shows the same one") {
		t.Errorf("a pin: %+v", f)
	}
	if f := (Target{}).untrusted(errors.New("something else")); f != nil {
		t.Errorf("no certificate: %v", f)
	}
}

func TestCheckPlain_unspecified(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"http://0.0.0.0:5883/api/x", "http://[::]:5883/api/x"} {
		if err := CheckPlain(address); kindOfFault(err) != fault.Usage || strings.Contains(err.Error(), "public") || !strings.Contains(fault.From(err).Hint, "127.0.0.1") {
			t.Errorf("%s: %v", address, err)
		}
	}
}
