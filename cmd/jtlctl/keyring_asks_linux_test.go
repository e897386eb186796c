package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// desk is a machine with a keyring that may ask a person.
type desk struct {
	*machine
	service *secretService
	endBus  func()
}

const keyringLine = "warning: the keyring has not answered yet"

func newDesk(t *testing.T, limits string) *desk {
	t.Helper()
	_, address, end := startBus(t)
	m := newMachine(t, 0)
	m.env = []string{"JTLCTL_STORE=keyring", "JTLCTL_TOKEN_URL=" + m.url, "DBUS_SESSION_BUS_ADDRESS=" + address, limitsVariable + "=" + limits}
	return &desk{m, startSecretService(t, address), end}
}

// sitting is a command that runs in a terminal.
type sitting struct {
	t      *testing.T
	c      *exec.Cmd
	person *os.File
	shown  strings.Builder
}

func (d *desk) sit(t *testing.T, args ...string) *sitting {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	person, terminal := openPair(t)
	c := command(ctx, t, args...)
	c.Env = append(append(c.Env, "HOME="+d.home, "NO_COLOR=1"), d.env...)
	c.Stdin, c.Stdout, c.Stderr = terminal, terminal, terminal
	c.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	_ = terminal.Close()
	return &sitting{t: t, c: c, person: person}
}

// until reads what is shown until words appear in it.
func (s *sitting) until(words string) {
	s.t.Helper()
	for !strings.Contains(s.shown.String(), words) {
		chunk := make([]byte, 256)
		n, err := s.person.Read(chunk)
		s.shown.Write(chunk[:n])
		if err != nil {
			s.t.Fatalf("%q does not appear: %v, %q", words, err, s.shown.String())
		}
	}
}

func (s *sitting) types(text string) {
	s.t.Helper()
	if _, err := io.WriteString(s.person, text); err != nil {
		s.t.Fatal(err)
	}
}

// end waits for the command and returns all that was shown.
func (s *sitting) end() (shown string, code int) {
	s.t.Helper()
	rest, err := io.ReadAll(s.person)
	if err != nil && !errors.Is(err, syscall.EIO) { // a terminal that nobody has open any more
		s.t.Fatal(err)
	}
	s.shown.Write(bytes.TrimSpace(rest))
	_ = s.c.Wait()
	return s.shown.String(), s.c.ProcessState.ExitCode()
}

// TestKeyringAsks_onATerminal locks the keyring before each command, and the
// person answers once the line is there.
func TestKeyringAsks_onATerminal(t *testing.T) {
	t.Parallel()
	d, g := newDesk(t, "30s 60s 50ms"), newGrantingServer(t)
	register := func(name string) []string {
		return []string{"wawi", "register", name, "--url", g.url, "--app", wawiApp(t, d.home, name), "--interval", "100ms", "--yes"}
	}
	d.login(t, "a")
	d.must(t, "", register("kept")...)
	if err := os.WriteFile(d.home+"/secret.txt", []byte("secret-of-b"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"token", "get"},
		{"token", "get", "--refresh"},
		{"doctor", "--offline"},
		{"auth", "login", "-p", "b", "--client-id", "b", "--client-secret-file", d.home + "/secret.txt"},
		{"auth", "login", "-q", "-p", "c", "--client-id", "b", "--client-secret-file", d.home + "/secret.txt"},
		register("shop"),
		{"wawi", "key", "kept"},
		{"wawi", "resume", "kept", "--show-key"},
		{"wawi", "call", "kept", "GET", "/v2/info"},
		{"wawi", "forget", "kept", "--yes"},
		{"auth", "logout", "--all"},
	} {
		d.service.lock(true)
		before := d.service.asks()
		s := d.sit(t, args...)
		s.until(keyringLine)
		s.until("jtlctl waits 1m0s at most (Ctrl-C leaves)")
		d.service.answers <- true
		shown, code := s.end()
		if asked := d.service.asks() - before; code != 0 || strings.Count(shown, keyringLine) != 1 || asked != 1 {
			t.Errorf("%q: exit code %d, asked %d times\n%s", args, code, asked, shown)
		}
	}
}

// TestKeyringAsks_answers are those that are not a yes.
func TestKeyringAsks_answers(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		limits string
		does   func(*desk, *sitting)
		code   int
		words  []string
	}{
		"none": {"30s 2s 50ms", func(*desk, *sitting) {}, 3, []string{"it did not answer within 2s", "--store file"}},
		"no":   {"30s 60s 50ms", func(d *desk, _ *sitting) { d.service.answers <- false }, 3, []string{"it is locked, and nobody unlocked it", "--store file"}},
		"Ctrl-C": {"30s 60s 50ms", func(d *desk, s *sitting) {
			<-d.service.asked
			s.until(keyringLine)
			s.types("\x03")
		}, 130, []string{"interrupted"}},
		"the session ends": {"30s 60s 50ms", func(d *desk, s *sitting) {
			<-d.service.asked
			s.until(keyringLine)
			d.endBus()
		}, 3, []string{"the keyring of this system cannot be used", "--store file"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, test.limits)
			d.login(t, "a")
			d.service.lock(true)
			s := d.sit(t, "token", "get")
			test.does(d, s)
			shown, code := s.end()
			if code != test.code || strings.Contains(shown, "goroutine") {
				t.Errorf("exit code %d\n%s", code, shown)
			}
			for _, words := range test.words {
				if !strings.Contains(shown, words) {
					t.Errorf("%q is missing:\n%s", words, shown)
				}
			}
			if asked := d.service.asks(); asked != 1 {
				t.Errorf("asked %d times", asked)
			}
		})
	}
}

// TestKeyringAsks_nobody is there to answer: without a terminal, and with
// --no-input on one.
func TestKeyringAsks_nobody(t *testing.T) {
	t.Parallel()
	d := newDesk(t, "300ms 60s 50ms")
	d.env = append(d.env, limitsVariable+"=5s 60s 50ms")
	d.login(t, "a")
	d.env = append(d.env, limitsVariable+"=300ms 60s 50ms")
	d.service.lock(true)
	for _, args := range [][]string{{"token", "get"}, {"auth", "login", "--client-id", "a", "--client-secret-stdin"}} {
		_, stderr, code := d.run(t.Context(), t, "secret-of-a", args...)
		if code != 3 || !strings.Contains(stderr, "it did not answer within 300ms; it may be locked") || !strings.Contains(stderr, "on a terminal, without --no-input, it gets 1m0s to ask you") || strings.Contains(stderr, keyringLine) {
			t.Errorf("%q: exit code %d\n%s", args, code, stderr)
		}
	}
	shown, code := d.sit(t, "token", "get", "--no-input").end()
	if code != 3 || !strings.Contains(shown, "it did not answer within 300ms") || strings.Contains(shown, keyringLine) {
		t.Errorf("exit code %d\n%s", code, shown)
	}
	if _, stderr, code := d.run(t.Context(), t, "", "auth", "logout"); code != 3 || !strings.Contains(stderr, "it may be locked") || !strings.Contains(stderr, "try again once the store works") {
		t.Errorf("exit code %d\n%s", code, stderr)
	}
}

// TestKeyringAsks_inJSON says nothing: standard error has one document.
func TestKeyringAsks_inJSON(t *testing.T) {
	t.Parallel()
	d := newDesk(t, "30s 60s 50ms")
	d.login(t, "a")
	d.service.lock(true)
	s := d.sit(t, "token", "get", "-o", "json")
	<-d.service.asked
	d.service.answers <- false
	if shown, code := s.end(); code != 3 || strings.Contains(shown, keyringLine) {
		t.Errorf("exit code %d\n%s", code, shown)
	}
}

// TestKeyringAsks_deletionIsRefused is no success.
func TestKeyringAsks_deletionIsRefused(t *testing.T) {
	t.Parallel()
	d := newDesk(t, "30s 60s 50ms")
	d.login(t, "a")
	d.service.keep()
	s := d.sit(t, "auth", "logout")
	<-d.service.asked
	d.service.answers <- false
	if shown, code := s.end(); code != 3 || !strings.Contains(shown, "it did not delete the entry, or was not allowed to") || d.service.asks() != 1 {
		t.Errorf("exit code %d, asked %d times\n%s", code, d.service.asks(), shown)
	}
}

// TestKeyringLocksWhileWawiDecides: the key is sealed on disk, so that it is in
// no log.
func TestKeyringLocksWhileWawiDecides(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		limits string
		run    func(t *testing.T, d *desk, args []string) (printed string, code int)
		code   int
		stored bool
		shown  bool // the key
		words  []string
	}{
		"without a terminal": {"2s 60s 50ms", func(t *testing.T, d *desk, args []string) (string, int) {
			stdout, stderr, code := d.run(t.Context(), t, "", args...)
			return stdout + stderr, code
		}, 3, false, false, []string{"no store takes it: the keyring of this system cannot be used", "was not printed", "`jtlctl wawi resume shop`"}},
		"without a terminal, quietly": {"2s 60s 50ms", func(t *testing.T, d *desk, args []string) (string, int) {
			stdout, stderr, code := d.run(t.Context(), t, "", append(args, "--quiet")...)
			return stdout + stderr, code
		}, 3, false, false, []string{"the key is not lost: it is sealed on disk"}},
		"without a terminal, in JSON": {"2s 60s 50ms", func(t *testing.T, d *desk, args []string) (string, int) {
			stdout, stderr, code := d.run(t.Context(), t, "", append(args, "-o", "json")...)
			return stdout + stderr, code
		}, 3, false, false, []string{`"stored": false`, "was not printed", "`jtlctl wawi resume shop`"}},
		"and is unlocked": {"30s 60s 50ms", func(t *testing.T, d *desk, args []string) (string, int) {
			s := d.sit(t, args...)
			s.until(keyringLine)
			d.service.answers <- true
			return s.end()
		}, 0, true, false, []string{"shop is accepted; its key is in the keyring store"}},
		"and is left locked": {"30s 60s 50ms", func(t *testing.T, d *desk, args []string) (string, int) {
			s := d.sit(t, args...)
			s.until(keyringLine)
			d.service.answers <- false // to store the key
			d.service.answers <- false // to look whether the copy can be opened
			return s.end()
		}, 3, false, true, []string{"THE API KEY OF SHOP COULD NOT BE STORED", "write down the key that was shown; `jtlctl wawi resume shop`"}},
		"and Ctrl-C ends the wait": {"30s 60s 50ms", func(t *testing.T, d *desk, args []string) (string, int) {
			s := d.sit(t, args...)
			<-d.service.asked
			s.until(keyringLine)
			s.types("\x03")
			return s.end()
		}, 130, false, false, []string{"interrupted; the key of \"shop\" was granted and is sealed on disk", "`jtlctl wawi resume shop`"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, g := newDesk(t, test.limits), newGrantingServer(t)
			g.watch("shop", func() bool { d.service.lock(true); return false }, func() {})
			printed, code := test.run(t, d, []string{"wawi", "register", "shop", "--url", g.url, "--app", wawiApp(t, d.home, "shop"), "--interval", "100ms", "--yes"})
			key := g.key(t, "shop")
			if code != test.code || strings.Contains(printed, key) != test.shown {
				t.Errorf("exit code %d\n%s", code, printed)
			}
			for _, words := range test.words {
				if !strings.Contains(printed, words) {
					t.Errorf("%q is missing:\n%s", words, printed)
				}
			}
			if _, stored := d.service.find("wawi-api-key/shop"); stored != test.stored {
				t.Errorf("stored: %v", stored)
			}
			d.service.lock(false)
			d.env = append(d.env, limitsVariable+"=")
			d.must(t, "", "wawi", "resume", "shop")
			if got := d.must(t, "", "wawi", "key", "shop"); got != key {
				t.Errorf("the key is %q, and %q was handed out", got, key)
			}
		})
	}
}

// TestForgetAsksNobody to unlock a keyring that the key was never in.
func TestForgetAsksNobody(t *testing.T) {
	t.Parallel()
	d, g := newDesk(t, "100ms 60s 50ms"), newGrantingServer(t)
	d.env = append(d.env, "JTLCTL_STORE=file", "JTLCTL_PASSPHRASE=x")
	d.must(t, "", "wawi", "register", "shop", "--url", g.url, "--app", wawiApp(t, d.home, "shop"), "--interval", "100ms")
	d.service.lock(true)
	if shown, code := d.sit(t, "wawi", "forget", "shop", "--yes").end(); code != 0 || strings.Contains(shown, keyringLine) {
		t.Errorf("exit code %d\n%s", code, shown)
	}
	if shown, code := d.sit(t, "doctor", "--offline").end(); code != 0 || strings.Contains(shown, keyringLine) {
		t.Errorf("exit code %d\n%s", code, shown)
	}
}
