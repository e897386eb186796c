package secret

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// TestHelper_real tries the helpers of Debian: that of pass in a store of its own, that of
// Secret Service with the keyring of the session.
func TestHelper_real(t *testing.T) {
	for _, program := range []string{"pass", "secretservice"} {
		t.Run(program, func(t *testing.T) {
			if _, err := exec.LookPath("docker-credential-" + program); err != nil {
				t.Skipf("docker-credential-%s is not installed", program)
			}
			if program == "secretservice" && os.Getenv("JTLCTL_TEST_KEYRING") == "" {
				t.Skip("JTLCTL_TEST_KEYRING is not set: the keyring of this session is not used")
			}
			if program == "pass" {
				newPasswordStore(t)
			}
			h := &Helper{Program: program}
			if _, err := h.Get(t.Context(), "test/missing"); !errors.Is(err, ErrNotFound) {
				t.Errorf("what is not there: %v", err)
			}
			must(t, Probe(t.Context(), h))
			name := "test/Kunde A.B. Müller/client-secret"
			for _, value := range []string{"one", "zwei ä \"quoted\"\nand more", strings.Repeat("x", 2000)} {
				must(t, SetAndCheck(t.Context(), h, name, New(value)))
			}
			must(t, h.Delete(t.Context(), name))
			must(t, h.Delete(t.Context(), name))
			longest := strings.Repeat("x", maxHelperLine-len(`{"ServerURL":"","Username":"jtlctl","Secret":""}`)-len(address(name))-1)
			must(t, SetAndCheck(t.Context(), h, name, New(longest)))
			wantFault(t, h.Set(t.Context(), name, New(longest+"x")), fault.Store, "too long")
			must(t, h.Delete(t.Context(), name))
			trySecondUser(t, h)
		})
	}
}

// trySecondUser: with an entry of another user name, the real ones take a second and keep
// the first in force, or either. Theirs is never taken for ours, and what the hint says
// removes it.
func trySecondUser(t *testing.T, h *Helper) {
	t.Helper()
	const name = "test/second user"
	entry := exec.Command("docker-credential-"+h.Program, "store")
	entry.Stdin = strings.NewReader(`{"ServerURL":"` + address(name) + `","Username":"another","Secret":"theirs"}` + "\n")
	if out, err := entry.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	err := SetAndCheck(t.Context(), h, name, New("ours"))
	if h.Program == "pass" && err == nil {
		t.Error("the new secret is in force")
	}
	for range 3 {
		if err == nil {
			wantSecret(t, h, name, "ours")
			if err = h.Delete(t.Context(), name); err == nil {
				wantNone(t, h, name)
				return
			}
		}
		wantFault(t, err, fault.Store, `the user name "another"`)
		_, command, _ := strings.Cut(fault.Hint(err), "`")
		command, _, _ = strings.Cut(command, "`")
		if out, failed := exec.Command("sh", "-c", command).CombinedOutput(); failed != nil {
			t.Fatalf("%s: %v: %s", command, failed, out)
		}
		err = SetAndCheck(t.Context(), h, name, New("ours"))
	}
	t.Errorf("it cannot be removed: %v", err)
}

// newPasswordStore makes an empty store of pass, with a key without a passphrase.
func newPasswordStore(t *testing.T) {
	t.Helper()
	for _, program := range []string{"pass", "gpg"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not installed", program)
		}
	}
	home, err := os.MkdirTemp("", "gpg") // short: gpg-agent has a socket in it
	must(t, err)
	t.Setenv("GNUPGHOME", home)
	t.Setenv("PASSWORD_STORE_DIR", filepath.Join(home, "store"))
	t.Cleanup(func() {
		_ = exec.Command("gpgconf", "--kill", "all").Run()
		_ = os.RemoveAll(home)
	})
	for _, line := range [][]string{
		{"gpg", "--batch", "--quiet", "--passphrase", "", "--quick-gen-key", "test@jtlctl.example", "default", "default", "never"},
		{"pass", "init", "test@jtlctl.example"},
	} {
		if out, err := exec.CommandContext(t.Context(), line[0], line[1:]...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %v: %s", line, err, out)
		}
	}
}
