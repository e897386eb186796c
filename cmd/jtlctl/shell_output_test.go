package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/jtlctl/jtlctl/internal/cli/sandbox"
)

// hostileValues act on a shell that reads them without quotes, and may be the
// tenant: it takes visible characters only.
func hostileValues() []string {
	return []string{
		"$(touch$IFS.pwned)", "`touch$IFS.pwned`", "a;touch${IFS}pwned", "a&touch${IFS}pwned", "a|touch${IFS}pwned", "a>pwned", "'", "';touch${IFS}pwned;'", `"`, `";touch${IFS}pwned;"`,
		`\`, `\'`, `a\`, "~", "~root", "a:~", "#", "a#b", "*", "!!", "$HOME", "(", "{a,b}", "-n", `'"'"'`, "%s%n", "8c2f5a70-0d4e-4d0a-9d0a-5f1f7a6b2c01",
	}
}

// sourced lets a shell read what was printed and returns the variables' values.
func sourced(t *testing.T, folder, printed string, variables ...string) []string {
	t.Helper()
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("there is no sh")
	}
	if err := os.WriteFile(filepath.Join(folder, "printed"), []byte(printed), 0o600); err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(t.Context(), shell, "-c", `. ./printed; printf '%s\n' "$`+strings.Join(variables, `" "$`)+`"`)
	c.Dir = folder
	out, err := c.CombinedOutput()
	if err != nil {
		t.Errorf("%q cannot be sourced: %v, %s", printed, err, out)
	}
	return strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
}

func nothingRan(t *testing.T, folder string) {
	t.Helper()
	if left, _ := filepath.Glob(filepath.Join(folder, "*pwned*")); len(left) > 0 {
		t.Errorf("what was printed was executed: %q", left)
	}
}

// newTokenServer hands out one access token, and keeps the headers of what it is
// asked otherwise.
func newTokenServer(t *testing.T, access string) (url string, asked func() http.Header) {
	t.Helper()
	answer, err := json.Marshal(map[string]any{"access_token": access, "authToken": access, "token_type": "bearer", "expires_in": 3600})
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	var last http.Header
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			w.Header().Set("Content-Type", "application/json")
			_, _ = w.Write(answer)
			return
		}
		mu.Lock()
		defer mu.Unlock()
		last = r.Header
		_, _ = io.WriteString(w, "ok")
	}))
	t.Cleanup(server.Close)
	return server.URL, func() http.Header {
		mu.Lock()
		defer mu.Unlock()
		return last
	}
}

func tokenMachine(t *testing.T, url string) *machine {
	t.Helper()
	return &machine{home: t.TempDir(), env: []string{
		"JTL_CLIENT_ID=a", "JTL_CLIENT_SECRET=b", "JTL_SCX_REFRESH_TOKEN=c", "JTLCTL_TOKEN_URL=" + url, "JTLCTL_SCX_URL=" + url, "JTLCTL_API_URL=" + url,
		"PATH=" + os.Getenv("PATH"),
	}}
}

// TestTokenGet_sourced: a shell that reads --format env gets exactly the values
// and executes nothing.
func TestTokenGet_sourced(t *testing.T) {
	t.Parallel()
	const access = "~root/a+b.c-_~=="
	url, _ := newTokenServer(t, access)
	m, folder := tokenMachine(t, url), t.TempDir()
	environment := m.env
	for _, tenant := range hostileValues() {
		m.env = slices.Concat(environment, []string{"JTL_TENANT_ID=" + tenant})
		printed, stderr, code := m.run(t.Context(), t, "", "token", "get", "--format", "env")
		if code != 0 {
			t.Errorf("%q: exit code %d, %s", tenant, code, stderr)
			continue
		}
		if got := sourced(t, folder, printed, "JTL_ACCESS_TOKEN", "JTL_TENANT_ID"); len(got) != 2 || got[0] != access || got[1] != tenant {
			t.Errorf("%q: %s was read as %q", tenant, printed, got)
		}
	}
	nothingRan(t, folder)
}

// TestTokenGet_curl lets curl read --format curl.
func TestTokenGet_curl(t *testing.T) {
	t.Parallel()
	curl, err := exec.LookPath("curl")
	if err != nil {
		t.Skip("there is no curl")
	}
	const access = "~root/a+b.c-_~=="
	url, asked := newTokenServer(t, access)
	m := tokenMachine(t, url)
	environment := m.env
	for _, tenant := range hostileValues() {
		m.env = slices.Concat(environment, []string{"JTL_TENANT_ID=" + tenant})
		printed, _, _ := m.run(t.Context(), t, "", "token", "get", "--format", "curl")
		c := exec.CommandContext(t.Context(), curl, "-q", "-s", "-S", "--noproxy", "*", "--config", "-", url)
		c.Dir, c.Stdin = t.TempDir(), strings.NewReader(printed)
		if out, err := c.CombinedOutput(); err != nil || string(out) != "ok" {
			t.Errorf("%s: %v, %s", printed, err, out)
			continue
		}
		if got := asked(); got.Get("Authorization") != "Bearer "+access || got.Get("X-Tenant-ID") != tenant {
			t.Errorf("%q: %s became %q", tenant, printed, got)
		}
	}
}

// TestTokenGet_hostile: what is no token is printed in no format, handed to no
// command and sent nowhere.
func TestTokenGet_hostile(t *testing.T) {
	t.Parallel()
	for _, access := range []string{"$(touch${IFS}pwned)", "`id`", "a;id", "a|id", "$(touch pwned)", "a;touch pwned", "a\ntouch pwned", "a'b", `a"b`, "a\x1b]0;x\x07", "a b"} {
		url, _ := newTokenServer(t, access)
		m := tokenMachine(t, url)
		for _, args := range [][]string{
			{"token", "get"},
			{"token", "get", "--format", "header"},
			{"token", "get", "--format", "env"},
			{"token", "get", "--format", "curl"},
			{"token", "get", "-o", "json"},
			{"token", "get", "--scx", "--format", "env"},
			{"token", "exec", "--", os.Args[0], "version"},
			{"jwks", "get"},
		} {
			stdout, stderr, code := m.run(t.Context(), t, "", args...)
			if code != 3 || stdout != "" || !strings.Contains(stderr, "characters in it that no token has (RFC 6750, section 2.1)") {
				t.Errorf("%q, %q: exit code %d, %q, %s", access, args, code, stdout, stderr)
			}
		}
	}
}

// TestHint_typed: a command in a hint runs as it is typed.
func TestHint_typed(t *testing.T) {
	t.Parallel()
	for args, want := range map[string]string{
		"jwt verify a.b.c --jwks": "`jtlctl jwks get -o json > 'no such;file'` writes one",
		"wawi init":               "--app 'no such;file'`",
	} {
		c := command(t.Context(), t, append(strings.Fields(args), "no such;file")...)
		c.Dir = t.TempDir() // wawi init writes the file
		out, _ := c.CombinedOutput()
		if !strings.Contains(string(out), want) {
			t.Errorf("%s: %q is missing in\n%s", args, want, out)
		}
	}
}

// TestAssignment_sourced: what `sandbox serve` prints is read by shells.
func TestAssignment_sourced(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for _, value := range append(hostileValues(), "a b", "http://127.0.0.1:7373/oauth2/token") {
		printed := sandbox.Assignment("linux", "JTLCTL_TEST_VALUE", value)
		if got := sourced(t, folder, printed, "JTLCTL_TEST_VALUE"); len(got) != 1 || got[0] != value {
			t.Errorf("%s was read as %q", printed, got)
		}
	}
	nothingRan(t, folder)
	if got, want := sandbox.Assignment("windows", "X", "it's $env:PATH"), "$env:X = 'it''s $env:PATH'"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
