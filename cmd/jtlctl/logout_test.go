package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/gofrs/flock"

	"github.com/jtlctl/jtlctl/test/clitest"
)

// TestAuthLogout_lockHeld: another process holds the lock of a token, as one that
// fetches it does, and on Windows nobody can then remove its file.
func TestAuthLogout_lockHeld(t *testing.T) {
	t.Parallel()
	m := newMachine(t, 0)
	m.login(t, "a")
	m.must(t, "", "token", "get", "--refresh")
	locks, _ := filepath.Glob(filepath.Join(clitest.Roots(m.home).Cache, "tokens", "*", "*.json.lock"))
	if len(locks) != 1 {
		t.Fatalf("the locks of the tokens are %q", locks)
	}
	lock := flock.New(locks[0])
	if err := lock.Lock(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lock.Unlock() })
	for _, test := range []struct {
		args []string
		says string
	}{{[]string{"token", "clear"}, "1 cached token removed"}, {[]string{"auth", "logout"}, "secret and tokens are removed"}} {
		_, stderr, code := m.run(t.Context(), t, "", test.args...)
		if code != 0 || !strings.Contains(stderr, test.says) || !strings.Contains(stderr, locks[0]+" stays (it is empty): another process holds the lock") {
			t.Errorf("%q: exit code %d, %s", test.args, code, stderr)
		}
	}
	if err := lock.Unlock(); err != nil {
		t.Fatal(err)
	}
	if _, stderr, code := m.run(t.Context(), t, "", "token", "get"); code != 4 {
		t.Errorf("after the logout: exit code %d, %s", code, stderr)
	}
}
