package main

import (
	"context"
	"encoding/base64"
	"errors"
	"io"
	"maps"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/cli"
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/sandbox"
	"github.com/jtlctl/jtlctl/test/clitest"
)

// terminalLine is a command line of TestColour.
type terminalLine struct {
	args  string // $-words are replaced by what the screen's machine has
	stdin string
	// until is what the command prints before it is interrupted; "" lets it end.
	until string
}

// terminalLines has a line for every command there is, in an order in which they
// succeed, and some that fail.
func terminalLines() []terminalLine {
	return []terminalLine{
		{args: "version"}, {args: "config path"}, {args: "config set environment prod"}, {args: "config set environment nowhere"},
		{args: "config get environment"}, {args: "config list"}, {args: "config unset environment"}, {args: "config set -p other tenant_id $TENANT"},
		{args: "profile list"}, {args: "profile use other"}, {args: "profile use nobody"}, {args: "profile delete other"},
		{args: "auth login --client-id sandbox-app --client-secret-stdin", stdin: sandbox.ClientSecret}, {args: "auth status"}, {args: "auth status --check"}, {args: "auth status --check --ca-cert $HOME/missing.pem"},
		{args: "token get"}, {args: "token get --format env"}, {args: "token exec -- printenv JTL_TENANT_ID"},
		{args: "proxy --addr 127.0.0.1:0", until: "Ctrl-C ends the proxy"}, {args: "auth passphrase --new-stdin", stdin: "x"}, {args: "token clear"}, {args: "auth logout"},
		{args: "jwks get"}, {args: "jwks get --pem"}, {args: "jwt probe http://elsewhere.example"},
		{args: "api /v2/items --tenant $TENANT"}, {args: "api GET /v2/nothing --tenant $TENANT -i"}, {args: "api graphql --tenant $TENANT -f query={QueryItems{nodes{id}}}"},
		{args: "sandbox token --addr $ADDR"}, {args: "sandbox rotate --addr $ADDR"},
		{args: "jwt decode $SESSION"}, {args: "jwt decode $EVIL"}, {args: "jwt decode x"}, {args: "jwt verify $SESSION"}, {args: "jwt verify $EVIL"},
		{args: "jwt verify --batch", stdin: "$SESSION\n$EVIL\n"},
		{args: "manifest lint app.json"}, {args: "manifest lint app.json --format github"}, {args: "manifest lint app.json --fix --dry-run"}, {args: "manifest lint evil.json"},
		{args: "manifest scopes app.json"}, {args: "manifest doc app.json"}, {args: "manifest schema app"}, {args: "manifest rules"}, {args: "manifest rules scope-unknown"},
		{args: "scope list"}, {args: "scope list --catalogs"}, {args: "scope show items.read"}, {args: "scope for GET:/v2/items"}, {args: "scope diff app.json evil.json"},
		{args: "scope infer --from - --manifest app.json", stdin: `{"time":"2026-11-26T09:00:00Z","method":"GET","path":"/\u0007\u202e","operation":"","status":404,"scopes":[],"grade":"unresolved"}`},
		{args: "manifest lint hostile.json"}, {args: "manifest lint hostile.json --format github"}, {args: "manifest scopes hostile.json"}, {args: "manifest doc hostile.json"},
		{args: "scope diff app.json hostile.json"}, {args: "scope import hostile-api.json --name h"}, {args: "scope list --catalogs"}, {args: "scope show x.read"},
		{args: "jwt decode \x07\u202e"}, {args: "token exec -- \x07\u202e"}, {args: "config get \x07\u202e"}, {args: "scope forget h"},
		{args: "scope import openapi.json --name x"}, {args: "scope update --from \x07\u202e"}, {args: "scope forget x"}, {args: "scope forget y"},
		{args: "wawi init -"}, {args: "wawi register shop --url $WAWI --app shop.yaml --api 2.0 --detach"}, {args: "wawi status shop"},
		{args: "sandbox approve --addr $ADDR"}, {args: "sandbox reject --addr $ADDR"}, {args: "wawi resume shop --wait 20s"}, {args: "wawi status shop"},
		{args: "wawi list"}, {args: "wawi key shop"}, {args: "wawi check shop items.read items.write"}, {args: "wawi call shop GET /v2/info"},
		{args: "wawi call shop GET /v2/nothing"}, {args: "wawi export shop"}, {args: "wawi export shop --with-key --yes"},
		{args: "wawi add other --url $WAWI --app-id shop --app-version 1.0.0 --key-stdin", stdin: "\x07"}, {args: "wawi forget shop --yes"},
		{args: "doctor"}, {args: "demo"}, {args: "completion bash"}, {args: "help exit-codes"}, {args: "nosuch"},
		{args: "sandbox serve --addr 127.0.0.1:0", until: "Ctrl-C ends the sandbox"},
		{args: "jwt decode -v $SESSION"}, {args: "jwks get -v --refresh"},
	}
}

// TestColour runs every command that prints text with standard output and
// standard error on terminals that take colour, and with both in pipes: without
// its colour the text is the same, no colour comes out as text, and no foreign
// text acts on the terminal.
func TestColour(t *testing.T) {
	t.Parallel()
	lines := terminalLines()
	lineForEveryCommand(t, lines)
	var plain, coloured []screenshot
	var group sync.WaitGroup
	group.Go(func() { plain = newScreenMachine(t).play(t, lines, startOnPipes) })
	group.Go(func() { coloured = newScreenMachine(t).play(t, lines, startOnTerminals) })
	group.Wait()
	if t.Failed() {
		return
	}
	painted := 0
	for i, line := range lines {
		got, want := coloured[i], plain[i]
		for stream, text := range map[string]string{"stdout": got.stdout, "stderr": got.stderr} {
			if found := escapeAsText.FindString(text); found != "" {
				t.Errorf("%q: %s shows the escape code %s as text:\n%s", line.args, stream, found, text)
			}
			if strings.ContainsAny(uncoloured(text), deceiving) {
				t.Errorf("%q: %s lets foreign text act on the terminal: %q", line.args, stream, text)
			}
			if strings.Contains(text, "\x1b[") {
				painted++
			}
		}
		if unindented(line, uncoloured(got.stdout)) != unindented(line, uncoloured(want.stdout)) || got.code != want.code {
			t.Errorf("%q: exit code %d, stdout on a terminal:\n%s\nexit code %d, in a pipe:\n%s", line.args, got.code, uncoloured(got.stdout), want.code, uncoloured(want.stdout))
		}
		if uncoloured(got.stderr) != uncoloured(want.stderr) {
			t.Errorf("%q: stderr on a terminal:\n%s\nin a pipe:\n%s", line.args, uncoloured(got.stderr), uncoloured(want.stderr))
		}
	}
	const least = 20
	if painted < least {
		t.Errorf("only %d texts had colour", painted)
	}
}

// unindented is the body of a call, which is laid out on terminals only, without
// its spaces.
func unindented(line terminalLine, text string) string {
	if strings.HasPrefix(line.args, "api ") || strings.HasPrefix(line.args, "wawi call ") {
		return strings.Join(strings.Fields(text), "")
	}
	return text
}

func lineForEveryCommand(t *testing.T, lines []terminalLine) {
	t.Helper()
	root := cli.NewRoot(&kit.App{World: testWorld(strings.NewReader(""), io.Discard, io.Discard)})
	for _, c := range commands(root) {
		if c.IsAdditionalHelpTopicCommand() || c.HasSubCommands() {
			continue
		}
		path := strings.TrimPrefix(c.CommandPath(), "jtlctl ")
		if !slices.ContainsFunc(lines, func(l terminalLine) bool { return l.args == path || strings.HasPrefix(l.args, path+" ") }) {
			t.Errorf("this test has no line for %q", path)
		}
	}
}

// deceiving are characters that act on a terminal or deceive its reader.
const deceiving = "\x1b\x07\x00\x7f\u009b\u202e\u2066\u200f\u061c"

// The forms in which a control character is written out.
var escapeAsText = regexp.MustCompile(`\\u00(1b|9b)|\\x1b|\\033|\\e\[`)

// uncoloured is a text without its colour and without what differs between two
// runs: random words, numbers and spans of time.
func uncoloured(text string) string {
	text = strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), "\n") // a body on a terminal gets a line end
	for _, gone := range []struct{ what, by string }{
		{`\r\x1b\[K(.*\r\x1b\[K)?`, ""}, // a line that moves
		{`\x1b\[[0-9;]*m`, ""},
		{`sandbox-[0-9a-f]{8,}`, "KID"},
		{`\b[A-Za-z0-9_-]{43}\b`, "WORD"}, // a thumbprint, wherever its digits are
		{`[A-Za-z0-9_+/.-]*[0-9][A-Za-z0-9_+/.-]{15,}=*`, "WORD"},
		{`(\d+(\.\d+)?(d|h|m|s|ms|µs))+\b`, "SPAN"},
		{`\bnow\b|(in )?SPAN( ago)?`, "WHEN"},
		{`\d+(\.\d+)?`, "0"},
		{` +`, " "}, // columns are as wide as their words
	} {
		text = regexp.MustCompile(gone.what).ReplaceAllString(text, gone.by)
	}
	return text
}

type screenshot struct {
	stdout, stderr string
	code           int
}

// screenMachine is a machine with a sandbox of its own, which waits for decisions.
type screenMachine struct {
	*machine
	words map[string]string
}

// serveUndecided serves a sandbox whose JTL-Wawi waits for somebody to decide.
func serveUndecided(t *testing.T) (served *sandbox.Sandbox, url string) {
	t.Helper()
	listener, err := sandbox.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	url = "http://" + listener.Addr().String()
	served, err = sandbox.New(sandbox.Config{BaseURL: url, Now: time.Now, Random: &clitest.Counting{}, Wawi: sandbox.Wawi{Approval: sandbox.Approval{Mode: sandbox.ApproveManual}}})
	if err != nil {
		t.Fatal(err)
	}
	serveUntilTheEnd(t, listener, served)
	return served, url
}

func newScreenMachine(t *testing.T) *screenMachine {
	t.Helper()
	served, url := serveUndecided(t)
	session, err := served.Mint(sandbox.TokenRequest{})
	if err != nil {
		t.Fatal(err)
	}
	m := &screenMachine{machine: &machine{home: t.TempDir()}, words: map[string]string{
		"$TENANT": sandbox.DefaultTenant, "$ADDR": strings.TrimPrefix(url, "http://"), "$WAWI": url + "/api/eazybusiness", "$SESSION": session,
		"$EVIL": base64.RawURLEncoding.EncodeToString([]byte(`{"alg":"none","kid":"\u202e"}`)) + "." +
			base64.RawURLEncoding.EncodeToString([]byte(`{"tenantId":"a\nb\u200f","userId":"\u2028","exp":1}`)) + ".AAAA",
	}}
	m.env = []string{
		"JTLCTL_PASSPHRASE=x", "JTLCTL_STORE=file", "JTL_CLIENT_ID=sandbox-app", "JTL_CLIENT_SECRET=" + sandbox.ClientSecret, "JTL_TENANT_ID=" + sandbox.DefaultTenant,
		"JTLCTL_TOKEN_URL=" + url + sandbox.LegacyTokenPath, "JTLCTL_API_URL=" + url, "JTLCTL_SCX_URL=" + url + sandbox.SCXPath,
		"DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent", "TERM=xterm-256color", "PATH=" + os.Getenv("PATH"),
	}
	wawiApp(t, m.home, "shop")
	const hostile = `\u0007\u007f\u202eevil\u2066\u200f` // escape codes are looked for as text
	for name, text := range map[string]string{
		"app.json": `{"technicalName": "stock-watch", "version": "1.0.0", "lifecycle": {"setupUrl": "https://stock-watch.example/setup"}, ` +
			`"capabilities": {"erp": {"api": {"scopes": ["items.read", "orders.write"]}}}}`,
		"evil.json": `{"technicalName":"a\u001a\u202eb","version":1,"b` + "\u202e" + `":[` + "\x01" + `}`,
		"hostile.json": `{"technicalName":"a` + hostile + `","version":"1.0.0","name":{"en":{"short":"` + hostile + `"}},"lifecycle":{"setupUrl":"https://x.example/` + hostile + `"},` +
			`"capabilities":{"erp":{"api":{"scopes":["items.read","` + hostile + `","x\n.read"]}}}}`,
		"hostile-api.json": `{"openapi":"3.0.0","info":{"title":"` + hostile + `","version":"9.9"},"paths":{"/v2/x` + hostile + `":{"get":{"summary":"` + hostile +
			`","security":[{"oauth2":["x.read","` + hostile + `"]}]}}}}`,
		"openapi.json": `{"openapi":"3.0.0","info":{"title":"x","version":"9.9"},"paths":{"/v2/x":{"get":{"security":[{"oauth2":["x.read"]}]}}}}`,
	} {
		if err := os.WriteFile(filepath.Join(m.home, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

func serveUntilTheEnd(t *testing.T, listener net.Listener, handler http.Handler) {
	t.Helper()
	server := &http.Server{Handler: handler, ReadHeaderTimeout: time.Minute}
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close() })
}

// play runs the lines one after the other.
func (m *screenMachine) play(t *testing.T, lines []terminalLine, start starter) (shots []screenshot) {
	for _, line := range lines {
		var args []string
		for word := range strings.FieldsSeq(line.args) {
			args = append(args, m.filled(word))
		}
		shot, err := m.watch(t, start, m.filled(line.stdin), line.until, args...)
		if err != nil {
			t.Errorf("%q: %v", line.args, err)
			return nil
		}
		shots = append(shots, screenshot{m.masked(shot.stdout), m.masked(shot.stderr), shot.code})
	}
	return shots
}

// watch runs one command line, which has no terminal to ask at, and interrupts
// it at what it prints, if anything is named.
func (m *machine) watch(t *testing.T, start starter, stdin, until string, args ...string) (screenshot, error) {
	ctx, interrupt := context.WithTimeout(t.Context(), time.Minute)
	defer interrupt()
	c := command(ctx, t, args...)
	c.Cancel = func() error { return c.Process.Signal(os.Interrupt) }
	c.WaitDelay = 20 * time.Second
	c.Dir, c.Env = m.home, append(append(c.Env, "HOME="+m.home), m.env...)
	c.Stdin = strings.NewReader(stdin)
	out, errs := &awaiting{words: until, seen: interrupt}, &awaiting{words: until, seen: interrupt}
	c.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	err := start(c, out, errs)
	return screenshot{out.String(), errs.String(), c.ProcessState.ExitCode()}, err
}

func (m *screenMachine) filled(text string) string {
	for _, word := range slices.Sorted(maps.Keys(m.words)) {
		text = strings.ReplaceAll(text, word, m.words[word])
	}
	return text
}

func (m *screenMachine) masked(text string) string { return strings.ReplaceAll(text, m.home, "HOME") }

// awaiting keeps what is written and calls a function once words are in it.
type awaiting struct {
	strings.Builder

	words string
	seen  func()
}

func (a *awaiting) Write(p []byte) (int, error) {
	n, err := a.Builder.Write(p)
	if a.words != "" && strings.Contains(a.String(), a.words) {
		a.words = ""
		a.seen()
	}
	return n, err
}

// starter runs a command to its end and copies what it prints.
type starter func(c *exec.Cmd, out, errs io.Writer) error

func startOnPipes(c *exec.Cmd, out, errs io.Writer) error {
	c.Stdout, c.Stderr = out, errs
	return ended(c.Run())
}

// startOnTerminals gives each stream a terminal of its own.
func startOnTerminals(c *exec.Cmd, out, errs io.Writer) error {
	var copying sync.WaitGroup
	var open []io.Closer
	terminalFor := func(to io.Writer) (*os.File, error) {
		person, terminal, err := clitest.OpenTerminal()
		if err == nil {
			open = append(open, terminal)
			copying.Go(func() {
				_, _ = io.Copy(to, person) // ends with EIO, once nobody has the terminal any more
				_ = person.Close()
			})
		}
		return terminal, err
	}
	stdout, err := terminalFor(out)
	if err != nil {
		return err
	}
	stderr, err := terminalFor(errs)
	if err == nil {
		c.Stdout, c.Stderr = stdout, stderr
		err = c.Start()
	}
	for _, terminal := range open {
		_ = terminal.Close()
	}
	if err == nil {
		err = ended(c.Wait())
	}
	copying.Wait()
	return err
}

// ended is nil for a command that ran, whatever its exit code.
func ended(err error) error {
	if _, ok := errors.AsType[*exec.ExitError](err); ok {
		return nil
	}
	return err
}
