package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// machine is a home folder with an encrypted store, and the platform that its
// jtlctl talks to.
type machine struct {
	home     string
	requests *atomic.Int64
	url      string
	env      []string
}

// newMachine serves a token endpoint that fails the first requests and then
// answers every client with a token of its own name.
func newMachine(t *testing.T, failures int64) *machine {
	t.Helper()
	m := &machine{home: t.TempDir(), requests: new(atomic.Int64)}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if m.requests.Add(1) <= failures {
			http.Error(w, "busy", http.StatusServiceUnavailable)
			return
		}
		id, password, _ := r.BasicAuth()
		if password != "secret-of-"+id {
			w.WriteHeader(http.StatusUnauthorized)
			_, _ = io.WriteString(w, `{"error":"invalid_client"}`)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = fmt.Fprintf(w, `{"access_token":"token-of-%s","token_type":"bearer","expires_in":3600}`, id)
	}))
	t.Cleanup(server.Close)
	m.url = server.URL
	m.env = []string{"JTLCTL_PASSPHRASE=x", "JTLCTL_STORE=file", "JTLCTL_TOKEN_URL=" + m.url}
	return m
}

// run starts jtlctl in a process of its own and returns what it printed.
func (m *machine) run(ctx context.Context, t *testing.T, stdin string, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs bytes.Buffer
	c := command(ctx, t, args...)
	c.Env = append(c.Env, "HOME="+m.home)
	c.Env = append(c.Env, m.env...)
	c.Stdin, c.Stdout, c.Stderr = strings.NewReader(stdin), &out, &errs
	_ = c.Run()
	return out.String(), errs.String(), c.ProcessState.ExitCode()
}

func (m *machine) must(t *testing.T, stdin string, args ...string) string {
	t.Helper()
	stdout, stderr, code := m.run(t.Context(), t, stdin, args...)
	if code != 0 {
		t.Fatalf("%q: exit code %d, %s", args, code, stderr)
	}
	return strings.TrimSpace(stdout)
}

func (m *machine) login(t *testing.T, client string, more ...string) {
	t.Helper()
	m.must(t, "secret-of-"+client, append([]string{"auth", "login", "--client-id", client, "--client-secret-stdin"}, more...)...)
}

// often is how often a costly test repeats itself: few times for a developer,
// as often as it takes to believe it in CI.
func often(few, many int) int {
	if os.Getenv("JTLCTL_HEAVY_TESTS") != "" {
		return many
	}
	return few
}

func TestManyProcessesMakeOneRequest(t *testing.T) {
	t.Parallel()
	for _, failures := range []int64{0, 2} {
		t.Run(fmt.Sprintf("after %d failures", failures), func(t *testing.T) {
			t.Parallel()
			m := newMachine(t, failures)
			m.login(t, "a", "--no-verify")
			var group sync.WaitGroup
			for range often(8, 50) {
				group.Go(func() {
					if stdout, stderr, code := m.run(t.Context(), t, "", "token", "get"); code != 0 || stdout != "token-of-a\n" {
						t.Errorf("exit code %d, %q, %q", code, stdout, stderr)
					}
				})
			}
			group.Wait()
			if got := m.requests.Load(); got != failures+1 {
				t.Errorf("%d requests", got)
			}
		})
	}
}

// TestManyProcessesMakeOneRequest_delegated: one for the token of the app, and
// one for that of the tenant.
func TestManyProcessesMakeOneRequest_delegated(t *testing.T) {
	t.Parallel()
	m := newMachine(t, 0)
	var requests atomic.Int64
	api := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		requests.Add(1)
		if r.URL.Path != "/account/identity/delegated-token" || r.Header.Get("Authorization") != "Bearer token-of-a" {
			http.NotFound(w, r)
			return
		}
		_, _ = io.WriteString(w, `{"accessToken":"token-of-a-tenant","expiresIn":3600}`)
	}))
	t.Cleanup(api.Close)
	m.env = append(m.env, "JTLCTL_API_URL="+api.URL)
	m.login(t, "a", "--no-verify")
	var group sync.WaitGroup
	for range often(8, 50) {
		group.Go(func() {
			stdout, stderr, code := m.run(t.Context(), t, "", "token", "get", "--delegated", "--tenant", "8c2f5a70-0d4e-4d0a-9d0a-5f1f7a6b2c01")
			if code != 0 || stdout != "token-of-a-tenant\n" {
				t.Errorf("exit code %d, %q, %q", code, stdout, stderr)
			}
		})
	}
	group.Wait()
	if got := requests.Load(); got != 1 || m.requests.Load() != 1 {
		t.Errorf("%d requests, and %d for the token of the app", got, m.requests.Load())
	}
}

func TestManyLoginsAtOnceLoseNothing(t *testing.T) {
	t.Parallel()
	m := newMachine(t, 0)
	var group sync.WaitGroup
	for i := range 8 {
		name := fmt.Sprintf("p%d", i)
		group.Go(func() { m.login(t, name, "-p", name) })
	}
	group.Wait()
	for i := range 8 {
		name := fmt.Sprintf("p%d", i)
		if got := m.must(t, "", "token", "get", "-p", name, "--refresh"); got != "token-of-"+name {
			t.Errorf("%s has %q", name, got)
		}
	}
}

func TestSignalsReachTheCommandOfTokenExec(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no SIGTERM")
	}
	m := newMachine(t, 0)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	c := command(ctx, t, "token", "exec", "--", "sh", "-c", `trap "exit 42" TERM; echo "$JTL_ACCESS_TOKEN"; while :; do sleep 0.05; done`)
	c.Env = append(c.Env, "JTL_CLIENT_ID=a", "JTL_CLIENT_SECRET=secret-of-a", "JTLCTL_TOKEN_URL="+m.url, "PATH="+os.Getenv("PATH"))
	stdout, _ := pipes(t, c)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(stdout).ReadString('\n'); line != "token-of-a\n" {
		t.Errorf("%q, %v", line, err)
	}
	if err := c.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	_ = c.Wait()
	if code := c.ProcessState.ExitCode(); code != 42 {
		t.Errorf("exit code %d", code)
	}
}

// TestADiskThatIsFull lets the system refuse every byte that is written.
func TestADiskThatIsFull(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" {
		t.Skip("the limit is set with Linux's prlimit")
	}
	if _, err := exec.LookPath("prlimit"); err != nil {
		t.Skip("prlimit is not installed")
	}
	m := newMachine(t, 0)
	m.login(t, "a")
	for _, args := range [][]string{
		{"auth", "login", "--client-id", "b", "--client-secret-stdin"},
		{"config", "set", "environment", "qa"},
		{"auth", "logout"},
	} {
		full := command(t.Context(), t, args...)
		c := exec.CommandContext(t.Context(), "prlimit", append([]string{"--fsize=0", full.Path}, args...)...)
		c.Env = append(append(full.Env, "HOME="+m.home), m.env...)
		c.Stdin = strings.NewReader("secret-of-b")
		out, _ := c.CombinedOutput()
		if code := c.ProcessState.ExitCode(); code != 3 || !strings.Contains(string(out), "cannot be written: file too large") {
			t.Errorf("%q: exit code %d, %s", args, code, out)
		}
		if got := m.must(t, "", "token", "get", "--refresh"); got != "token-of-a" {
			t.Errorf("after %q: %q", args, got)
		}
	}
}

// TestASecretServiceThatNeverAnswers: the limit is 3 s of real time.
func TestASecretServiceThatNeverAnswers(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" {
		t.Skip("only Linux has a Secret Service")
	}
	folder, err := os.MkdirTemp("", "bus") // a socket's path must be short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	bus, err := net.Listen("unix", filepath.Join(folder, "s"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = bus.Close() })
	m := newMachine(t, 0)
	m.env = append(m.env, "DBUS_SESSION_BUS_ADDRESS=unix:path="+bus.Addr().String())
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	_, stderr, code := m.run(ctx, t, "secret-of-a", "auth", "login", "--client-id", "a", "--client-secret-stdin", "--store", "keyring")
	if code != 3 || !strings.Contains(stderr, "did not answer within 3s") || !strings.Contains(stderr, "--store file") {
		t.Errorf("exit code %d, %s", code, stderr)
	}
	if got := m.requests.Load(); got != 0 {
		t.Errorf("%d requests although the store does not work", got)
	}
}
