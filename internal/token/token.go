// Package token obtains access tokens: the client-credentials grant of both
// identity providers and the SCX refresh-token exchange.
//
// It makes one exchange per call. It must not know where credentials come
// from, and it opens no token further than to find when it expires.
package token

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// Token is an access token and what is known about it.
type Token struct {
	Access    secret.String
	Type      string    // "Bearer"
	ExpiresAt time.Time // UTC; zero where neither server nor token tell
	Scope     string
	// ServerTime is the Date of the answer that brought the token; zero where
	// it had none, and for a cached token.
	ServerTime time.Time
}

// ExpiresIn is the remaining life at a moment, in whole seconds, never below 0.
func (t Token) ExpiresIn(now time.Time) int64 {
	if t.ExpiresAt.IsZero() {
		return 0
	}
	return max(0, int64(t.ExpiresAt.Sub(now)/time.Second))
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

// longestLife is the longest that a token is believed to live.
const longestLife = 100 * 365 * 24 * time.Hour

// seconds reads a life in seconds as servers write it: a JSON number or a
// string, sometimes with a fraction. 0 stands for none.
func seconds(value any) int64 {
	number, err := strconv.ParseFloat(fmt.Sprint(value), 64)
	if err != nil || !(number > 0) {
		return 0
	}
	return int64(min(number, longestLife.Seconds()))
}

// expiry believes expires_in, then the token's own exp claim.
func expiry(now time.Time, expiresIn int64, access string) time.Time {
	if expiresIn > 0 {
		return now.Add(time.Duration(expiresIn) * time.Second).UTC().Truncate(time.Second)
	}
	if parsed, err := jwt.Parse(access); err == nil {
		if at, ok := parsed.Time("exp"); ok {
			return at
		}
	}
	return time.Time{}
}
