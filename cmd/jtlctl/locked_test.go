package main

import (
	"os"
	"strings"
	"testing"
)

// TestALockedKeyring needs a Secret Service whose keyring nobody unlocked;
// .ci/run starts one.
func TestALockedKeyring(t *testing.T) {
	t.Parallel()
	if os.Getenv("JTLCTL_TEST_KEYRING") != "locked" {
		t.Skip("no locked Secret Service was started for this test run (JTLCTL_TEST_KEYRING=locked)")
	}
	m := newMachine(t, 0)
	m.env = append(m.env, "DBUS_SESSION_BUS_ADDRESS="+os.Getenv("DBUS_SESSION_BUS_ADDRESS"))
	_, stderr, code := m.run(t.Context(), t, "secret-of-a", "auth", "login", "--client-id", "a", "--client-secret-stdin", "--store", "keyring")
	if code != 3 || !strings.Contains(stderr, "the keyring of this system cannot be used") || !strings.Contains(stderr, "--store file") {
		t.Errorf("exit code %d, %s", code, stderr)
	}
	if m.requests.Load() != 0 {
		t.Error("a request was made although the store does not work")
	}
}
