package token

import (
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/secret"
)

const access = "planted.access.token"

// warnings are what somebody was told.
type warnings struct {
	mu   sync.Mutex
	list []string
}

func (w *warnings) add(format string, args ...any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.list = append(w.list, fmt.Sprintf(format, args...))
}

// want checks that there is one warning with all the words, or none.
func (w *warnings) want(t *testing.T, words ...string) {
	t.Helper()
	if len(words) == 0 && len(w.list) > 0 || len(words) > 0 && len(w.list) != 1 {
		t.Errorf("warnings are %q, want %q", w.list, words)
	}
	for _, word := range words {
		if !strings.Contains(strings.Join(w.list, "\n"), word) {
			t.Errorf("%q is missing in %q", word, w.list)
		}
	}
}

func newKey(t *testing.T) secret.String {
	t.Helper()
	raw := make([]byte, secret.SealKeySize)
	if _, err := rand.Read(raw); err != nil {
		t.Fatal(err)
	}
	return secret.New(base64.RawURLEncoding.EncodeToString(raw))
}

func cacheIn(t *testing.T) (CacheFile, *warnings) {
	t.Helper()
	told := &warnings{}
	path := filepath.Join(t.TempDir(), "jtlctl", "token.json")
	return CacheFile{File: disk.File{Path: path, Max: MaxCacheFile}, About: "shop\nprod\n4711", Warn: told.add}, told
}

// living is a token that lives that long from now on; now has whole seconds
// but for a fraction that no expiry has.
func living(life time.Duration) Token {
	fetched := now().Truncate(time.Second)
	return Token{Access: secret.New(access), Type: "Bearer", Scope: "planted-scope", ExpiresAt: fetched.Add(life), FetchedAt: fetched, Life: life}
}

var must = faulttest.Must

func wantToken(t *testing.T, got, want Token) {
	t.Helper()
	if !got.Access.Equal(want.Access) || got.Type != want.Type || got.Scope != want.Scope || !got.ExpiresAt.Equal(want.ExpiresAt) {
		t.Errorf("got %q of type %q, scope %q, until %s; want %q until %s",
			got.Access.Reveal(), got.Type, got.Scope, got.ExpiresAt, want.Access.Reveal(), want.ExpiresAt)
	}
}

func wantNone(t *testing.T, cache CacheFile, key secret.String) {
	t.Helper()
	if got, ok := cache.Load(key); ok {
		t.Errorf("got the token %q", got.Access.Reveal())
	}
}
