package main

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

const (
	stdinManifest = `{"technicalName":"stock-watch","version":"1.0.0","capabilities":{"erp":{"api":{"scopes":["items.read"]}}}}` + "\n"
	stdinHasData  = "standard input has data and no "
)

// stdinKinds are standard inputs, by what they have. Each is ready before the process
// starts, so that nothing depends on who is faster.
func stdinKinds(t *testing.T) (silent, withData map[string]func() *os.File) {
	t.Helper()
	keep := func(f *os.File, err error) *os.File {
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = f.Close() })
		return f
	}
	pipe := func(text string, open bool) func() *os.File {
		return func() *os.File {
			in, out, err := os.Pipe()
			keep(in, err)
			if _, err := io.WriteString(out, text); err != nil {
				t.Fatal(err)
			}
			if open {
				return in // until the test ends
			}
			if err := out.Close(); err != nil {
				t.Fatal(err)
			}
			return in
		}
	}
	file := func(text string) func() *os.File {
		return func() *os.File {
			path := filepath.Join(t.TempDir(), "input")
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			return keep(os.Open(path))
		}
	}
	silent = map[string]func() *os.File{
		"pipe held open": pipe("", true), "pipe without data": pipe("", false), "empty file": file(""),
		"null device": func() *os.File { return keep(os.Open(os.DevNull)) },
	}
	withData = map[string]func() *os.File{
		"pipe held open": pipe(stdinManifest, true), "pipe": pipe(stdinManifest, false), "file": file(stdinManifest),
	}
	return silent, withData
}

// runIn runs jtlctl in a folder with a manifest.
func runIn(t *testing.T, folder string, stdin *os.File, env []string, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs bytes.Buffer
	c := command(t.Context(), t, args...)
	c.Env, c.Dir = append(c.Env, env...), folder
	c.Stdin, c.Stdout, c.Stderr = stdin, &out, &errs
	_ = c.Run()
	return out.String(), errs.String(), c.ProcessState.ExitCode()
}

// TestStdin_unread: a command that was given nothing to read ends with exit code 2 if
// standard input has data, and does not wait for a pipe that is silent.
func TestStdin_unread(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, text := range map[string]string{"app.json": stdinManifest, "a.sh": "echo\n"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		args          []string
		code          int // without data
		missing, hint string
	}{
		{[]string{"manifest", "lint"}, 0, "FILE", "`jtlctl manifest lint -` reads it, `jtlctl manifest lint .` does not"},
		{[]string{"manifest", "lint", "--fix"}, 0, "FILE", "`jtlctl manifest lint -` reads it"},
		{[]string{"manifest", "lint", "-o", "json"}, 0, "FILE", "`jtlctl manifest lint -` reads it"},
		{[]string{"manifest", "scopes"}, 0, "FILE", "`jtlctl manifest scopes -` reads it"},
		{[]string{"manifest", "doc"}, 0, "FILE", "`jtlctl manifest doc -` reads it"},
		{[]string{"scope", "infer"}, 0, "PATH", "`jtlctl scope infer --from -` reads recorded requests from it"},
		{[]string{"scope", "for"}, 2, "request", "`jtlctl scope for --graphql -`"},
		{[]string{"scope", "import"}, 2, "FILE", "`jtlctl scope import -` reads the document from it"},
		{[]string{"scope", "diff", "app.json"}, 2, "-", "`jtlctl scope diff - NEW` reads the older manifest from it"},
		{[]string{"api", "graphql"}, 2, "query", "`jtlctl api graphql --input -`"},
		{[]string{"auth", "login", "--client-id", "a", "--no-input"}, 2, "--client-secret-stdin", "--client-secret-stdin reads the secret"},
		{[]string{"wawi", "register", "--url", "http://127.0.0.1:1/api/x"}, 2, "--app", "--app - reads the application file"},
		{[]string{"wawi", "add", "x", "--url", "http://127.0.0.1:1/api/x", "--app-id", "a", "--app-version", "1", "--no-input"}, 2, "--key-stdin", "--key-stdin reads the key"},
	} {
		silent, withData := stdinKinds(t)
		for name, open := range silent {
			t.Run(strings.Join(test.args, " ")+" with "+name, func(t *testing.T) {
				t.Parallel()
				_, stderr, code := runIn(t, folder, open(), nil, test.args...)
				if code != test.code || strings.Contains(stderr, stdinHasData) {
					t.Errorf("exit code %d: %s", code, stderr)
				}
			})
		}
		for name, open := range withData {
			t.Run(strings.Join(test.args, " ")+" with data in "+name, func(t *testing.T) {
				t.Parallel()
				_, stderr, code := runIn(t, folder, open(), nil, test.args...)
				if code != 2 || !strings.Contains(stderr, stdinHasData+test.missing+" was given") || !strings.Contains(stderr, test.hint) {
					t.Errorf("exit code %d: %s", code, stderr)
				}
			})
		}
	}
}

// TestStdin_notRead: a dash that is not standard input is refused with what reads it.
func TestStdin_notRead(t *testing.T) {
	t.Parallel()
	_, withData := stdinKinds(t)
	for line, hint := range map[string]string{
		"auth login --client-id a --client-secret-file -":                                   "--client-secret-stdin reads it; a file of that name is ./-",
		"auth login --env-file -":                                                           "name a file; one of that name is ./-",
		"wawi add x --url http://127.0.0.1:1/api/x --app-id a --app-version 1 --key-file -": "--key-stdin reads it; a file of that name is ./-",
		"scope for -": "`jtlctl scope for --graphql -` reads a GraphQL document",
	} {
		if _, stderr, code := runIn(t, t.TempDir(), withData["pipe"](), nil, strings.Fields(line)...); code != 2 || !strings.Contains(stderr, hint) {
			t.Errorf("%s: exit code %d: %s", line, code, stderr)
		}
	}
}

// TestStdin_named: what is named is read, and standard input is not looked at.
func TestStdin_named(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "app.json"), []byte(stdinManifest), 0o600); err != nil {
		t.Fatal(err)
	}
	silent, withData := stdinKinds(t)
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"manifest", "lint", "."}, "1 warning"},
		{[]string{"manifest", "lint", "app.json"}, "1 warning"},
		{[]string{"manifest", "scopes", "app.json"}, "items.read"},
		{[]string{"scope", "infer", "."}, "items.read"},
		{[]string{"scope", "for", "GET", "/v2/companies"}, "system.read"},
		{[]string{"version"}, ""},
	} {
		for name, open := range map[string]func() *os.File{"silent": silent["pipe held open"], "data": withData["pipe held open"], "file": withData["file"]} {
			t.Run(strings.Join(test.args, " ")+" "+name, func(t *testing.T) {
				t.Parallel()
				stdout, stderr, code := runIn(t, folder, open(), nil, test.args...)
				if code != 0 || !strings.Contains(stdout, test.want) {
					t.Errorf("exit code %d: %s%s", code, stdout, stderr)
				}
			})
		}
	}
	stdout, stderr, code := runIn(t, t.TempDir(), withData["pipe"](), nil, "manifest", "scopes", "-")
	if code != 0 || !strings.Contains(stdout, "items.read") {
		t.Errorf("manifest scopes -: exit code %d: %s%s", code, stdout, stderr)
	}
	stdout, stderr, code = runIn(t, t.TempDir(), withData["pipe"](), nil, "manifest", "lint")
	if code != 2 || !strings.Contains(stderr, "no manifest found") || !strings.Contains(stderr, stdinHasData) || !strings.Contains(stderr, "jtlctl manifest lint -") {
		t.Errorf("nothing found: exit code %d: %s%s", code, stdout, stderr)
	}
}

// TestStdin_late: data that comes while the command runs counts.
func TestStdin_late(t *testing.T) {
	t.Parallel()
	in, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _, _ = in.Close(), out.Close() }()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/token" {
			w.Header().Set("Content-Type", "application/json")
			_, _ = io.WriteString(w, `{"access_token":"t","token_type":"bearer","expires_in":3600}`)
			return
		}
		_, _ = io.WriteString(out, "late")
		_, _ = io.WriteString(w, "done")
	}))
	t.Cleanup(server.Close)
	env := []string{"JTL_CLIENT_ID=a", "JTL_CLIENT_SECRET=b", "JTLCTL_TOKEN_URL=" + server.URL + "/token", "JTLCTL_API_URL=" + server.URL}
	stdout, stderr, code := runIn(t, t.TempDir(), in, env, "api", "POST", "/v2/items")
	if code != 2 || stdout != "done" || !strings.Contains(stderr, stdinHasData) {
		t.Errorf("exit code %d: %s%s", code, stdout, stderr)
	}
}

// TestStdin_call: a call that could have a body and was given none is not sent if
// standard input has data; one that has none reads nothing.
func TestStdin_call(t *testing.T) {
	t.Parallel()
	var calls atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/token" {
			w.Header().Set("Content-Type", "application/json")
			_, _ = io.WriteString(w, `{"access_token":"t","token_type":"bearer","expires_in":3600}`)
			return
		}
		calls.Add(1)
		body, _ := io.ReadAll(r.Body)
		_, _ = w.Write(body)
	}))
	t.Cleanup(server.Close)
	env := []string{"JTL_CLIENT_ID=a", "JTL_CLIENT_SECRET=b", "JTLCTL_TOKEN_URL=" + server.URL + "/token", "JTLCTL_API_URL=" + server.URL}
	_, withData := stdinKinds(t)
	for _, test := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"api", "POST", "/v2/items"}, 2, stdinHasData + "--input was given"},
		{[]string{"api", "PUT", "/v2/items"}, 2, stdinHasData + "--input was given"},
		{[]string{"api", "PATCH", "/v2/items"}, 2, stdinHasData + "--input was given"},
		{[]string{"api", "POST", "/v2/items", "--input", "-"}, 0, "stock-watch"},
		{[]string{"api", "POST", "/v2/items", "-f", "a=b"}, 0, `{"a":"b"}`},
		{[]string{"api", "graphql", "-f", "query={ QueryItems { totalCount } }"}, 0, "QueryItems"},
		{[]string{"api", "graphql"}, 2, stdinHasData + "query was given"},
		{[]string{"api", "graphql", "--input", "-"}, 0, "stock-watch"},
		{[]string{"api", "/v2/items"}, 0, ""},
		{[]string{"api", "DELETE", "/v2/items/1"}, 0, ""},
	} {
		before := calls.Load()
		stdout, stderr, code := runIn(t, t.TempDir(), withData["pipe"](), env, test.args...)
		if code != test.code || !strings.Contains(stdout+stderr, test.want) {
			t.Errorf("%q: exit code %d: %s%s", test.args, code, stdout, stderr)
		}
		if sent := calls.Load() > before; sent != (test.code == 0) {
			t.Errorf("%q: sent: %v", test.args, sent)
		}
	}
}

// TestStdin_waited: whoever reads standard input says so if nothing comes, but with
// --quiet and -o json.
func TestStdin_waited(t *testing.T) {
	t.Parallel()
	c := command(t.Context(), t, "manifest", "scopes", "-")
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	errs, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	c.Stdout = &out
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(errs).ReadString('\n')
	if err != nil || line != "waiting for standard input; Ctrl-C leaves\n" {
		t.Errorf("%q, %v", line, err)
	}
	if _, err := io.WriteString(in, stdinManifest); err != nil {
		t.Fatal(err)
	}
	_ = in.Close()
	_, _ = io.Copy(io.Discard, errs)
	if err := c.Wait(); err != nil || !strings.Contains(out.String(), "items.read") {
		t.Errorf("%v: %s", err, &out)
	}
}

// TestStdin_closed: a process may have none.
func TestStdin_closed(t *testing.T) {
	t.Parallel()
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("this system has no sh, which closes standard input")
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "app.json"), []byte(stdinManifest), 0o600); err != nil {
		t.Fatal(err)
	}
	c := command(t.Context(), t)
	c.Args, c.Path, c.Dir = []string{"sh", "-c", `"$0" manifest lint <&-`, c.Path}, shell, folder
	if text, err := c.CombinedOutput(); err != nil || !strings.Contains(string(text), "1 warning") {
		t.Errorf("%v: %s", err, text)
	}
}
