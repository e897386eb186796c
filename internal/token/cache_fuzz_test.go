package token

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/secret"
)

func TestCacheFile_Load_everyByte(t *testing.T) {
	t.Parallel()
	cache, key, _ := saved(t)
	text, err := os.ReadFile(cache.File.Path)
	must(t, err)
	try := func(changed []byte) bool {
		must(t, os.WriteFile(cache.File.Path, changed, 0o600))
		return wantSameOrNone(t, cache, key)
	}
	for end := range text {
		if try(text[:end]) {
			t.Errorf("cut off after %d bytes it gives a token", end)
		}
	}
	for i := range text {
		for _, bit := range []byte{1, 0x20, 0x80} {
			changed := bytes.Clone(text)
			changed[i] ^= bit
			// A key in another letter case is the same key to encoding/json, and
			// the last digit of a base64 text has bits that mean nothing.
			if try(changed) && i < bytes.Index(text, []byte(`"sealed"`)) && strings.IndexByte("0123456789:-TZ", text[i]) >= 0 {
				t.Errorf("byte %d changed into %q gives a token: %s", i, changed[i], changed)
			}
		}
	}
}

// wantSameOrNone checks that a cache has the token that was put into it, to
// the second, or none.
func wantSameOrNone(t *testing.T, cache CacheFile, key secret.String) bool {
	t.Helper()
	got, ok := cache.Load(key)
	if ok {
		got.ExpiresAt = got.ExpiresAt.Truncate(time.Second)
		want := living(time.Hour)
		want.ExpiresAt = want.ExpiresAt.Truncate(time.Second)
		wantToken(t, got, want)
	}
	return ok
}

func FuzzCacheFile(f *testing.F) {
	path := filepath.Join(f.TempDir(), "token.json")
	key := secret.New("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8")
	cache := CacheFile{File: disk.File{Path: path, Max: MaxCacheFile}, About: "fuzz", Warn: func(string, ...any) {}}
	if err := cache.Save(key, living(time.Hour)); err != nil {
		f.Fatal(err)
	}
	good, err := cache.File.Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add([]byte(`{"version":2,"expires_at":"2031-01-02T11:00:00Z","sealed":""}`))
	f.Add([]byte(`{"version":2,"expires_at":"9999-12-31T23:59:59+23:59","sealed":"AAAA"}`))
	f.Add([]byte(`null`))
	f.Fuzz(func(t *testing.T, content []byte) {
		must(t, os.WriteFile(path, content, 0o600))
		cache.Times()
		wantSameOrNone(t, cache, key)
	})
}
