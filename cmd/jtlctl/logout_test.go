package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/gofrs/flock"
)

// TestAuthLogout_lockHeld: another process holds the lock of a token, as one that
// fetches it does, and on Windows nobody can then remove its file.
func TestAuthLogout_lockHeld(t *testing.T) {
	t.Parallel()
	m := newMachine(t, 0)
	m.login(t, "a")
	m.must(t, "", "token", "get")
	var locks []string
	for _, cache := range []string{".cache", filepath.Join("Library", "Caches")} {
		found, _ := filepath.Glob(filepath.Join(m.home, cache, "jtlctl", "tokens", "*", "*.json.lock"))
		locks = append(locks, found...)
	}
	if len(locks) != 1 {
		t.Skipf("the caches are not in the home folder of the test: %q", locks)
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
	if _, stderr, code := m.run(t.Context(), t, "", "token", "get"); code != 4 {
		t.Errorf("after the logout: exit code %d, %s", code, stderr)
	}
}
