package token

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/secret"
)

// saved is a cache with a token of an hour in it.
func saved(t *testing.T) (CacheFile, secret.String, *warnings) {
	t.Helper()
	cache, told := cacheIn(t)
	key := newKey(t)
	must(t, cache.Save(key, living(time.Hour)))
	return cache, key, told
}

func TestCacheFile(t *testing.T) {
	t.Parallel()
	cache, told := cacheIn(t)
	key := newKey(t)
	if _, ok := cache.Times(); ok {
		t.Error("there is no file yet")
	}
	wantNone(t, cache, key)
	for _, want := range []Token{
		living(time.Hour), living(-time.Hour),
		{Access: secret.New(strings.Repeat("x", 1<<20)), Type: "Bearer", Scope: "ü \"\n", ExpiresAt: now().Add(longestLife)},
		{Access: secret.New(access), Type: "Bearer", ExpiresAt: now().In(time.FixedZone("", 7200))},
	} {
		must(t, cache.Save(key, want))
		got, ok := cache.Load(key)
		if !ok {
			t.Fatal("nothing is cached")
		}
		wantToken(t, got, want)
		if got, ok := cache.Times(); !ok || !got.ExpiresAt.Equal(want.ExpiresAt) {
			t.Errorf("expires at %s, %v", got.ExpiresAt, ok)
		}
	}
	told.want(t)
}

// TestCacheFile_noB64Token: an older jtlctl may have kept what is refused today.
func TestCacheFile_noB64Token(t *testing.T) {
	t.Parallel()
	for _, access := range []string{"", "a b", "$(touch pwned)", "a\nb", "\x1b[31m"} {
		cache, told := cacheIn(t)
		key := newKey(t)
		must(t, cache.Save(key, Token{Access: secret.New(access), Type: "Bearer", ExpiresAt: now().Add(time.Hour)}))
		wantNone(t, cache, key)
		told.want(t, cache.File.Path, "is ignored and replaced: it has characters in it that no token has")
	}
}

func TestCacheFile_Save_hidesTheToken(t *testing.T) {
	t.Parallel()
	cache, _, _ := saved(t)
	text, err := os.ReadFile(cache.File.Path)
	must(t, err)
	var fields map[string]any
	must(t, json.Unmarshal(text, &fields))
	if len(fields) != 5 || fields["version"] != 2.0 || fields["expires_at"] != "2031-01-02T11:00:00Z" ||
		fields["fetched_at"] != "2031-01-02T10:00:00Z" || fields["expires_in"] != 3600.0 || fields["sealed"] == nil {
		t.Errorf("got %s", text)
	}
	sealed, err := base64.StdEncoding.DecodeString(fields["sealed"].(string))
	must(t, err)
	for _, hidden := range []string{access, "Bearer", "planted", "4711", "shop"} {
		if bytes.Contains(text, []byte(hidden)) || bytes.Contains(sealed, []byte(hidden)) {
			t.Errorf("%q is in the file", hidden)
		}
	}
}

func TestCacheFile_Save_twice(t *testing.T) {
	t.Parallel()
	cache, key, _ := saved(t)
	first, err := os.ReadFile(cache.File.Path)
	must(t, err)
	must(t, cache.Save(key, living(time.Hour)))
	second, err := os.ReadFile(cache.File.Path)
	must(t, err)
	if bytes.Equal(first, second) {
		t.Error("a nonce was used twice")
	}
}

func TestCacheFile_Load_otherFile(t *testing.T) {
	t.Parallel()
	other := func(cache *CacheFile) { cache.About += "x" }
	for name, test := range map[string]struct {
		change func(*CacheFile)
		from   string
		to     string
		warned bool
	}{
		"about another token":      {change: other, warned: true},
		"of version 3":             {from: `"version":2`, to: `"version":3`},
		"of no version":            {from: `"version":2,`, to: ``},
		"of version 1":             {from: `"version":2`, to: `"version":1`},
		"in another letter case":   {from: `"version"`, to: `"Version"`},
		"fetched later":            {from: `"fetched_at":"2031-01-02T10`, to: `"fetched_at":"2031-01-02T09`, warned: true},
		"not fetched":              {from: `"fetched_at"`, to: `"Fetched_at"`, warned: true},
		"with another life":        {from: `3600`, to: `7200`, warned: true},
		"expiry moved on":          {from: "2031-01-02T11", to: "2031-01-02T12", warned: true},
		"expiry a second later":    {from: "11:00:00Z", to: "11:00:01Z", warned: true},
		"expiry in another zone":   {from: "00Z", to: "00+01:00", warned: true},
		"expiry given twice":       {from: `"sealed"`, to: `"expires_at":"2040-01-01T00:00:00Z","sealed"`},
		"no expiry":                {from: `"expires_at"`, to: `"expired_at"`, warned: true},
		"nothing sealed":           {from: `"sealed"`, to: `"opened"`, warned: true},
		"expiry that is no time":   {from: "2031-01-02T", to: "2031-13-02T"},
		"a second value behind it": {from: "}", to: "}{}"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cache, key, told := saved(t)
			text, err := os.ReadFile(cache.File.Path)
			must(t, err)
			must(t, cache.File.Save([]byte(strings.Replace(string(text), test.from, test.to, 1))))
			if test.change != nil {
				test.change(&cache)
			}
			wantNone(t, cache, key)
			if test.warned {
				told.want(t, cache.File.Path, "damaged or sealed with another key", "replaced")
			} else {
				told.want(t)
			}
		})
	}
}

func TestCacheFile_Load_otherKey(t *testing.T) {
	t.Parallel()
	cache, _, told := saved(t)
	wantNone(t, cache, newKey(t))
	told.want(t, "sealed with another key")
	for _, key := range []string{"", "short", strings.Repeat("A", 42), strings.Repeat("A", 44), strings.Repeat("!", 43)} {
		wantNone(t, cache, secret.New(key))
		if err := cache.Save(secret.New(key), living(time.Hour)); err == nil {
			t.Errorf("%q was taken for a key", key)
		}
	}
}

func TestCacheFile_Load_writableByOthers(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no file modes")
	}
	for name, test := range map[string]struct {
		words   string
		prepare func(path string) error
	}{
		"readable": {"-rw-r--r--", func(path string) error { return os.Chmod(path, 0o644) }},
		"writable": {"-rw--w----", func(path string) error { return os.Chmod(path, 0o620) }},
		"a link": {"not a regular file", func(path string) error {
			return os.Rename(path, path+".real")
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cache, key, told := saved(t)
			must(t, test.prepare(cache.File.Path))
			if name == "a link" {
				must(t, os.Symlink(cache.File.Path+".real", cache.File.Path))
			}
			wantNone(t, cache, key)
			told.want(t, cache.File.Path, "ignored and replaced", test.words)
			must(t, cache.Save(key, living(2*time.Hour)))
			got, _ := cache.Load(key)
			wantToken(t, got, living(2*time.Hour))
			info, err := os.Lstat(cache.File.Path)
			if err != nil || info.Mode() != 0o600 {
				t.Errorf("%v, %v", info.Mode(), err)
			}
			told.want(t, test.words)
		})
	}
}

func TestCacheFile_Load_folder(t *testing.T) {
	t.Parallel()
	cache, told := cacheIn(t)
	must(t, os.MkdirAll(cache.File.Path, 0o700))
	wantNone(t, cache, newKey(t))
	told.want(t, "it is not a regular file")
	if err := cache.Save(newKey(t), living(time.Hour)); err == nil {
		t.Error("a folder was replaced")
	}
	if info, err := os.Stat(cache.File.Path); err != nil || !info.IsDir() {
		t.Error("the folder is gone")
	}
}

func TestCacheFile_Load_fractionOfASecond(t *testing.T) {
	t.Parallel()
	cache, key, _ := saved(t)
	text, err := cache.File.Load()
	must(t, err)
	moved := strings.Replace(string(text), ":00Z", ":00.9Z", 1)
	must(t, cache.File.Save([]byte(moved)))
	if got, ok := cache.Times(); !ok || got.ExpiresAt.Nanosecond() == 0 {
		t.Fatalf("the test moved nothing: %s", moved)
	}
	wantNone(t, cache, key)
}
