// Package token obtains access tokens: the client-credentials grant of both
// identity providers and the SCX refresh-token exchange.
//
// It makes one exchange per call. It must not know where credentials come
// from, and it opens no token further than to find when it expires.
package token

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// Token is an access token and what is known about it.
type Token struct {
	Access    secret.String
	Type      string    // "Bearer"
	ExpiresAt time.Time // UTC; zero if neither server nor token says so
	Scope     string
	// FetchedAt is when the token came, by the clock of this machine, and Life
	// how long it had to live then; zero if ExpiresAt is.
	FetchedAt time.Time
	Life      time.Duration
	// ServerTime is the Date of the response with the token; zero if
	// it had none, and for a cached token.
	ServerTime time.Time
	// Auth is how the client proved who it is; "" for a cached token.
	Auth platform.ClientAuth
}

// newToken is the only maker of tokens, for responses of every endpoint and for
// the cache: what is no b64token (RFC 6750, 2.1) is refused, since a token later
// is put into headers, environments and what shells read.
func newToken(access, scope string) (Token, error) {
	if !isB64Token(access) {
		return Token{}, errNotB64Token
	}
	return Token{Access: secret.New(access), Type: "Bearer", Scope: scope}, nil
}

var errNotB64Token = errors.New("has characters in it that no token has (RFC 6750, section 2.1)")

// isB64Token reports whether a text is a b64token of RFC 6750, section 2.1:
// letters, digits and -._~+/, then any number of equals signs.
func isB64Token(text string) bool {
	const characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~+/"
	begin := strings.TrimRight(text, "=")
	return begin != "" && strings.Trim(begin, characters) == ""
}

// ExpiresIn is the remaining life at a moment, in whole seconds, never below 0.
func (t Token) ExpiresIn(now time.Time) int64 {
	if t.ExpiresAt.IsZero() {
		return 0
	}
	return max(0, int64(t.ExpiresAt.Sub(now)/time.Second))
}

// Lives reports whether a token of the cache still has that long to live. One
// that was fetched in the future, or has longer to live than it had then, was
// fetched or is read by a wrong clock, and when it dies is not known.
func (t Token) Lives(now time.Time, minTTL time.Duration) bool {
	left := t.ExpiresAt.Sub(now)
	return left > 0 && left >= minTTL && !t.FetchedAt.After(now) && left <= t.Life
}

// Client talks to token endpoints.
type Client struct {
	HTTP *http.Client
	Now  func() time.Time
	// Redactor is that of the HTTP client: no error repeats what it knows.
	Redactor *secret.Redactor
}

// Source gives an access token when asked. It is what packages take that need
// one for a request of their own.
type Source func(context.Context) (Token, error)

// longestLife is the longest that a token is taken to live. Those of the
// platform live for a day; what claims more is fetched again before that.
const longestLife = 31 * 24 * time.Hour

// seconds reads a life in seconds as servers write it: a JSON number or a
// string, sometimes with a fraction. 0 stands for none; there is no longer one
// than longestLife.
func seconds(value json.RawMessage) int64 {
	number, err := strconv.ParseFloat(strings.Trim(string(value), `"`), 64)
	if err != nil && !errors.Is(err, strconv.ErrRange) || !(number > 0) {
		return 0
	}
	return int64(min(number, longestLife.Seconds()))
}

// live sets when a token expires: after the life that the server gave it, and
// no later than at any of the times given (the zero time is none), which are by
// the server's clock. A token that nothing is said of has no expiry.
func (t *Token) live(now time.Time, life int64, until ...time.Time) {
	now = now.UTC().Truncate(time.Second)
	if life > 0 {
		t.ExpiresAt = now.Add(time.Duration(life) * time.Second)
	}
	for _, at := range until {
		if at.IsZero() {
			continue
		}
		if t.ExpiresAt.IsZero() || at.Before(t.ExpiresAt) {
			t.ExpiresAt = at
		}
	}
	if latest := now.Add(longestLife); t.ExpiresAt.After(latest) {
		t.ExpiresAt = latest
	}
	if !t.ExpiresAt.IsZero() {
		t.FetchedAt, t.Life = now, max(0, t.ExpiresAt.Sub(now))
	}
}

// expOf is the token's own exp claim; the zero time if it has none.
func expOf(access string) time.Time {
	parsed, err := jwt.Parse(access)
	if err != nil {
		return time.Time{}
	}
	at, _ := parsed.Time("exp")
	return at
}
