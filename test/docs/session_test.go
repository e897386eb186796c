package docs

import (
	"context"
	"encoding/pem"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/quote"
	"github.com/jtlctl/jtlctl/internal/sandbox"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/test/clitest"
)

// readersApp is the client ID of the app of a reader.
const readersApp = "4711"

// session is a shell in an empty folder with an empty home, next to a sandbox
// whose keys are always the same.
type session struct {
	folder, outputs string
	environment     []string
	backend         string // an address of an app that verifies no token
}

func newSession(t *testing.T, lines []shown) *session {
	t.Helper()
	s := &session{folder: t.TempDir(), outputs: t.TempDir()}
	home, programs := t.TempDir(), t.TempDir()
	itself, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	names := []string{"jtlctl"}
	for name := range otherPrograms {
		names = append(names, name)
	}
	for _, name := range names {
		if err := os.Symlink(itself, filepath.Join(programs, name)); err != nil {
			t.Skipf("this machine has no symbolic links, under which the programs of a page are found: %v", err)
		}
	}
	still := slices.ContainsFunc(lines, func(l shown) bool { return l.console })
	now := time.Now
	if still {
		now = stillNow
	}
	at := serveSandbox(t, now)
	session, err := at.Mint(sandbox.TokenRequest{})
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(home, "clipboard"), session)
	writeFile(t, filepath.Join(home, "ca.pem"), someCertificate(t))
	project, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if still {
			w.Header().Set("Date", stillNow().UTC().Format(http.TimeFormat))
		}
		if id, secret, ok := r.BasicAuth(); ok && id == readersApp {
			r.SetBasicAuth(sandbox.ClientID, secret)
		}
		byName(at).ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	backend := httptest.NewServer(http.HandlerFunc(refuse))
	t.Cleanup(backend.Close)
	s.backend = strings.TrimPrefix(backend.URL, "http://")
	s.environment = []string{
		"PATH=" + programs + ":/usr/bin:/bin", "HOME=" + home, clitest.MainVariable + "=1", "GORACE=atexit_sleep_ms=0",
		sandboxVariable + "=" + strings.TrimPrefix(server.URL, "http://"), homeVariable + "=" + home, projectVariable + "=" + project,
	}
	if still {
		s.environment = append(s.environment, stillClock)
	}
	if folder := os.Getenv("GOCOVERDIR"); folder != "" {
		s.environment = append(s.environment, "GOCOVERDIR="+folder)
	}
	return s
}

// byName lets a sandbox be asked by the name that pages have, not by that of its port.
func byName(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), http.LocalAddrContextKey, nil)))
	})
}

// refuse is a backend that lets nobody in without a token.
func refuse(w http.ResponseWriter, r *http.Request) {
	if len(r.Header) > 0 && strings.Contains(fmt.Sprint(r.Header, r.URL), "eyJ") {
		w.WriteHeader(http.StatusOK)
		return
	}
	w.WriteHeader(http.StatusUnauthorized)
}

type servedSandbox struct{ *sandbox.Sandbox }

func serveSandbox(t *testing.T, now func() time.Time) servedSandbox {
	t.Helper()
	wawi := sandbox.Wawi{Deny: []string{"salesorders.write"}}
	wawi.KnowScopes(scope.NewIndex(scope.Builtin()...))
	at, err := sandbox.New(sandbox.Config{BaseURL: "http://" + sandbox.DefaultAddr, Now: now, Random: &clitest.Counting{}, Wawi: wawi})
	if err != nil {
		t.Fatal(err)
	}
	return servedSandbox{at}
}

// result is what a command line printed, and how it ended.
type result struct {
	output string
	code   string
}

// run runs command lines one after the other in one shell: variables, files and
// what runs in the background stay.
func (s *session) run(t *testing.T, lines []shown) []result {
	t.Helper()
	var script strings.Builder
	script.WriteString("set -o pipefail\nservers=\n")
	for i, line := range lines {
		out := filepath.Join(s.outputs, fmt.Sprint(i))
		command := s.real(line.command)
		if isServer(command) {
			// It gets a free port, and serves until the page ends.
			fmt.Fprintf(&script, "%[1]s --addr 127.0.0.1:0 >%[2]s 2>&1 &\nservers=\"$servers $!\" served=%[2]s\n", withoutComment(command), out)
			fmt.Fprintf(&script, "until [ -s %[1]s ] || ! kill -0 $! 2>/dev/null; do sleep 0.02; done\nif kill -0 $! 2>/dev/null; then echo 0 >%[1]s.code; else wait $!; echo $? >%[1]s.code; fi\n", out)
			continue
		}
		if strings.HasPrefix(command, "rest-client ") {
			command += ` "$(head -n 1 "$served")"`
		}
		if strings.Contains(command, "--serve") {
			command = "JTLCTL_SANDBOX=127.0.0.1:0 " + command
		}
		if line.typed != "" {
			command = fmt.Sprintf("ANSWERS=\"%s\" person %s", line.typed, quote.Sh(command))
		}
		fmt.Fprintf(&script, "{\n%s\n} >%[2]s 2>&1 </dev/null\necho $? >%[2]s.code\n", command, out)
	}
	script.WriteString("for p in $servers $(jobs -p); do kill $p 2>/dev/null; done\nwait\n")
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute) // a line that hangs is named by its missing code
	defer cancel()
	shell := exec.CommandContext(ctx, "bash", "-c", script.String())
	shell.Dir, shell.Env = s.folder, s.environment
	shell.WaitDelay = time.Second // for what still runs in the background
	if printed, err := shell.CombinedOutput(); len(printed) > 0 {
		t.Logf("the shell: %v: %s", err, printed)
	}
	results := make([]result, len(lines))
	for i := range lines {
		out := filepath.Join(s.outputs, fmt.Sprint(i))
		results[i] = result{strings.ReplaceAll(atUsualPort(lines[i].command, readFile(t, out)), s.backend, "127.0.0.1:3000"), strings.TrimSpace(readFile(t, out+".code"))}
	}
	return results
}

// waits matches what waits some seconds for a merchant.
var waits = regexp.MustCompile(`\bjtlctl wawi (register|resume)\b`)

// real puts what is only known when a page runs in the place of what it shows: the
// address of an app, the id of a registration that waits, and that of a key. The
// merchant decides at once.
func (s *session) real(command string) string {
	if !strings.Contains(command, "--interval") {
		command = waits.ReplaceAllString(command, "$0 --interval 100ms")
	}
	return strings.NewReplacer(
		"127.0.0.1:3000", s.backend, "localhost:5000", s.backend,
		"02a1fab0-372d-486f-a7e4-197c04c72910", `"$(cat waiting)"`, "--kid 2026-11", `--kid "$(cat kid)"`,
	).Replace(command)
}

// isServer reports whether a line goes on until Ctrl-C, in a terminal of its own.
func isServer(command string) bool {
	return !strings.ContainsAny(command, "&|>\n") && (strings.HasPrefix(command, "jtlctl sandbox serve") || strings.HasPrefix(command, "jtlctl proxy"))
}

var servedAt = regexp.MustCompile(`http://127\.0\.0\.1:\d+`)

// atUsualPort puts the port that a server has without --addr into what it printed.
func atUsualPort(command, output string) string {
	if !isServer(command) {
		return output
	}
	port := map[bool]string{true: "8001", false: "7373"}[strings.HasPrefix(command, "jtlctl proxy")]
	return strings.ReplaceAll(output, servedAt.FindString(output), "http://127.0.0.1:"+port)
}

func withoutComment(command string) string {
	before, _, _ := strings.Cut(command, " #")
	return before
}

// someCertificate returns a certificate in PEM.
func someCertificate(t *testing.T) string {
	t.Helper()
	server := httptest.NewTLSServer(nil)
	defer server.Close()
	return string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw}))
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	return string(text)
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
