package main

import (
	"context"
	"os"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/sys/unix"
)

// sitAt starts a command on a terminal with so many columns.
func sitAt(t *testing.T, columns uint16, home string, environment []string, args ...string) *sitting {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	person, terminal := openPair(t)
	resize(t, terminal, columns)
	c := command(ctx, t, args...)
	c.Cancel = func() error { return c.Process.Signal(os.Interrupt) }
	c.Env = append(append(c.Env, "HOME="+home, "TERM=xterm-256color", "JTLCTL_PASSPHRASE=x", "JTLCTL_STORE=file"), environment...)
	c.Stdin, c.Stdout, c.Stderr = terminal, terminal, terminal
	c.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	_ = terminal.Close()
	return &sitting{t: t, c: c, person: person}
}

func resize(t *testing.T, terminal *os.File, columns uint16) {
	t.Helper()
	if err := unix.IoctlSetWinsize(int(terminal.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: columns}); err != nil {
		t.Fatal(err)
	}
}

// TestTables_terminal: no line of a list is longer than the terminal, its key is
// whole, and with -o json nothing is cut.
func TestTables_terminal(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	for _, columns := range []uint16{40, 60, 100} {
		for command, key := range map[string]string{
			"scope list --resource items": "items.read", "scope list --catalogs": "2.0", "scope for GET:/v2/items": "/v2/items", "scope for POST /v2/customers": "customers.write", "scope show items.read": "/v2/items/{itemid}/orderingconstraints",
			"config list": "environment", "manifest rules": "scope-unknown", "auth status": "PROFILE", "profile list": "NAME", "manifest rules -o json": "scope-unknown",
		} {
			if strings.HasSuffix(command, "list") || strings.HasSuffix(command, "status") {
				sit := sitAt(t, columns, home, nil, "config", "set", "client_id", strings.Repeat("long-", 20))
				sit.end()
			}
			shown, code := sitAt(t, columns, home, []string{"NO_COLOR=1"}, strings.Fields(command)...).end()
			if code != 0 || !strings.Contains(shown, key) {
				t.Errorf("%s, %d columns: exit code %d, no %s in\n%s", command, columns, code, key, shown)
			}
			if strings.HasSuffix(command, "json") {
				if !strings.Contains(shown, "Only a registration request may be YAML, which `jtlctl wawi register` converts.") {
					t.Errorf("%s is cut:\n%s", command, shown)
				}
				continue
			}
			for line := range strings.Lines(shown) {
				line = strings.TrimRight(line, "\r\n")
				if n := utf8.RuneCountInString(line); n > int(columns) && !longKey.MatchString(line) {
					t.Errorf("%s: a line of %d in %d columns: %s", command, n, columns, line)
				}
			}
		}
	}
}

// longKey matches lines that are longer than a terminal for a reason: prose, and a
// path with its scopes, which are keys.
var longKey = regexp.MustCompile("^hint: |^[A-Z0-9.… ]+  /[^ ]{12,}  ")

var redrawn = regexp.MustCompile(`\r\x1b\[K([^\r\n\x1b]*)`)

// TestWaitingLine_terminal: the line of a registration that waits stays in one row of
// a narrow terminal, also of one that becomes narrower, and is whole lines for a
// screen reader.
func TestWaitingLine_terminal(t *testing.T) {
	t.Parallel()
	_, url := serveUndecided(t)
	home := t.TempDir()
	register := func(columns uint16, name string, environment ...string) *sitting {
		return sitAt(t, columns, home, environment, "wawi", "register", name, "--url", url+"/api/eazybusiness", "--app", wawiApp(t, home, name), "--api", "2.0", "--wait", "1m", "--no-input")
	}
	s := register(60, "narrow")
	s.until("passed")
	resize(t, s.person, 30)
	s.until("pending, 2s")
	s.until("pending, 3s")
	for _, line := range redrawn.FindAllStringSubmatch(s.shown.String(), -1) {
		if n := utf8.RuneCountInString(line[1]); n > 59 {
			t.Errorf("%d columns: %q", n, line[1])
		}
		if n := utf8.RuneCountInString(line[1]); n > 29 && strings.Contains(line[1], "pending, 3s") {
			t.Errorf("%d columns after the terminal has become narrower: %q", n, line[1])
		}
	}
	_ = s.c.Process.Signal(os.Interrupt)
	if shown, code := s.end(); code != 130 {
		t.Errorf("exit code %d: %s", code, shown)
	}
	s = register(40, "reader", "JTLCTL_ACCESSIBLE=1")
	s.until("passed")
	_ = s.c.Process.Signal(os.Interrupt)
	if shown, _ := s.end(); strings.Contains(shown, "\x1b[K") || strings.Contains(strings.ReplaceAll(shown, "\r\n", "\n"), "\r") {
		t.Errorf("%q", shown)
	}
}
