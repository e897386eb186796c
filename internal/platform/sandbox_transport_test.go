package platform

import (
	"encoding/pem"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

func TestNewClient_noSandbox(t *testing.T) {
	t.Parallel()
	address := strings.TrimPrefix(nobody(t), "http://")
	for scheme, command := range map[string]string{
		"http":  "`jtlctl sandbox serve --addr " + address + "`",
		"https": "`jtlctl sandbox serve --addr " + address + " --tls`",
	} {
		s := Sandbox{URL: scheme + "://" + address}
		_, err := Get(t.Context(), NewClient(Options{Once: true, Sandbox: s}), "API", s.URL+"/x", secret.String{})
		wantFault(t, err, fault.Network, "no sandbox is running at "+address, command, SandboxVariable)
	}
	// Another server that cannot be reached is not the sandbox.
	_, err := Get(t.Context(), NewClient(Options{Once: true, Sandbox: Sandbox{URL: "http://127.0.0.1:7373"}}), "API", "http://"+address+"/x", secret.String{})
	wantFault(t, err, fault.Network, "the API http://"+address+"/x cannot be reached: connection refused")
}

func TestNewClient_sandboxAnswers(t *testing.T) {
	t.Parallel()
	url := serves(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTeapot) })(t)
	_, err := Get(t.Context(), NewClient(Options{Once: true, Sandbox: Sandbox{URL: url}}), "API", url, secret.String{})
	wantFault(t, err, fault.Server, "418")
}

// withTLS is a server, and the PEM of its certificate.
func withTLS(t *testing.T) (url, ca string) {
	t.Helper()
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("{}")) }))
	t.Cleanup(server.Close)
	return server.URL, string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw}))
}

func TestNewClient_sandboxCA(t *testing.T) {
	t.Parallel()
	url, ca := withTLS(t)
	other, _ := withTLS(t)
	get := func(s Sandbox, address string) error {
		_, err := Get(t.Context(), NewClient(Options{Once: true, Sandbox: s}), "API", address, secret.String{})
		return err
	}
	must(t, get(Sandbox{URL: url, CA: ca}, url))
	wantFault(t, get(Sandbox{URL: url}, url), fault.Network, "the sandbox at "+url+" cannot be used: its certificate is not trusted", "JTLCTL_SANDBOX_CA")
	// The certificate is trusted for the sandbox, and for no other server.
	wantFault(t, get(Sandbox{URL: "https://127.0.0.1:7373", CA: ca}, url), fault.Network, "its certificate is not trusted", "root certificate")
	wantFault(t, get(Sandbox{URL: url, CA: ca}, other), fault.Network, "its certificate is not trusted", "root certificate")
	plain := serves(http.NotFound)(t)
	plain = "https" + strings.TrimPrefix(plain, "http")
	wantFault(t, get(Sandbox{URL: plain}, plain), fault.Network, "cannot be used: it does not speak TLS", "JTLCTL_SANDBOX="+strings.TrimPrefix(plain, "https://"))
}

func TestCheckCA(t *testing.T) {
	t.Parallel()
	_, ca := withTLS(t)
	must(t, CheckCA([]byte("text\n"+ca)))
	for _, text := range []string{"", "x", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"} {
		wantFault(t, CheckCA([]byte(text)), fault.Config, "no certificate in PEM form")
	}
}
