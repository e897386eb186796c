package main

import (
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/zalando/go-keyring"

	"github.com/jtlctl/jtlctl/internal/cli"
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/sandbox"
)

// TestEnvSandbox_realSecretsStayAway runs every command for the sandbox with real
// secrets in environment, profile, files and keyring, and looks for them in all
// that reaches its port.
func TestEnvSandbox_realSecretsStayAway(t *testing.T) {
	t.Parallel()
	m := newRealMachine(t)
	lines := plantedLines(t)
	lines = append(lines, []string{"auth", "status", "-p", "customer"}, []string{"token", "get", "-p", "customer"}, []string{"doctor", "-p", "customer"}, []string{"jwks", "get", "-p", "customer"})
	ran := 0
	for _, line := range lines {
		// The first have addresses of their own, exec would replace this process, and
		// --input sends what a user says.
		if slices.Contains([]string{"wawi", "demo", "sandbox", "scope"}, line[0]) || slices.Contains(line, "exec") || slices.Contains(line, "--input") {
			continue
		}
		for _, args := range [][]string{{"--env", "sandbox"}, {}} {
			m.variables["JTLCTL_ENV"] = map[bool]string{true: "sandbox"}[len(args) == 0]
			for _, word := range line {
				args = append(args, strings.ReplaceAll(word, "$HOME", m.home))
			}
			m.run(t, args...)
			ran++
		}
	}
	if m.ring.reads > 0 {
		t.Errorf("the keyring was read %d times", m.ring.reads)
	}
	if seen := m.seen(); ran < 40 || strings.Count(seen, "/oauth2/token") < 10 {
		t.Errorf("only %d commands ran, and sent\n%s", ran, seen)
	} else {
		for _, secret := range m.planted {
			if strings.Contains(seen, secret) {
				t.Errorf("%q reached the sandbox:\n%s", secret, seen)
			}
		}
	}
}

// realMachine is a machine with credentials of the platform in every place, and
// a sandbox that records what is sent to it.
type realMachine struct {
	home      string
	variables map[string]string
	planted   []string
	ring      *memoryRing
	mutex     sync.Mutex
	requests  strings.Builder
}

func newRealMachine(t *testing.T) *realMachine {
	t.Helper()
	m := &realMachine{home: t.TempDir(), ring: &memoryRing{secrets: map[string]string{}}}
	m.planted = []string{"planted-secret", "planted-refresh", "planted-client", "planted-app", "planted-tenant", "planted-passphrase", "planted-in-file", "planted-in-keyring"}
	server := httptest.NewUnstartedServer(nil)
	address := "http://" + server.Listener.Addr().String()
	served, err := sandbox.New(sandbox.Config{BaseURL: address, Now: time.Now, Random: rand.Reader})
	if err != nil {
		t.Fatal(err)
	}
	server.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		m.record(r)
		served.ServeHTTP(w, r)
	})
	server.Start()
	t.Cleanup(server.Close)
	for name, text := range map[string]string{"secret.txt": "planted-in-file", "app.env": "CLIENT_ID=planted-client\nCLIENT_SECRET=planted-in-file\n", "keyring.txt": "planted-in-keyring"} {
		if err := os.WriteFile(filepath.Join(m.home, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	m.variables = map[string]string{}
	for _, line := range [][]string{
		{"auth", "login", "-p", "customer", "--client-id", "planted-client", "--client-secret-file", filepath.Join(m.home, "keyring.txt"), "--no-verify", "--app-id", "planted-app"},
		{"auth", "login", "-p", "customer", "--scx", "--client-secret-file", filepath.Join(m.home, "keyring.txt"), "--no-verify"},
		{"profile", "use", "customer"},
	} {
		if _, errs, code := m.run(t, line...); code != 0 {
			t.Fatalf("%q: %s", line, errs)
		}
	}
	if !slices.Contains(slices.Collect(maps.Values(m.ring.secrets)), "planted-in-keyring") {
		t.Fatalf("the keyring has %v", m.ring.secrets)
	}
	m.ring.reads = 0
	m.variables = map[string]string{
		"JTLCTL_SANDBOX": strings.TrimPrefix(address, "http://"), "JTL_CLIENT_ID": "planted-client", "JTL_CLIENT_SECRET": "planted-secret",
		"JTL_CLIENT_SECRET_FILE": filepath.Join(m.home, "secret.txt"), "JTL_SCX_REFRESH_TOKEN": "planted-refresh", "JTL_SCX_REFRESH_TOKEN_FILE": filepath.Join(m.home, "secret.txt"),
		"JTL_APP_ID": "planted-app", "JTL_TENANT_ID": "planted-tenant", "JTLCTL_PASSPHRASE": "planted-passphrase",
		"JTL_ISSUER": address + "/idp", "JTLCTL_TOKEN_URL": address + "/oauth2/token", "JTLCTL_API_URL": address, "JTLCTL_JWKS_URL": address + "/keys", "JTLCTL_SCX_URL": address + "/v1/auth",
	}
	return m
}

// record keeps a request, and its credentials without their encoding.
func (m *realMachine) record(r *http.Request) {
	text, err := httputil.DumpRequest(r, true)
	m.mutex.Lock()
	defer m.mutex.Unlock()
	_, _ = fmt.Fprintf(&m.requests, "%s %v\n", text, err)
	for _, encoded := range regexp.MustCompile(`[A-Za-z0-9+/_-]{8,}`).FindAllString(string(text), -1) {
		plain, _ := base64.RawStdEncoding.DecodeString(encoded)
		_, _ = fmt.Fprintf(&m.requests, "%s\n", plain)
		plain, _ = base64.RawURLEncoding.DecodeString(encoded)
		_, _ = fmt.Fprintf(&m.requests, "%s\n", plain)
	}
}

func (m *realMachine) seen() string {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	return m.requests.String()
}

func (m *realMachine) run(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs strings.Builder
	w := kit.World{
		Console:     &console.Console{In: strings.NewReader("planted-secret\n"), Out: &out, Err: &errs},
		Environment: func(name string) string { return m.variables[name] },
		IsSet:       func(name string) bool { return m.variables[name] != "" },
		Now:         time.Now, Random: rand.Reader, Keyring: m.ring,
		Roots: disk.Roots{Config: filepath.Join(m.home, "config"), Cache: filepath.Join(m.home, "cache"), State: filepath.Join(m.home, "state")},
	}
	code = cli.Run(t.Context(), args, w)
	return out.String(), errs.String(), code
}

// memoryRing is a keyring in memory, and counts what is read of it.
type memoryRing struct {
	secrets map[string]string
	reads   int
	mutex   sync.Mutex
}

func (r *memoryRing) Get(_, user string) (string, error) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.reads++
	if value, ok := r.secrets[user]; ok {
		return value, nil
	}
	return "", keyring.ErrNotFound
}

func (r *memoryRing) Set(_, user, value string) error {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.secrets[user] = value
	return nil
}

func (r *memoryRing) Delete(_, user string) error {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	delete(r.secrets, user)
	return nil
}
