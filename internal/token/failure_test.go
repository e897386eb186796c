package token

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/secret/secrettest"
)

func failuresNextTo(cache CacheFile, about string) FailureFile {
	redactor := &secret.Redactor{}
	redactor.Add(secret.New(planted))
	return FailureFile{
		File:  disk.File{Path: strings.TrimSuffix(cache.File.Path, ".json") + ".failed", Max: MaxFailureFile},
		About: about, Redact: redactor.Redact,
	}
}

func refusal() error {
	return fault.New(fault.Credentials, "refused: %s", planted).WithHint("check %s", planted)
}

// failAtOnce runs waiting sources while one fetch takes a second and fails.
func failAtOnce(t *testing.T, processes int, err error, change func(i int, k *sourceFixture)) (requests int64, failures []error) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		cache, _ := cacheIn(t)
		store := &secrettest.Memory{}
		var group sync.WaitGroup
		var fetches atomic.Int64
		failures = make([]error, processes)
		for i := range processes {
			k := sourceOf(t, Token{})
			k.Cache, k.Store, k.Patience, k.Failures = cache, store, time.Minute, failuresNextTo(cache, "a")
			k.Fetch = func(context.Context) (Token, error) {
				fetches.Add(1)
				time.Sleep(time.Second)
				return Token{}, err
			}
			if change != nil {
				change(i, k)
			}
			group.Go(func() { _, _, failures[i] = k.Get(t.Context(), Request{}) })
		}
		group.Wait()
		requests = fetches.Load()
	})
	return requests, failures
}

func TestCachedSource_Get_sharesFailure(t *testing.T) {
	t.Parallel()
	requests, failures := failAtOnce(t, 20, refusal(), nil)
	if requests != 1 {
		t.Errorf("%d requests", requests)
	}
	redacted := 0
	for _, err := range failures {
		f := fault.From(err)
		if f.Kind != fault.Credentials || !strings.HasPrefix(f.Message, "refused: ") {
			t.Errorf("got %v", err)
		}
		if f.Message == "refused: [redacted]" && f.Hint == "check [redacted]" {
			redacted++
		}
	}
	if redacted != 19 {
		t.Errorf("%d of the 19 who waited got the redacted reason", redacted)
	}
}

// A failure is of one process if it was interrupted, if it has other settings, or
// if its secret is not the stored one any more.
func TestCachedSource_Get_sharesNoFailure(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		err    error
		change func(i int, k *sourceFixture)
	}{
		"interrupted":         {err: context.Canceled},
		"of jtlctl itself":    {err: errors.New("a bug")},
		"of the store":        {err: fault.New(fault.Store, "locked")},
		"other settings":      {err: refusal(), change: func(i int, k *sourceFixture) { k.Failures.About = string(rune('a' + i)) }},
		"the secret is old":   {err: refusal(), change: func(_ int, k *sourceFixture) { k.Unchanged = func(context.Context) bool { return false } }},
		"other server's file": {err: refusal(), change: func(i int, k *sourceFixture) { k.Failures.File.Path += string(rune('a' + i)) }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if requests, _ := failAtOnce(t, 3, test.err, test.change); requests != 3 {
				t.Errorf("%d requests, want one of each process", requests)
			}
		})
	}
}

func TestCachedSource_Get_laterThanFailure(t *testing.T) {
	t.Parallel()
	k := sourceOf(t, living(time.Hour))
	k.Failures = failuresNextTo(k.Cache, "a")
	k.Failures.Save(refusal(), now())
	k.wantGet(t, Request{}, living(time.Hour), false)
	if k.Failures.LastID() != "" {
		t.Error("the failure is still there after a token was obtained")
	}
}

func TestFailureFile_Since(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		later  time.Duration
		shared bool
	}{
		"now": {0, true}, "just in time": {sharedFor, true}, "too old": {sharedFor + 1, false}, "by a wrong clock": {-1, false},
	} {
		cache, _ := cacheIn(t)
		f := failuresNextTo(cache, "a")
		f.Save(refusal(), now())
		if err := f.Since("", now().Add(test.later)); (err != nil) != test.shared {
			t.Errorf("%s: %v", name, err)
		}
		if err := f.Since(f.LastID(), now()); err != nil {
			t.Errorf("it happened before: %v", err)
		}
	}
}

func TestFailureFile_Save(t *testing.T) {
	t.Parallel()
	cache, _ := cacheIn(t)
	f := failuresNextTo(cache, "about "+planted)
	f.Save(refusal(), now())
	text, err := os.ReadFile(f.File.Path)
	must(t, err)
	assertNoSecret(t, string(text))
	must(t, f.File.CheckPrivate())
	f.Redact = nil
	if f.LastID() != "" {
		t.Error("a failure is shared without a redactor")
	}
}

func FuzzFailureFile(f *testing.F) {
	path := filepath.Join(f.TempDir(), "token.failed")
	file := FailureFile{File: disk.File{Path: path, Max: MaxFailureFile}, About: "fuzz", Redact: func(text string) string { return text }}
	file.Save(refusal(), now())
	good, err := file.File.Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add([]byte(`{"version":1,"kind":"internal","message":"x"}`))
	f.Add([]byte(`null`))
	f.Fuzz(func(t *testing.T, content []byte) {
		must(t, os.WriteFile(path, content, 0o600))
		if err := file.Since("", now()); err != nil && (err.Error() == "" || fault.From(err).Kind == fault.Internal) {
			t.Errorf("%q gives %v", content, err)
		}
	})
}
