package main

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jtlctl/jtlctl/internal/platform/platformtest"
	"github.com/jtlctl/jtlctl/internal/sandbox"
)

// echo is a server that repeats the secrets it was sent: in its reason phrase,
// in every header that is shown, and in the body.
type echo struct {
	url    string
	answer echoAnswer

	mu       sync.Mutex
	received []string
}

// echoAnswer is what an echo answers.
type echoAnswer struct {
	code     int
	location string // with %s for a secret
	tokens   bool   // the token endpoint hands out tokens
}

const echoedToken = "echoed-access-token"

func newEcho(t *testing.T, answer echoAnswer) *echo {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	e := &echo{url: "http://" + listener.Addr().String(), answer: answer}
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer func() { _ = connection.Close() }()
				if request, err := http.ReadRequest(bufio.NewReader(connection)); err == nil {
					_, _ = io.WriteString(connection, e.repeat(request))
				}
			}()
		}
	}()
	return e
}

// repeat is net/http's Response without what that does for the good of its
// users.
func (e *echo) repeat(request *http.Request) string {
	if e.answer.tokens && request.URL.Path == sandbox.LegacyTokenPath {
		body := `{"access_token":"` + echoedToken + `","token_type":"bearer","expires_in":3600}`
		return fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", len(body), body)
	}
	secrets := secretsIn(request)
	e.mu.Lock()
	e.received = append(e.received, secrets...)
	e.mu.Unlock()
	if len(secrets) == 0 {
		secrets = []string{"none"}
	}
	all := strings.Join(secrets, " ")
	fields := map[string]any{"scope": all, "expires_in": 60, "errors": map[string]string{all: all}}
	for _, name := range []string{"error", "error_description", "error_hint", "message", "ErrorMessage", "title", "token_type", "status", "registrationRequestId"} {
		fields[name] = all
	}
	if e.answer.code == http.StatusOK {
		fields["error"], fields["access_token"] = "", "x"
	}
	body, _ := json.Marshal(fields)
	var b strings.Builder
	fmt.Fprintf(&b, "HTTP/1.1 %d %s\r\nContent-Length: %d\r\nContent-Type: application/json; x=%s\r\n", e.answer.code, all, len(body), secrets[0])
	if e.answer.location != "" {
		fmt.Fprintf(&b, "Location: %s\r\n", fmt.Sprintf(e.answer.location, secrets[len(secrets)-1]))
	}
	for _, name := range []string{"Date", "Retry-After", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Interval-Length-Seconds", "X-Request-Id", "WWW-Authenticate"} {
		fmt.Fprintf(&b, "%s: %s\r\n", name, secrets[len(secrets)-1])
	}
	return b.String() + "\r\n" + string(body)
}

// secretsIn are the secrets of a request, each in the forms that it came in.
func secretsIn(request *http.Request) (all []string) {
	add := func(text string) {
		if text != "" {
			all = append(all, text, base64.StdEncoding.EncodeToString([]byte(text)))
		}
	}
	if _, password, ok := request.BasicAuth(); ok {
		plain, _ := url.QueryUnescape(password)
		add(plain)
		all = append(all, password)
	}
	_, credentials, _ := strings.Cut(request.Header.Get("Authorization"), " ")
	add(credentials)
	add(request.Header.Get("X-ChallengeCode"))
	add(request.URL.Query().Get("token"))
	body, _ := io.ReadAll(request.Body)
	form, _ := url.ParseQuery(string(body))
	add(form.Get("refreshToken"))
	return all
}

func (e *echo) secrets() []string {
	e.mu.Lock()
	defer e.mu.Unlock()
	return append([]string{}, e.received...)
}

// TestEchoedSecretsStaySecret: a server that repeats what it was sent makes no
// command show it, with --verbose and without.
func TestEchoedSecretsStaySecret(t *testing.T) {
	t.Parallel()
	for name, answer := range map[string]echoAnswer{
		"a refusal":               {code: 401},
		"a bad request":           {code: 400, tokens: true},
		"a refusal of keys":       {code: 403, tokens: true},
		"an answer":               {code: 200},
		"keys that are none":      {code: 200, tokens: true},
		"a redirect":              {code: 307, location: "https://elsewhere.example/%s?x"},
		"a redirect of keys":      {code: 302, location: "https://%s.example/", tokens: true},
		"a redirect to no target": {code: 302, location: "http://x:%s/"},
		"a status nobody knows":   {code: 499},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := newEcho(t, answer)
			m := newPlantedMachine(t, server.url, "hunter2/pla+nted")
			m.env = append(m.env, "JTL_CLIENT_SECRET=hunter2/pla+nted")
			for _, line := range [][]string{
				{"token", "get"}, {"token", "get", "--scx"}, {"jwks", "get"}, {"doctor"}, {"jwks", "get", "--refresh", "-o", "json"},
				{"token", "get", "-o", "json"}, {"jwt", "verify", "--kind", "session", "eyJhbGciOiJFZERTQSIsImtpZCI6ImEifQ.eyJleHAiOjF9.AAAA"},
				{"wawi", "call", "planted", "GET", "/v2/items"},
				{"wawi", "resume", "waiting", "--wait", "0s"}, {"wawi", "resume", "waiting", "--wait", "0s", "-o", "json"},
				{"wawi", "register", "new", "--url", m.wawi, "--app", filepath.Join(m.home, "app.yaml"), "--api", "2.0", "--detach", "--yes"},
				{"scope", "import", server.url + "/x.json?token=planted-token-in-a-query"},
			} {
				stdout, stderr, _ := m.run(t.Context(), t, "", append([]string{"-v", "--timeout", "5s"}, line...)...)
				if !strings.Contains(stderr, "> ") {
					t.Fatalf("%q: nothing was traced:\n%s%s", line, stdout, stderr)
				}
				shown := stderr
				// The result of a call is the body as it is, that of token get the token.
				if !slices.Contains(line, "call") && (line[0] != "token" || !answer.tokens) {
					shown += stdout
				}
				for _, planted := range server.secrets() {
					if strings.Contains(shown, planted) {
						t.Errorf("%q shows %q:\n%s", line, planted, shown)
					}
				}
				if strings.Contains(shown, "hunter2") {
					t.Errorf("%q shows a part of the secret:\n%s", line, shown)
				}
			}
			if len(server.secrets()) < 8 {
				t.Errorf("the server was sent only %q", server.secrets())
			}
		})
	}
}

// TestAShortSecretIsNotSearchedForInsideWords: a message stays legible.
func TestAShortSecretIsNotSearchedForInsideWords(t *testing.T) {
	t.Parallel()
	m := &machine{home: t.TempDir()}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusUnauthorized)
		_, _ = io.WriteString(w, `{"error":"invalid_client","error_description":"the client s was refused"}`)
	}))
	t.Cleanup(server.Close)
	m.env = []string{"JTL_CLIENT_ID=a", "JTL_CLIENT_SECRET=s", "JTLCTL_TOKEN_URL=" + server.URL}
	_, stderr, code := m.run(t.Context(), t, "", "-v", "token", "get")
	if want := "refused: invalid_client: the client [redacted] was refused"; code != 4 || !strings.Contains(stderr, want) || strings.Count(stderr, "[redacted]") != 1 {
		t.Errorf("exit code %d, want %q in:\n%s", code, want, stderr)
	}
}

// TestPlainHTTPHasNoProxy: whatever the environment says, a secret that goes
// to this machine in plain http goes nowhere else.
func TestPlainHTTPHasNoProxy(t *testing.T) {
	t.Parallel()
	platform := newSandboxServer(t)
	_, port, err := net.SplitHostPort(strings.TrimPrefix(platform, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	for _, host := range []string{"127.0.0.1", "localhost", "Localhost", "LOCALHOST", "localhost."} {
		t.Run(host, func(t *testing.T) {
			t.Parallel()
			var proxied atomic.Int64
			proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				proxied.Add(1)
				w.WriteHeader(http.StatusBadGateway)
			}))
			t.Cleanup(proxy.Close)
			address := "http://" + host + ":" + port
			m := newPlantedMachine(t, address, sandbox.ClientSecret)
			m.env = append(m.env, "JTL_CLIENT_SECRET="+sandbox.ClientSecret, "NO_PROXY=", "no_proxy=")
			for _, name := range []string{"HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"} {
				m.env = append(m.env, name+"="+proxy.URL, strings.ToLower(name)+"="+proxy.URL)
			}
			for _, line := range [][]string{
				{"token", "get"}, {"jwks", "get"}, {"token", "get", "--scx"}, {"wawi", "register", "fresh", "--url", m.wawi, "--app", filepath.Join(m.home, "app.yaml"), "--detach"},
				{"sandbox", "token", "--addr", host + ":" + port},
			} {
				if stdout, stderr, code := m.run(t.Context(), t, "", line...); code != 0 {
					t.Errorf("%q: exit code %d\n%s%s", line, code, stdout, stderr)
				}
			}
			// On this machine there is no proxy for https either: it would look
			// for localhost on itself.
			_, _, _ = m.run(t.Context(), t, "", "wawi", "register", "secure", "--url", strings.Replace(m.wawi, "http:", "https:", 1), "--app", filepath.Join(m.home, "app.yaml"), "--detach")
			if got := proxied.Load(); got != 0 {
				t.Errorf("the proxy got %d requests", got)
			}
		})
	}
}

// TestAServerThatResetsGetsFewRequests: over HTTP/2 Go's transport would send
// the secret thousands of times (golang/go#52459).
func TestAServerThatResetsGetsFewRequests(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		t.Skip("SSL_CERT_FILE is not read on " + runtime.GOOS)
	}
	for name, test := range map[string]struct {
		line []string
		most int64
	}{
		"token get":     {[]string{"token", "get"}, 4},
		"jwks get":      {[]string{"jwks", "get"}, 4},
		"wawi call":     {[]string{"wawi", "call", "planted", "GET", "/v2/items"}, 1},
		"wawi register": {[]string{"wawi", "register", "new", "--url", "$WAWI", "--app", "$HOME/app.yaml", "--api", "2.0", "--detach"}, 1},
		"wawi resume":   {[]string{"wawi", "resume", "waiting", "--wait", "0s"}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := platformtest.NewResetting(t)
			m := newPlantedMachine(t, server.URL, "hunter2/pla+nted")
			ca := filepath.Join(m.home, "ca.pem")
			if err := os.WriteFile(ca, server.CA, 0o600); err != nil {
				t.Fatal(err)
			}
			m.env = append(m.env, "JTL_CLIENT_SECRET=hunter2/pla+nted", "SSL_CERT_FILE="+ca)
			var line []string
			for _, word := range test.line {
				line = append(line, strings.NewReplacer("$HOME", m.home, "$WAWI", m.wawi).Replace(word))
			}
			_, stderr, code := m.run(t.Context(), t, "", append([]string{"--timeout", "5s"}, line...)...)
			if got := server.HTTP1.Load(); got < 1 || got > test.most || server.HTTP2.Load() != 0 {
				t.Errorf("%d requests over HTTP/1.1 and %d over HTTP/2, want %d at most:\n%s", got, server.HTTP2.Load(), test.most, stderr)
			}
			if code == 0 || !strings.Contains(stderr, "the connection was closed") {
				t.Errorf("exit code %d\n%s", code, stderr)
			}
		})
	}
}
