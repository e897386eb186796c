package platform

import (
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

func TestNewClient_sandboxTLS(t *testing.T) {
	t.Parallel()
	server := httptest.NewTLSServer(nil)
	t.Cleanup(server.Close)
	plain := "https" + strings.TrimPrefix(serves(http.NotFound)(t), "http")
	for url, words := range map[string]string{server.URL: "its certificate is not trusted", plain: "it speaks http, and the address says https"} {
		_, err := Get(t.Context(), NewClient(Options{Once: true, Sandbox: Sandbox{URL: url}}), "API", url, secret.String{})
		wantFault(t, err, fault.Network, "the sandbox at "+url+" cannot be used: "+words, "JTLCTL_SANDBOX_CA", "JTLCTL_SANDBOX="+strings.TrimPrefix(url, "https://"))
	}
	url := serves(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusUpgradeRequired) })(t)
	_, err := Get(t.Context(), NewClient(Options{Once: true, Sandbox: Sandbox{URL: url}}), "API", url, secret.String{})
	wantFault(t, err, fault.Network, "the sandbox at "+url+" cannot be used: it is served with --tls", "JTLCTL_SANDBOX=https://"+strings.TrimPrefix(url, "http://"), "JTLCTL_SANDBOX_CA")
	_, err = Get(t.Context(), NewClient(Options{Once: true, Sandbox: Sandbox{URL: "https://127.0.0.1:7373"}}), "API", server.URL, secret.String{})
	wantFault(t, err, fault.Network, "its certificate is not trusted", "root certificate")
}
