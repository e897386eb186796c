package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/cli"
	"github.com/jtlctl/jtlctl/internal/demo"
	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/sandbox"
	"github.com/jtlctl/jtlctl/internal/wawi"
	"github.com/jtlctl/jtlctl/test/clitest"
)

// memoryKeyring is a keyring that can go away.
type memoryKeyring struct {
	demo.Keyring
	gone atomic.Bool
}

var errKeyringGone = errors.New("the bus has gone away")

func (k *memoryKeyring) Get(service, user string) (string, error) {
	if k.gone.Load() {
		return "", errKeyringGone
	}
	return k.Keyring.Get(service, user)
}

func (k *memoryKeyring) Set(service, user, password string) error {
	if k.gone.Load() {
		return errKeyringGone
	}
	return k.Keyring.Set(service, user, password)
}

func (k *memoryKeyring) Delete(service, user string) error {
	if k.gone.Load() {
		return errKeyringGone
	}
	return k.Keyring.Delete(service, user)
}

// customer is a machine whose jtlctl runs inside the test.
type customer struct {
	roots     disk.Roots
	keyring   *memoryKeyring
	variables map[string]string
	terminal  bool // shows standard error
}

func newCustomer(t *testing.T) *customer {
	t.Helper()
	folder := t.TempDir()
	return &customer{roots: disk.Roots{Config: folder, Cache: folder, State: folder}, keyring: &memoryKeyring{}, variables: map[string]string{}}
}

func (c *customer) run(ctx context.Context, args ...string) (stdout, stderr string, code int) {
	var out, errs bytes.Buffer
	w := testWorld(strings.NewReader(""), &out, &errs)
	w.Now, w.Random, w.Roots, w.Keyring = time.Now, rand.Reader, c.roots, c.keyring
	w.Environment = func(name string) string { return c.variables[name] }
	w.Console.ErrTerminal = c.terminal
	code = cli.Run(ctx, append([]string{"--no-input"}, args...), w)
	return out.String(), errs.String(), code
}

// TestAKeyringThatGoesAway between the proof and the last step.
func TestAKeyringThatGoesAway(t *testing.T) {
	t.Parallel()
	t.Run("and nothing else takes the key", func(t *testing.T) {
		t.Parallel()
		g, c := newGrantingServer(t), newCustomer(t)
		g.watch("shop", func() bool { return false }, func() { c.keyring.gone.Store(true) })
		stdout, stderr, code := c.run(t.Context(), "wawi", "register", "shop", "--url", g.url, "--app", wawiApp(t, t.TempDir(), "shop"), "--interval", "100ms", "-o", "json")
		g.watch("shop", nil, nil)
		key := g.key(t, "shop")
		if code != 3 || strings.Contains(stderr, key) || strings.Contains(stderr, "!!!!!!!!") || !strings.Contains(stderr, "`jtlctl wawi resume shop`") {
			t.Errorf("exit code %d\n%s", code, stderr)
		}
		var report wawi.Report
		if err := json.Unmarshal([]byte(stdout), &report); err != nil || report.Status != "accepted" || report.Key.Stored ||
			!strings.Contains(report.Key.Hint, "jtlctl wawi resume shop") || strings.Contains(stdout, key) {
			t.Errorf("%v\n%s", err, stdout)
		}
		// Nothing may undo it, and nothing but the key is missing.
		if _, stderr, code := c.run(t.Context(), "wawi", "register", "shop", "--url", g.url, "--app", wawiApp(t, t.TempDir(), "shop"), "--yes"); code != 2 || !strings.Contains(stderr, "wawi resume shop") {
			t.Errorf("exit code %d\n%s", code, stderr)
		}
		if _, stderr, code := c.run(t.Context(), "wawi", "resume", "shop"); code != 3 || strings.Contains(stderr, key) {
			t.Errorf("exit code %d\n%s", code, stderr)
		}
		if _, stderr, _ := c.run(t.Context(), "wawi", "status", "shop"); !strings.Contains(stderr, "a key was received and is not in the store yet") {
			t.Error(stderr)
		}
		c.keyring.gone.Store(false)
		if _, stderr, code := c.run(t.Context(), "wawi", "resume", "shop"); code != 0 {
			t.Errorf("exit code %d\n%s", code, stderr)
		}
		if got, _, _ := c.run(t.Context(), "wawi", "key", "shop"); strings.TrimSpace(got) != key {
			t.Errorf("the key is %q, and %q was handed out", got, key)
		}
	})
	t.Run("and a person looks at the terminal", func(t *testing.T) {
		t.Parallel()
		g, c := newGrantingServer(t), newCustomer(t)
		c.terminal = true
		g.watch("shop", func() bool { c.keyring.gone.Store(true); return false }, func() {})
		_, stderr, code := c.run(t.Context(), "wawi", "register", "shop", "--url", g.url, "--app", wawiApp(t, t.TempDir(), "shop"), "--interval", "100ms", "--yes")
		if code != 3 || strings.Count(stderr, g.key(t, "shop")) != 1 || !strings.Contains(stderr, "!!!!!!!!") || !strings.Contains(stderr, "COULD NOT BE STORED") {
			t.Errorf("exit code %d\n%s", code, stderr)
		}
	})
	t.Run("and the encrypted file takes it", func(t *testing.T) {
		t.Parallel()
		g, c := newGrantingServer(t), newCustomer(t)
		c.variables["JTLCTL_PASSPHRASE"] = "x"
		g.watch("shop", func() bool { return false }, func() { c.keyring.gone.Store(true) })
		_, stderr, code := c.run(t.Context(), "wawi", "register", "shop", "--url", g.url, "--app", wawiApp(t, t.TempDir(), "shop"), "--interval", "100ms")
		key := g.key(t, "shop")
		if code != 0 || strings.Contains(stderr, key) || !strings.Contains(stderr, `the key of "shop" is stored in the file store instead`) {
			t.Errorf("exit code %d\n%s", code, stderr)
		}
		if got, _, _ := c.run(t.Context(), "wawi", "key", "shop"); strings.TrimSpace(got) != key {
			t.Errorf("the key is %q, and %q was handed out", got, key)
		}
	})
}

// TestManyRegistrationsSideBySide all wait at the same time; none is lost.
func TestManyRegistrationsSideBySide(t *testing.T) {
	t.Parallel()
	approval := sandbox.Approval{Mode: sandbox.ApproveAfter, After: 2 * time.Second}
	served, err := sandbox.New(sandbox.Config{BaseURL: "http://127.0.0.1", Now: time.Now, Random: rand.Reader, Wawi: sandbox.Wawi{Approval: approval}})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(served)
	t.Cleanup(server.Close)
	g := &grantingServer{sandbox: served}
	c, folder := newCustomer(t), t.TempDir()
	var group sync.WaitGroup
	names := make([]string, often(40, 200))
	for i := range names {
		names[i] = fmt.Sprintf("app-%d", i)
		group.Go(func() {
			_, stderr, code := c.run(t.Context(), "wawi", "register", names[i], "--url", server.URL+"/api/eazybusiness", "--app", wawiApp(t, folder, names[i]), "--interval", "500ms")
			if code != 0 {
				t.Errorf("%s: exit code %d\n%s", names[i], code, stderr)
			}
		})
	}
	group.Wait()
	for _, name := range names {
		if got, _, _ := c.run(t.Context(), "wawi", "key", name); strings.TrimSpace(got) != g.key(t, name) || got == "" {
			t.Errorf("%s: the key is %q", name, got)
		}
	}
	left, _ := filepath.Glob(filepath.Join(c.roots.State, "wawi", "*.sealed"))
	if len(left) > 0 || len(c.keyring.Items) != len(names) {
		t.Errorf("left behind: %v, %d items in the keyring", left, len(c.keyring.Items))
	}
}

// TestWaitingIsInterruptedAndResumed: Ctrl-C tells how to go on, and of two
// that go on at once one waits and the other says so.
func TestWaitingIsInterruptedAndResumed(t *testing.T) {
	t.Parallel()
	served, err := sandbox.New(sandbox.Config{BaseURL: "http://127.0.0.1", Now: time.Now, Random: rand.Reader, Wawi: sandbox.Wawi{Approval: sandbox.Approval{Mode: sandbox.ApproveManual}}})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(served)
	t.Cleanup(server.Close)
	m := &machine{home: t.TempDir(), env: []string{"JTLCTL_PASSPHRASE=x", "JTLCTL_STORE=file"}}
	waits := func(args ...string) (wait func() (string, int), interrupt func()) {
		c := clitest.Interruptible(command(t.Context(), t, append([]string{"wawi"}, args...)...))
		c.Env = append(append(c.Env, "HOME="+m.home), m.env...)
		_, stderr := pipes(t, c)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(stderr)
		for lines.Scan() && !strings.HasPrefix(lines.Text(), "pending: waiting") {
		}
		return func() (string, int) {
			var rest strings.Builder
			for lines.Scan() {
				rest.WriteString(lines.Text() + "\n")
			}
			_ = c.Wait()
			return rest.String(), c.ProcessState.ExitCode()
		}, func() { _ = clitest.Interrupt(c) }
	}
	wait, interrupt := waits("register", "shop", "--url", server.URL+"/api/eazybusiness", "--app", wawiApp(t, m.home, "shop"), "--interval", "1m") // no request is under way
	interrupt()
	if said, code := wait(); code != 130 || !strings.Contains(said, "the request stays open in JTL-Wawi") || !strings.Contains(said, "`jtlctl wawi resume shop`") {
		t.Errorf("exit code %d: %s", code, said)
	}
	wait, _ = waits("resume", "shop", "--interval", "100ms")
	if _, stderr, code := m.run(t.Context(), t, "", "wawi", "resume", "shop"); code != 8 || !strings.Contains(stderr, `another jtlctl is waiting for "shop" already`) {
		t.Errorf("exit code %d: %s", code, stderr)
	}
	if _, stderr, code := m.run(t.Context(), t, "", "wawi", "forget", "shop", "--yes"); code != 8 {
		t.Errorf("exit code %d: %s", code, stderr)
	}
	if _, err := served.Approve(served.Registrations()[0].ID); err != nil {
		t.Fatal(err)
	}
	if said, code := wait(); code != 0 || !strings.Contains(said, "shop is accepted") {
		t.Errorf("exit code %d: %s", code, said)
	}
}
