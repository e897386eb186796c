package main

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/sandbox"
	"github.com/jtlctl/jtlctl/internal/sandbox/cloudapi"
	"github.com/jtlctl/jtlctl/test/clitest"
)

// servedSandbox is a sandbox that another process serves.
type servedSandbox struct {
	URL      string `json:"url"`
	TokenURL string `json:"token_url"`
	CAFile   string `json:"ca_file"`
	Address  string `json:"address"`

	report  []byte
	command *exec.Cmd
	stderr  bytes.Buffer
	client  http.Client
}

// serveSandbox starts one and waits for its report.
func serveSandbox(t *testing.T, args ...string) *servedSandbox {
	t.Helper()
	return serveSandboxIn(t, "", args...)
}

// serveSandboxIn starts one with a home folder; "" is one of its own.
func serveSandboxIn(t *testing.T, home string, args ...string) *servedSandbox {
	t.Helper()
	s := &servedSandbox{command: clitest.Interruptible(clitest.Command(t.Context(), t, append([]string{"sandbox", "serve", "--addr", "127.0.0.1:0", "-o", "json"}, args...)...))}
	if home != "" {
		s.command.Env = append(s.command.Env, "HOME="+home)
	}
	s.command.Stderr = &s.stderr
	stdout, err := s.command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.command.Wait() }) // the context of the test has ended it
	var report json.RawMessage
	if err := json.NewDecoder(stdout).Decode(&report); err != nil {
		_ = s.command.Wait()
		t.Fatalf("the sandbox does not say where it is: %v\n%s", err, &s.stderr)
	}
	if s.report = report; json.Unmarshal(report, s) != nil {
		t.Fatalf("%s", report)
	}
	return s
}

// stop presses Ctrl-C and waits for the end.
func (s *servedSandbox) stop(t *testing.T) {
	t.Helper()
	if err := clitest.Interrupt(s.command); err != nil {
		t.Fatal(err)
	}
	_ = s.command.Wait()
	if code := s.command.ProcessState.ExitCode(); code != 130 {
		t.Errorf("exit code %d\n%s", code, &s.stderr)
	}
}

// call calls its API as an app does, and returns status, headers and body.
func (s *servedSandbox) call(t *testing.T, method, path, body string, headers ...string) (int, http.Header, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.TokenURL, strings.NewReader(url.Values{"grant_type": {"client_credentials"}}.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	request.SetBasicAuth(sandbox.ClientID, sandbox.ClientSecret)
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	var granted struct {
		Token string `json:"access_token"`
	}
	if code, _, text := s.send(t, request); code != http.StatusOK || json.Unmarshal([]byte(text), &granted) != nil {
		t.Fatalf("no token: %d %s", code, text)
	}
	if request, err = http.NewRequestWithContext(t.Context(), method, s.URL+path, strings.NewReader(body)); err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+granted.Token)
	request.Header.Set(cloudapi.TenantHeader, sandbox.DefaultTenant)
	if body != "" {
		request.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	return s.send(t, request)
}

func (s *servedSandbox) send(t *testing.T, request *http.Request) (int, http.Header, string) {
	t.Helper()
	response, err := s.client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, response.Header, string(text)
}

func readText(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func writeText(t *testing.T, path, text string) string {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestSandboxServe_files(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	ready, env := filepath.Join(folder, "ready.json"), filepath.Join(folder, ".env.sandbox")
	// One that was killed has left its report.
	writeText(t, ready, `{"client_id":"sandbox-app","client_secret":"sandbox-secret","url":"http://127.0.0.1:1"}`)
	s := serveSandbox(t, "--ready-file", ready, "--write-env", env)
	var printed, written map[string]any
	if err := json.Unmarshal([]byte(readText(t, ready)), &written); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(s.report, &printed); err != nil {
		t.Fatal(err)
	}
	for name := range strings.FieldsSeq("url token_url issuer jwks_url app_issuer app_jwks_url api_url wawi_url client_id client_secret app_id tenant_id address") {
		if text, _ := printed[name].(string); text == "" || printed[name] != written[name] {
			t.Errorf("%s: %v and %v", name, printed[name], written[name])
		}
	}
	_, variables, _ := strings.Cut(readText(t, env), "\n")
	if want := "CLIENT_ID=sandbox-app\nCLIENT_SECRET=sandbox-secret\nJTL_ISSUER=" + s.URL + "/idp\nJTL_APP_ID=sandbox-app-id\nJTL_API_BASE=" + s.URL + "\n"; variables != want {
		t.Errorf("%s\nwant %s", variables, want)
	}
	for _, path := range []string{ready, env} {
		if info, err := os.Stat(path); err != nil || (runtime.GOOS != "windows" && info.Mode().Perm() != 0o600) {
			t.Errorf("%s: %v %v", path, info, err)
		}
	}
	s.stop(t)
	if _, err := os.Stat(ready); err == nil {
		t.Error("the report is still there")
	}
	again := serveSandbox(t, "--write-env", env)
	if !strings.Contains(readText(t, env), again.URL) {
		t.Error("the variables were not replaced")
	}
}

// TestSandboxServe_port: whoever cannot have the port leaves the report of whoever has it.
func TestSandboxServe_port(t *testing.T) {
	t.Parallel()
	ready := filepath.Join(t.TempDir(), "ready.json")
	s := serveSandbox(t, "--ready-file", ready)
	c := clitest.Command(t.Context(), t, "sandbox", "serve", "--addr", s.Address, "--ready-file", ready)
	if out, err := c.CombinedOutput(); err == nil || !strings.Contains(string(out), "cannot be served") || !strings.Contains(readText(t, ready), s.URL) {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestSandboxServe_document: the answers of an imported document have its form.
func TestSandboxServe_document(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	document := writeText(t, filepath.Join(home, "openapi.json"), `{"openapi":"3.0.0","info":{"version":"2.3"},"paths":{"/v2/shelves":{"get":{"security":[{"Wawi":["shelves.read"]}],
		"responses":{"200":{"content":{"application/json":{"schema":{"type":"object","properties":{"items":{"type":"array","items":{"type":"object","properties":{"width":{"type":"integer","example":80}}}}}}}}}}}}}}`)
	c := clitest.Command(t.Context(), t, "scope", "import", document)
	c.Env = append(c.Env, "HOME="+home)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	s := serveSandboxIn(t, home)
	if code, header, text := s.call(t, "GET", "/erp/v2/shelves", ""); code != 200 || header.Get("X-Jtlctl-Sandbox") != "schema" || strings.TrimSpace(text) != `{"items":[{"width":80}]}` {
		t.Error(code, header, text)
	}
}

func TestSandboxServe_checks(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	records := filepath.Join(folder, "requests.ndjson")
	manifest := writeText(t, filepath.Join(folder, "app.json"), readText(t, filepath.Join("..", "..", "docs", "examples", "app.json")))
	answers := filepath.Join(folder, "answers")
	if err := os.Mkdir(answers, 0o700); err != nil {
		t.Fatal(err)
	}
	writeText(t, filepath.Join(answers, "GET_v2_items_{id}.json"), `{"mine":true}`)
	s := serveSandbox(t, "--manifest", manifest, "--rate", "3/1h", "--record", records, "--answers", answers, "--cors", "http://localhost:5173")
	if code, header, text := s.call(t, "GET", "/erp/v2/items/5?x=secret", "", "Origin", "http://localhost:5173"); code != 200 || text != `{"mine":true}` ||
		header.Get("X-Jtlctl-Sandbox") != "answers" || header.Get("Access-Control-Allow-Origin") != "http://localhost:5173" {
		t.Error(code, header, text)
	}
	if code, _, text := s.call(t, "GET", "/erp/v2/companies", ""); code != 403 || !strings.Contains(text, "system.read") {
		t.Error(code, text)
	}
	if code, _, text := s.call(t, "POST", "/erp/v2/graphql", `{"query":"{ QueryCompanies { totalCount } }"}`); code != 200 || !strings.Contains(text, "INTERNAL_ERROR") {
		t.Error(code, text)
	}
	if code, header, text := s.call(t, "GET", "/erp/v2/items/5", ""); code != 429 || header.Get("Retry-After") == "" {
		t.Error(code, header, text)
	}
	lines := strings.Split(strings.TrimSpace(readText(t, records)), "\n")
	if len(lines) != 4 || strings.Contains(readText(t, records), "secret") {
		t.Fatal(lines)
	}
	for i, want := range []string{
		`"method":"GET","path":"/v2/items/{Id}"`, `"status":403,"scopes":["system.read"],"grade":"exact"`,
		`"path":"/v2/graphql","operation":"QueryCompanies","status":200,"scopes":["system.read"],"grade":"likely"`, `"status":429`,
	} {
		if !strings.Contains(lines[i], want) {
			t.Errorf("%s\nlacks %s", lines[i], want)
		}
	}
}

func TestSandboxServe_tls(t *testing.T) {
	t.Parallel()
	s := serveSandbox(t, "--tls")
	pool := x509.NewCertPool()
	if !strings.HasPrefix(s.URL, "https://") || !pool.AppendCertsFromPEM([]byte(readText(t, s.CAFile))) {
		t.Fatalf("%s", s.report)
	}
	s.client.Transport = &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}, DisableKeepAlives: true}
	if code, _, text := s.call(t, "GET", "/erp/v2/items", ""); code != 200 {
		t.Error(code, text)
	}
	response, err := http.Get("http://" + s.Address + "/erp/v2/items")
	if err != nil || response.StatusCode != http.StatusUpgradeRequired {
		t.Error(response, err)
	} else {
		_ = response.Body.Close()
	}
	// Its controls need no certificate, and jtlctl takes it from a variable.
	for args, env := range map[string]string{
		"sandbox token --addr " + s.Address:     "",
		"token get --env sandbox --no-input":    platform.SandboxCAVariable + "=" + s.CAFile,
		"sandbox rotate --addr " + s.Address:    "",
		"jwks get --env sandbox --no-input -q ": platform.SandboxCAVariable + "=" + s.CAFile,
	} {
		c := clitest.Command(t.Context(), t, strings.Fields(args)...)
		c.Env = append(c.Env, "JTLCTL_SANDBOX="+s.URL, env)
		if out, err := c.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", args, err, out)
		}
	}
	c := clitest.Command(t.Context(), t, "token", "get", "--env", "sandbox", "--no-input")
	c.Env = append(c.Env, "JTLCTL_SANDBOX="+s.URL)
	if out, err := c.CombinedOutput(); err == nil || !strings.Contains(string(out), platform.SandboxCAVariable) {
		t.Errorf("%v\n%s", err, out)
	}
	s.stop(t)
	if _, err := os.Stat(s.CAFile); err == nil {
		t.Error("the certificate is still there")
	}
}
