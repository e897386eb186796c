package main

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	cliproxy "github.com/jtlctl/jtlctl/internal/cli/proxy"
	"github.com/jtlctl/jtlctl/test/clitest"
)

// TestProxy runs the proxy as a process: the address is the first line, the token
// reaches only the server, and after Ctrl-C the scopes are listed that the requests
// needed.
func TestProxy(t *testing.T) {
	t.Parallel()
	api := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.Header.Get("Authorization") != "Bearer token-of-shop":
			w.WriteHeader(http.StatusUnauthorized)
		case r.Method == http.MethodDelete:
			w.WriteHeader(http.StatusForbidden)
		default:
			_, _ = io.WriteString(w, r.Header.Get("X-Tenant-Id")+" "+r.URL.Path)
		}
	}))
	t.Cleanup(api.Close)
	for _, output := range []string{"text", "json"} {
		t.Run(output, func(t *testing.T) {
			t.Parallel()
			m := newMachine(t, 0)
			m.env = append(m.env, "JTL_CLIENT_ID=shop", "JTL_CLIENT_SECRET=secret-of-shop", "JTLCTL_API_URL="+api.URL, "JTL_TENANT_ID=6ba7b810-9dad-11d1-80b4-00c04fd430c8")
			path := filepath.Join(m.home, "requests.ndjson")
			p := startProxy(t, m, "--record", path, "-o", output, "-v")
			for line, want := range map[string]string{
				"GET /v2/customerGroups":      "200 6ba7b810-9dad-11d1-80b4-00c04fd430c8 /erp/v2/customerGroups",
				"DELETE /v2/customerGroups/5": "403 ",
			} {
				method, path, _ := strings.Cut(line, " ")
				if got := answerOf(t, method, p.url+path); got != want {
					t.Errorf("%s: %s", line, got)
				}
			}
			printed, noted, code := p.stop(t)
			if code != 130 {
				t.Errorf("exit code %d", code)
			}
			for _, want := range []string{
				"200 GET    /erp/v2/customerGroups", "403 DELETE /erp/v2/customerGroups/5", "hint:", "2 requests; scopes needed: customers.read, customers.write", "the proxy has stopped",
			} {
				if !strings.Contains(noted, want) {
					t.Errorf("stderr has no %q:\n%s", want, noted)
				}
			}
			if table := strings.Contains(printed, "customers.write"); table != (output == "text") {
				t.Errorf("stdout:\n%s", printed)
			}
			record, err := os.ReadFile(path)
			if err != nil || strings.Count(string(record), "\n") != 2 {
				t.Errorf("%s %v", record, err)
			}
			for _, text := range []string{printed, noted, string(record)} {
				if strings.Contains(text, "token-of-shop") || strings.Contains(text, "secret-of-shop") {
					t.Errorf("a secret is shown:\n%s", text)
				}
			}
		})
	}
}

// TestProxy_flags: what each flag lets through, and for whom.
func TestProxy_flags(t *testing.T) {
	t.Parallel()
	api := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, r.Header.Get("X-Tenant-Id")+" "+r.URL.Path)
	}))
	t.Cleanup(api.Close)
	const tenant = "6ba7b811-9dad-11d1-80b4-00c04fd430c8"
	for name, test := range map[string]struct {
		args    []string
		answers map[string]string
		noted   string
	}{
		"--tenant":          {[]string{"--tenant", tenant}, map[string]string{"GET /v2/items": "200 " + tenant + " /erp/v2/items"}, "1 request; scopes needed: items.read (likely)"},
		"--read-only":       {[]string{"--read-only"}, map[string]string{"GET /v2/items": "200  /erp/v2/items", "PUT /v2/items": "403 jtlctl proxy: refused: --read-only allows"}, "403 PUT    /v2/items  refused: --read-only allows"},
		"--allow":           {[]string{"--allow", "GET /v2/**", "--allow", "PUT /v2/items/{id}"}, map[string]string{"GET /v2/x/y": "200  /erp/v2/x/y", "PUT /v2/items/5": "200 ", "PUT /v2/items": "403 jtlctl proxy: refused: no --allow"}, "allowed: GET /v2/**, PUT /v2/items/{id}"},
		"--no-caller-token": {[]string{"--no-caller-token"}, map[string]string{"GET /account/x": "200  /account/x"}, "warning: every program and every user of this machine can use these credentials at http://127.0.0.1:"},
		"--quiet":           {[]string{"--quiet"}, map[string]string{"GET /account/x": "200  /account/x"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := newMachine(t, 0)
			m.env = append(m.env, "JTL_CLIENT_ID=shop", "JTL_CLIENT_SECRET=secret-of-shop", "JTLCTL_API_URL="+api.URL)
			p := startProxy(t, m, test.args...)
			for line, want := range test.answers {
				method, path, _ := strings.Cut(line, " ")
				if got := answerOf(t, method, p.url+path); !strings.HasPrefix(got, want) {
					t.Errorf("%s: %s", line, got)
				}
			}
			printed, noted, _ := p.stop(t)
			if quiet := name == "--quiet"; quiet && strings.Contains(noted, "account") || !strings.Contains(noted, test.noted) {
				t.Errorf("stdout:\n%s\nstderr:\n%s", printed, noted)
			}
			if prefixed := strings.Count(p.url, "/") == 3; prefixed == (name == "--no-caller-token") {
				t.Error(p.url)
			}
		})
	}
}

// TestProxy_wawi: the key of an app goes to its JTL-Wawi, with the headers that this
// wants.
func TestProxy_wawi(t *testing.T) {
	t.Parallel()
	wawi := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Wawi planted-api-key" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		if r.Method == http.MethodDelete {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		_, _ = io.WriteString(w, r.Header.Get("X-AppId")+" "+r.Header.Get("X-AppVersion")+" "+r.Header.Get("api-version")+" "+r.URL.Path)
	}))
	t.Cleanup(wawi.Close)
	m := newMachine(t, 0)
	m.must(t, "planted-api-key", "wawi", "add", "shop", "--url", wawi.URL+"/api/shop", "--app-id", "stock-watch", "--app-version", "1.2.3", "--key-stdin", "--api", "2.0", "--no-verify")
	p := startProxy(t, m, "--wawi", "shop", "--allow", "GET /v1/**", "--allow", "* /customerGroups/**", "-v")
	for line, want := range map[string]string{
		"GET /customerGroups/5":      "200 stock-watch 1.2.3 2.0 /api/shop/v2/customerGroups/5",
		"GET /v2/customerGroups/5":   "200 stock-watch 1.2.3 2.0 /api/shop/v2/customerGroups/5",
		"GET /v1/items":              "200 stock-watch 1.2.3 1.0 /api/shop/v1/items",
		"DELETE /customerGroups/5":   "403 ",
		"GET /v2/items":              "403 jtlctl proxy: refused: no --allow",
		"GET /../other/v2/customers": "403 jtlctl proxy: refused: ",
	} {
		method, path, _ := strings.Cut(line, " ")
		if got := answerOf(t, method, p.url+path); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s", line, got)
		}
	}
	printed, noted, code := p.stop(t)
	if code != 130 || !strings.Contains(noted, "customers.write") || !strings.Contains(noted, "hint:") || strings.Contains(printed+noted, "planted-api-key") {
		t.Errorf("exit code %d\n%s\n%s", code, printed, noted)
	}
}

// TestProxy_wawi_sandbox: a call for the sandbox does not send the key of an app to
// another JTL-Wawi.
func TestProxy_wawi_sandbox(t *testing.T) {
	t.Parallel()
	m := newMachine(t, 0)
	m.must(t, "planted-api-key", "wawi", "add", "shop", "--url", "http://127.0.0.1:1/api/shop", "--app-id", "stock-watch", "--app-version", "1.2.3", "--key-stdin", "--api", "2.0", "--no-verify")
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	stdout, stderr, code := m.run(ctx, t, "", "--env", "sandbox", "proxy", "--addr", "127.0.0.1:0", "--wawi", "shop")
	if code != 2 || stdout != "" || !strings.Contains(stderr, "is not of the sandbox at 127.0.0.1:7373") {
		t.Errorf("exit code %d\n%s\n%s", code, stdout, stderr)
	}
}

// proxyProcess is a proxy that runs.
type proxyProcess struct {
	url            string
	c              *exec.Cmd
	out            io.Reader
	stderr         io.Reader
	printed, noted strings.Builder
}

// startProxy starts the proxy on a free port, and reads the address that it prints.
func startProxy(t *testing.T, m *machine, args ...string) *proxyProcess {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(t.Context()), time.Minute)
	t.Cleanup(cancel)
	p := &proxyProcess{c: clitest.Interruptible(command(ctx, t, append([]string{"proxy", "--addr", "127.0.0.1:0"}, args...)...))}
	p.c.Env = append(append(p.c.Env, "HOME="+m.home), m.env...)
	p.c.Dir = m.home
	stdout, stderr := pipes(t, p.c)
	if err := p.c.Start(); err != nil {
		t.Fatal(err)
	}
	p.stderr = stderr
	out := bufio.NewReader(io.TeeReader(stdout, &p.printed))
	p.out = out
	p.url = addressOf(t, out, args)
	return p
}

// stop presses Ctrl-C, and returns all that was printed.
func (p *proxyProcess) stop(t *testing.T) (stdout, stderr string, code int) {
	t.Helper()
	if err := clitest.Interrupt(p.c); err != nil {
		t.Fatal(err)
	}
	_, _ = io.Copy(&p.noted, p.stderr)
	_, _ = io.Copy(io.Discard, p.out)
	_ = p.c.Wait()
	return p.printed.String(), p.noted.String(), p.c.ProcessState.ExitCode()
}

// addressOf reads what the proxy prints first.
func addressOf(t *testing.T, out *bufio.Reader, args []string) string {
	t.Helper()
	if slices.Contains(args, "json") {
		var report cliproxy.Report
		if err := json.NewDecoder(out).Decode(&report); err != nil {
			t.Fatal(err)
		}
		return report.URL
	}
	line, err := out.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(line)
}

func answerOf(t *testing.T, method, url string) string {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.Status[:3] + " " + string(body)
}
