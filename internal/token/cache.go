package token

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/exactjson"
	"github.com/jtlctl/jtlctl/internal/secret"
)

const (
	// cacheVersion 1 did not say when its token was fetched: such a file is
	// replaced.
	cacheVersion = 2
	// MaxCacheFile bounds a cache file in bytes: a token of 1 MiB, sealed.
	MaxCacheFile = 3 << 20
)

// CacheFile keeps one token on disk, sealed with AES-256-GCM. Only its times can
// be read without the key; that they were not changed is sealed too.
type CacheFile struct {
	File disk.File
	// About is what the token belongs to; a file about something else is not
	// taken for it.
	About string
	// Warn reports why a file is ignored, if that matters.
	Warn func(format string, args ...any)
}

// cacheEntry is the form of the file.
type cacheEntry struct {
	Version   int       `json:"version"`
	ExpiresAt time.Time `json:"expires_at"`
	FetchedAt time.Time `json:"fetched_at"`
	ExpiresIn int64     `json:"expires_in"` // seconds that it had to live when it was fetched
	Sealed    []byte    `json:"sealed"`
}

// times is what can be known of the token without the key.
func (e cacheEntry) times() Token {
	life := min(e.ExpiresIn, int64(longestLife/time.Second))
	return Token{FetchedAt: e.FetchedAt, Life: time.Duration(life) * time.Second, ExpiresAt: e.ExpiresAt}
}

// cachedToken is the plain form of what is sealed.
type cachedToken struct {
	Access string `json:"access_token"`
	Type   string `json:"token_type"`
	Scope  string `json:"scope"`
}

// Times returns when the cached token was fetched and expires, without opening
// it; false if there is none.
func (c CacheFile) Times() (Token, bool) {
	entry, err := c.entry()
	return entry.times(), err == nil
}

// Load opens the cached token. Whatever is wrong with the file, there is then
// no cached token.
func (c CacheFile) Load(key secret.String) (Token, bool) {
	entry, err := c.entry()
	if err != nil {
		return Token{}, false
	}
	aead, err := secret.Cipher(key)
	if err != nil {
		return Token{}, false
	}
	plain, err := aead.Open(nil, nil, entry.Sealed, c.additional(entry))
	var cached cachedToken
	if err != nil || exactjson.Unmarshal(plain, &cached) != nil {
		c.Warn("the cached token in %s is damaged or sealed with another key; it is ignored and replaced", c.File.Path)
		return Token{}, false
	}
	t, err := newToken(cached.Access, cached.Scope)
	if err != nil {
		c.Warn("the cached token in %s is ignored and replaced: it %v", c.File.Path, err)
		return Token{}, false
	}
	times := entry.times()
	t.FetchedAt, t.Life, t.ExpiresAt = times.FetchedAt, times.Life, times.ExpiresAt
	return t, true
}

// Save replaces the cached token.
func (c CacheFile) Save(key secret.String, t Token) error {
	aead, err := secret.Cipher(key)
	if err != nil {
		return err
	}
	//nolint:gosec // the token is sealed before it is written
	plain, err := json.Marshal(cachedToken{t.Access.Reveal(), t.Type, t.Scope})
	if err != nil {
		return err
	}
	// A part of a second counts as a whole one: exp may have a fraction.
	life := int64((t.Life + time.Second - 1) / time.Second)
	entry := cacheEntry{Version: cacheVersion, FetchedAt: t.FetchedAt, ExpiresIn: life, ExpiresAt: t.ExpiresAt}
	//nolint:gosec // the nonce is chosen at random by Seal
	entry.Sealed = aead.Seal(nil, nil, plain, c.additional(entry))
	text, err := json.Marshal(entry)
	if err != nil {
		return err
	}
	return c.File.Save(text)
}

func (c CacheFile) entry() (cacheEntry, error) {
	if err := c.File.CheckPrivate(); err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			c.Warn("the cached token in %s is ignored and replaced: %v", c.File.Path, disk.Cause(err))
		}
		return cacheEntry{}, err
	}
	text, err := c.File.Load()
	if err != nil {
		return cacheEntry{}, err
	}
	var entry cacheEntry
	if err := exactjson.Unmarshal(text, &entry); err != nil || entry.Version != cacheVersion {
		return cacheEntry{}, errors.New("in an unknown format")
	}
	return entry, nil
}

// additional is what is sealed along with the token.
func (c CacheFile) additional(e cacheEntry) []byte {
	return fmt.Appendf(nil, "jtlctl token cache %d\n%s\n%d\n%s\n%s", cacheVersion,
		e.FetchedAt.UTC().Format(time.RFC3339Nano), e.ExpiresIn, e.ExpiresAt.UTC().Format(time.RFC3339Nano), c.About)
}
