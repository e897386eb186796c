package secret

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// fakeHelper is a credential helper with the habits of a real one.
type fakeHelper struct {
	entries      map[string]credentials
	emptyAnswer  bool // "not found" is an answer with empty fields
	eraseMissing bool // to erase what is not there fails
	locked       bool // takes everything, and has nothing
	deaf         bool // erases nothing
	says         string
}

func (f *fakeHelper) run(_ context.Context, _, verb string, input []byte) ([]byte, error) {
	failed := errors.New("exit status 1")
	if f.says != "" {
		return []byte(f.says), failed
	}
	key := string(input)
	entry, there := f.entries[key]
	there = there && !f.locked
	switch {
	case verb == "store":
		var c credentials
		if err := json.Unmarshal(input, &c); err != nil || !strings.HasSuffix(key, "\n") || strings.Count(key, "\n") != 1 || c.Username == "" {
			return []byte("not a line of JSON"), failed
		}
		if old, is := f.entries[c.ServerURL]; is && old.Username != c.Username {
			return nil, nil // the old one stays in force
		}
		f.entries[c.ServerURL] = c
		return nil, nil
	case verb == "get" && there:
		text, err := json.Marshal(entry)
		return text, err
	case verb == "get" && f.emptyAnswer:
		return []byte(`{"ServerURL":"` + key + `","Username":"","Secret":""}`), nil
	case verb == "erase" && (there || !f.eraseMissing):
		if !f.deaf {
			delete(f.entries, key)
		}
		return nil, nil
	}
	return []byte("credentials not found in native keychain\n"), failed
}

func helperWith(f *fakeHelper) *Helper {
	f.entries = map[string]credentials{}
	return &Helper{Program: "fake", Run: f.run}
}

func TestHelper_habits(t *testing.T) {
	t.Parallel()
	for name, fake := range map[string]*fakeHelper{
		"as documented": {}, "empty answers": {emptyAnswer: true}, "erase fails": {eraseMissing: true}, "both": {emptyAnswer: true, eraseMissing: true},
	} {
		h := helperWith(fake)
		if _, err := h.Get(t.Context(), "a/b c"); !errors.Is(err, ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
		must(t, h.Delete(t.Context(), "a/b c"))
		must(t, SetAndCheck(t.Context(), h, "a/b c", New("one\ntwo")))
		must(t, SetAndCheck(t.Context(), h, "a/b c", New("zwei ä")))
		if _, there := fake.entries["https://jtlctl/a/b%20c"]; !there || len(fake.entries) != 1 {
			t.Errorf("%s: %v", name, fake.entries)
		}
		must(t, h.Delete(t.Context(), "a/b c"))
		if len(fake.entries) != 0 {
			t.Errorf("%s: left %v", name, fake.entries)
		}
	}
}

// TestHelper_Get_locked: nobody is to hear that a secret is gone because the store is
// locked.
func TestHelper_Get_locked(t *testing.T) {
	t.Parallel()
	fake := &fakeHelper{locked: true}
	h := helperWith(fake)
	_, err := h.Get(t.Context(), "a")
	wantFault(t, err, fault.Store, "the store helper:fake cannot be used", "it may be locked")
	wantFault(t, SetAndCheck(t.Context(), h, "a", New("x")), fault.Store, "it does not give back what was put into it")
}

func TestHelper_refuses(t *testing.T) {
	t.Parallel()
	h := helperWith(&fakeHelper{})
	wantFault(t, h.Set(t.Context(), "a", New(strings.Repeat("x", 64<<10))), fault.Store, "too long for the helper:fake store")

	fake := &fakeHelper{}
	h = helperWith(fake)
	fake.entries[address("a")] = credentials{address("a"), "somebody", "theirs"}
	_, err := h.Get(t.Context(), "a")
	wantFault(t, err, fault.Store, `the user name "somebody"`, "docker-credential-fake erase")

	fake = &fakeHelper{deaf: true}
	h = helperWith(fake)
	must(t, h.Set(t.Context(), "a", New("x")))
	wantFault(t, h.Delete(t.Context(), "a"), fault.Store, "has not removed")

	h = helperWith(&fakeHelper{says: "pass not initialized\x1b[2J"})
	_, err = h.Get(t.Context(), "a")
	wantFault(t, err, fault.Store, "pass not initialized")
	if strings.Contains(err.Error(), "\x1b") {
		t.Errorf("%q acts on the terminal", err)
	}
	h.Run = func(context.Context, string, string, []byte) ([]byte, error) { return []byte("hello"), nil }
	_, err = h.Get(t.Context(), "a")
	wantFault(t, err, fault.Store, "not the JSON of a credential helper")
}

func TestHelper_limits(t *testing.T) {
	t.Parallel()
	waits := func(ctx context.Context, _, _ string, _ []byte) ([]byte, error) {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	h := &Helper{Program: "silent", Run: waits, Limits: Limits{Alone: time.Millisecond}}
	_, err := h.Get(t.Context(), "a")
	wantFault(t, err, fault.Store, "did not answer within 1ms")

	noticed := make(chan time.Duration, 1)
	h = &Helper{Program: "silent", Run: waits, Limits: Limits{Person: 50 * time.Millisecond, Notice: time.Nanosecond}, Waiting: func(l time.Duration) { noticed <- l }}
	_, err = h.Get(t.Context(), "a")
	wantFault(t, err, fault.Store, "did not answer within 50ms")
	if got := <-noticed; got != 50*time.Millisecond {
		t.Errorf("a person is told of %s", got)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := h.Get(ctx, "a"); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// TestRunHelper runs scripts as helpers.
func TestRunHelper(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the helpers of this test are scripts of sh")
	}
	folder := t.TempDir()
	t.Setenv("PATH", folder+string(os.PathListSeparator)+os.Getenv("PATH"))
	for name, script := range map[string]string{
		"says": "cat; echo \" $1\"", "fails": "echo no; exit 1", "endless": "yes", "child": "sleep 60 & echo done",
	} {
		must(t, os.WriteFile(filepath.Join(folder, "docker-credential-"+name), []byte("#!/bin/sh\n"+script+"\n"), 0o700))
	}
	got, err := runHelper(t.Context(), "docker-credential-says", "get", []byte("in"))
	if string(got) != "in get\n" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	if got, err := runHelper(t.Context(), "docker-credential-fails", "get", nil); string(got) != "no\n" || err == nil {
		t.Errorf("%q, %v", got, err)
	}
	if got, err := runHelper(t.Context(), "docker-credential-child", "get", nil); string(got) != "done\n" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if got, err := runHelper(ctx, "docker-credential-endless", "get", nil); len(got) > maxHelperLine || err == nil {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	_, err = (&Helper{Program: "missing-here"}).Get(t.Context(), "a")
	wantFault(t, err, fault.Store, "there is no program docker-credential-missing-here in the PATH")
}

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
		})
	}
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
