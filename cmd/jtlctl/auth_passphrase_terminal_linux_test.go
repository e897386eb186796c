package main

import (
	"strings"
	"testing"
)

// TestAuthPassphrase_terminal: what a person is asked: the old passphrase, up to three
// times, and a new one of eight characters at least, twice.
func TestAuthPassphrase_terminal(t *testing.T) {
	t.Parallel()
	m := newMachine(t, 0)
	m.login(t, "a")
	env := []string{"JTLCTL_STORE=file", "JTLCTL_TOKEN_URL=" + m.url}
	s := sitDown(t, m.home, env, "auth", "passphrase")
	for _, turn := range [][2]string{
		{"Passphrase of the encrypted file: ", "wrong"},
		{"identity.age; try again\r\nPassphrase of the encrypted file: ", "x"},
		{"New passphrase for the encrypted file: ", "short"},
		{"the passphrase has 5 characters, and a new one needs 8 at least; nothing was stored; try again\r\nNew passphrase for the encrypted file: ", "a longer one"},
		{"The same passphrase again: ", "a longer one"},
	} {
		s.until(turn[0])
		s.types(turn[1] + "\n")
	}
	if shown, code := s.end(); code != 0 || !strings.Contains(shown, "has the new passphrase") {
		t.Errorf("exit code %d\n%s", code, shown)
	}
	m.env[0] = "JTLCTL_PASSPHRASE=a longer one"
	if got := m.must(t, "", "token", "get"); got != "token-of-a" {
		t.Errorf("got %s", got)
	}
	s = sitDown(t, m.home, env, "token", "get")
	for try := range 3 {
		s.until(strings.Repeat("try again\r\n", min(try, 1)) + "Passphrase of the encrypted file: ")
		s.types("wrong\n")
	}
	if shown, code := s.end(); code != 4 || strings.Count(shown, "try again") < 2 {
		t.Errorf("exit code %d\n%s", code, shown)
	}
}
