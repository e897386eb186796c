package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestProxyOfCloud: a proxy that opens no tunnel, or that is not there, is named by
// its address, without the password.
func TestProxyOfCloud(t *testing.T) {
	t.Parallel()
	refusing := func(code int) string {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }))
		t.Cleanup(server.Close)
		return strings.TrimPrefix(server.URL, "http://")
	}
	for name, test := range map[string]struct{ address, message, hint string }{
		"refuses":            {refusing(http.StatusForbidden), "refuses to connect (CONNECT): 403 Forbidden", "ask whoever runs the proxy to allow the host"},
		"wants a password":   {refusing(http.StatusProxyAuthRequired), "refuses to connect (CONNECT): 407 Proxy Authentication Required", "HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT"},
		"reaches nothing":    {refusing(http.StatusBadGateway), "refuses to connect (CONNECT): 502 Bad Gateway", "the proxy cannot reach the host"},
		"is not there":       {"127.0.0.1:1", "cannot be reached: connection refused", "HTTPS_PROXY"},
		"has no such host":   {"proxy.invalid:3128", "cannot be reached: ", "HTTPS_PROXY"},
		"is no proxy of TLS": {refusing(http.StatusMethodNotAllowed), "refuses to connect (CONNECT): 405 Method Not Allowed", "NO_PROXY"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := &machine{home: t.TempDir(), env: []string{
				"JTL_CLIENT_ID=a", "JTL_CLIENT_SECRET=planted-secret", "JTLCTL_TOKEN_URL=https://auth.example.test/token", "JTLCTL_API_URL=https://api.example.test",
				"https_proxy=", "HTTPS_PROXY=http://joe:hunter2@" + test.address, "NO_PROXY=", "no_proxy=", // the later one holds on Windows
			}}
			stdout, stderr, code := m.run(t.Context(), t, "", "token", "get", "--timeout", "20s")
			const about = "error: the token endpoint https://auth.example.test/token cannot be reached: the proxy http://"
			if code != 3 || stdout != "" || !strings.HasPrefix(stderr, about+test.address+" "+test.message) || !strings.Contains(stderr, test.hint) {
				t.Errorf("exit code %d, %s%s", code, stdout, stderr)
			}
			if strings.Contains(stderr, "hunter2") || strings.Contains(stderr, "joe") {
				t.Errorf("the password is shown: %s", stderr)
			}
		})
	}
}
