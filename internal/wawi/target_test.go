package wawi

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/pem"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

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
		"http://8.8.8.8/api/x", "http://[2001:db8::1]/api/x", "http://[::ffff:8.8.8.8]/x"} {
		if got, err := ParseURL(raw); kindOfFault(err) != fault.Usage || strings.Contains(err.Error(), "u:p") {
			t.Errorf("%q: %q, %v", raw, got, err)
		}
	}
}

func TestTravels(t *testing.T) {
	t.Parallel()
	for url, want := range map[string]bool{
		"http://127.0.0.1:1/x": false, "http://localhost/x": false, "http://[::1]/x": false, "https://8.8.8.8/x": false,
		"http://192.168.0.1/x": true, "http://wawi/x": true, "http://10.0.0.1/x": true,
	} {
		if got := (Target{URL: url}).Travels(); got != want {
			t.Errorf("%s: %v", url, got)
		}
	}
}

// TestANameThatIsPublic: whatever a name resolves to, plain http is dialled to
// private addresses alone.
func TestANameThatIsPublic(t *testing.T) {
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

func TestSameAndDefaultName(t *testing.T) {
	t.Parallel()
	if !Same("http://localhost:5883/api/x", "http://127.0.0.1:5883/API/x") || Same("http://10.0.0.1/api/x", "http://10.0.0.2/api/x") || Same("http://10.0.0.1/api/x", "http://10.0.0.1/api/y") {
		t.Error("Same")
	}
	for _, test := range []struct{ app, url, want string }{
		{"My/App", "http://127.0.0.1:64110/api/eazybusiness", "my-app"},
		{"app", "http://127.0.0.1:64110/api/Shop", "app-shop"},
		{"app", "https://wawi.lan:5883/api/eazybusiness", "app-wawi-lan"},
		{"äöü", "http://127.0.0.1:1/api/eazybusiness", "wawi"},
		{"con", "http://127.0.0.1:1/api/eazybusiness", "wawi"},
		{strings.Repeat("a", 100), "http://127.0.0.1:1/api/x", strings.Repeat("a", 64)},
	} {
		if got := DefaultName(test.app, Target{URL: test.url}); got != test.want {
			t.Errorf("%s at %s: %q", test.app, test.url, got)
		}
	}
	for _, bad := range []string{"", ".", "a/b", "..", "a b", "ä", "nul", "COM1", strings.Repeat("a", 65)} {
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

// TestTrust: a certificate of one's own is trusted in two ways, and in no
// other.
func TestTrust(t *testing.T) {
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
		"unknown": {Target{}, "not trusted"},
		"another": {Target{Fingerprint: "sha256:" + strings.Repeat("0", 64)}, "is not the one that was pinned"},
	} {
		test.target.URL = server.URL
		transport, err := NewTransport(test.target)
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
