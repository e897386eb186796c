package main

import (
	"context"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestKilledAtAnyMoment kills logins and refreshes at random moments, as
// kill -9 does, and demands a working state after each: the old credentials or
// the new ones, never a mixture.
func TestKilledAtAnyMoment(t *testing.T) {
	t.Parallel()
	m := newMachine(t, 0)
	m.login(t, "a")
	killed, rounds := 0, often(12, 200)
	for round := range rounds {
		client := []string{"a", "b"}[round%2]
		args := []string{"auth", "login", "--client-id", client, "--client-secret-stdin"}
		if round%3 == 2 {
			args = []string{"token", "get", "--refresh"}
		}
		ctx, cancel := context.WithTimeout(t.Context(), rand.N(200*time.Millisecond)) // about as long as a login takes
		if _, _, code := m.run(ctx, t, "secret-of-"+client, args...); code != 0 {
			killed++
		}
		cancel()
		now := m.must(t, "", "config", "get", "client_id")
		for _, args := range [][]string{{"token", "get"}, {"token", "get", "--refresh"}} {
			if got := m.must(t, "", args...); got != "token-of-"+now {
				t.Fatalf("round %d: the profile is of client %q, and its token is %q", round, now, got)
			}
		}
	}
	m.ageTemporaryFiles(t)
	m.login(t, "a") // each of the files is written once more
	m.must(t, "", "token", "get", "--refresh")
	m.wantNoTemporaryFiles(t)
	t.Logf("%d of %d were killed before their end", killed, rounds)
	if status := m.must(t, "", "auth", "status"); !strings.Contains(status, "file") {
		t.Errorf("status: %s", status)
	}
}

// TestAuthPassphrase_killed kills changes of the passphrase at random moments: one of
// the two passphrases opens the store after each.
func TestAuthPassphrase_killed(t *testing.T) {
	t.Parallel()
	m := newMachine(t, 0)
	m.login(t, "a")
	passphrases := []string{"x", "the second one"}
	for i, variable := range m.env {
		if value, ok := strings.CutPrefix(variable, "JTLCTL_PASSPHRASE="); ok {
			passphrases[0], m.env = value, slices.Delete(slices.Clone(m.env), i, i+1)
			break
		}
	}
	given := m.env
	as := func(passphrase string) { m.env = append(slices.Clone(given), "JTLCTL_PASSPHRASE="+passphrase) }
	now, killed, rounds := 0, 0, often(12, 200)
	for round := range rounds {
		as(passphrases[now])
		ctx, cancel := context.WithTimeout(t.Context(), rand.N(300*time.Millisecond))
		if _, _, code := m.run(ctx, t, passphrases[1-now], "auth", "passphrase", "--new-stdin"); code != 0 {
			killed++
		}
		cancel()
		as(passphrases[1-now])
		if got, _, code := m.run(t.Context(), t, "", "token", "get"); code == 0 && strings.TrimSpace(got) == "token-of-a" {
			now = 1 - now
			continue
		}
		as(passphrases[now])
		if got := m.must(t, "", "token", "get"); got != "token-of-a" {
			t.Fatalf("round %d: neither passphrase opens the store: %q", round, got)
		}
	}
	m.ageTemporaryFiles(t)
	m.must(t, passphrases[1-now], "auth", "passphrase", "--new-stdin") // the file is written once more
	m.wantNoTemporaryFiles(t)
	t.Logf("%d of %d were killed before their end", killed, rounds)
}

// ageTemporaryFiles lets what killed processes left behind look old: Windows goes by
// its time whether a writer has ended.
func (m *machine) ageTemporaryFiles(t *testing.T) {
	t.Helper()
	long := time.Now().Add(-time.Hour)
	m.temporaryFiles(t, func(path string) {
		if err := os.Chtimes(path, long, long); err != nil {
			t.Error(err)
		}
	})
}

// wantNoTemporaryFiles looks for what killed processes left behind.
func (m *machine) wantNoTemporaryFiles(t *testing.T) {
	t.Helper()
	m.temporaryFiles(t, func(path string) { t.Errorf("left behind: %s", path) })
}

func (m *machine) temporaryFiles(t *testing.T, each func(path string)) {
	t.Helper()
	err := filepath.WalkDir(m.home, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && strings.HasPrefix(entry.Name(), ".") {
			each(path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
