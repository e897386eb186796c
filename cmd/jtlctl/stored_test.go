package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"filippo.io/age"
	"github.com/zalando/go-keyring"

	"github.com/jtlctl/jtlctl/internal/cli"
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/disk"
)

// storedFolder holds what the jtlctl of November 2026 stored: configuration,
// encrypted file, caches, and registrations in each state.
const (
	storedFolder     = "../../test/testdata/stored-2026-11"
	storedPassphrase = "correct horse battery"
)

// TestStored: what an older jtlctl stored is read as it read it itself. Its
// commands and what it printed are in commands.txt; UPDATE=1 writes them, for
// commands that are added.
func TestStored(t *testing.T) {
	t.Parallel()
	golden := filepath.Join(storedFolder, "commands.txt")
	text := readStored(t, golden)
	folder := t.TempDir()
	copyStored(t, folder)
	var got strings.Builder
	for line := range strings.Lines(string(text)) {
		if command, ok := strings.CutPrefix(strings.TrimSpace(line), "$ jtlctl "); ok {
			got.WriteString(line + runStored(folder, strings.Fields(command)...))
		}
	}
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(golden, []byte(got.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got.String() != string(text) {
		t.Errorf("got\n%s\nwant\n%s", got.String(), text)
	}
}

// TestStored_keyring: the same with the keyring of the system, whose entries have
// the names that the encrypted file has.
func TestStored_keyring(t *testing.T) {
	t.Parallel()
	if os.Getenv("JTLCTL_TEST_KEYRING") != "1" {
		t.Skip("no keyring was started for this test run")
	}
	folder := t.TempDir()
	copyStored(t, folder)
	for name, value := range storedSecrets(t) {
		if strings.Contains(name, `"default"`) {
			continue // other tests use it
		}
		if err := keyring.Set("jtlctl", name, value); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = keyring.Delete("jtlctl", name) })
	}
	for _, pattern := range []string{"config/jtlctl/config.yaml", "state/jtlctl/wawi/*.json"} {
		paths, _ := filepath.Glob(filepath.Join(folder, pattern))
		for _, path := range paths {
			text := readStored(t, path)
			text = bytes.ReplaceAll(text, []byte("store: file"), []byte("store: keyring"))
			text = bytes.ReplaceAll(text, []byte(`"store": "file"`), []byte(`"store": "keyring"`))
			if err := os.WriteFile(path, text, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	golden := string(readStored(t, filepath.Join(storedFolder, "commands.txt")))
	for _, command := range []string{"token get -p customer --env qa", "wawi key accepted", "wawi resume sealed", "wawi key sealed"} {
		got := runStored(folder, strings.Fields(command)...)
		want := strings.ReplaceAll("$ jtlctl "+command+"\n"+got, "the keyring store", "the file store")
		if !strings.Contains(golden, want) {
			t.Errorf("`%s` printed %s", command, got)
		}
	}
	if got := runStored(folder, "auth", "logout", "-p", "customer"); !strings.Contains(got, "secret and tokens are removed") {
		t.Error(got)
	}
}

// storedSecrets opens the encrypted file as age does, without jtlctl.
func storedSecrets(t *testing.T) map[string]string {
	t.Helper()
	open := func(name string, identity age.Identity) []byte {
		r, err := age.Decrypt(bytes.NewReader(readStored(t, filepath.Join(storedFolder, "state/jtlctl/secrets", name))), identity)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	passphrase, err := age.NewScryptIdentity(storedPassphrase)
	if err != nil {
		t.Fatal(err)
	}
	identities, err := age.ParseIdentities(bytes.NewReader(open("identity.age", passphrase)))
	if err != nil {
		t.Fatal(err)
	}
	var content struct{ Secrets map[string]string }
	if err := json.Unmarshal(open("secrets.age", identities[0]), &content); err != nil {
		t.Fatal(err)
	}
	return content.Secrets
}

func readStored(t *testing.T, path string) []byte {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// runStored runs a command a minute after the folder was written, and returns
// what it printed.
func runStored(folder string, args ...string) string {
	var printed strings.Builder
	variables := map[string]string{
		"JTLCTL_PASSPHRASE": storedPassphrase,
		"JTLCTL_TOKEN_URL":  "http://127.0.0.1:41973/oauth2/token",
		"JTLCTL_API_URL":    "http://127.0.0.1:41973",
	}
	w := kit.World{
		Console:     &console.Console{In: strings.NewReader(""), Out: &printed, Err: &printed},
		Environment: func(name string) string { return variables[name] },
		IsSet:       func(name string) bool { return variables[name] != "" },
		Now:         func() time.Time { return time.Date(2026, 11, 26, 19, 7, 0, 0, time.UTC) },
		Random:      rand.Reader,
		Roots: disk.Roots{
			Config: filepath.Join(folder, "config", "jtlctl"),
			Cache:  filepath.Join(folder, "cache", "jtlctl"),
			State:  filepath.Join(folder, "state", "jtlctl"),
		},
		Transport: decidedWawi{},
	}
	if code := cli.Run(context.Background(), args, w); code != 0 {
		fmt.Fprintf(&printed, "[exit %d]\n", code)
	}
	return printed.String()
}

// decidedWawi is a JTL-Wawi that has accepted what is pending.
type decidedWawi struct{}

func (decidedWawi) RoundTrip(r *http.Request) (*http.Response, error) {
	answer := &http.Response{StatusCode: http.StatusNotFound, Header: http.Header{}, Body: http.NoBody, Request: r}
	id := r.URL.Path[strings.LastIndex(r.URL.Path, "/")+1:]
	if r.URL.Path == "/api/pending/v2/authentication/"+id {
		answer.StatusCode = http.StatusOK
		answer.Header.Set("Content-Type", "application/json")
		answer.Body = io.NopCloser(strings.NewReader(`{"requestStatusInfo":{"appId":"acme.pending","registrationRequestId":"` + id +
			`","status":2},"token":{"apiKey":"stored-key-of-pending"},"grantedScopes":["items.read"]}`))
	}
	return answer, nil
}

// copyStored copies the files with the modes that jtlctl gives them, which git
// does not keep.
func copyStored(t *testing.T, to string) {
	t.Helper()
	err := filepath.WalkDir(storedFolder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		target := filepath.Join(to, strings.TrimPrefix(path, filepath.Clean(storedFolder)))
		if entry.IsDir() {
			return os.MkdirAll(target, 0o700)
		}
		return os.WriteFile(target, readStored(t, path), 0o600)
	})
	if err != nil {
		t.Fatal(err)
	}
}
