package token

import (
	"cmp"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/exactjson"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// delegatedAnswer has the names that the fields may have: how the platform calls
// them is not published.
type delegatedAnswer struct {
	AccessToken  string          `json:"access_token"`
	AccessToken2 string          `json:"accessToken"`
	Token        string          `json:"token"`
	TokenType    string          `json:"token_type"`
	TokenType2   string          `json:"tokenType"`
	ExpiresIn    json.RawMessage `json:"expires_in"`
	ExpiresIn2   json.RawMessage `json:"expiresIn"`
	ExpiresAt    json.RawMessage `json:"expires_at"`
	ExpiresAt2   json.RawMessage `json:"expiresAt"`
	Scope        string          `json:"scope"`
}

// token returns the token; "" if there is none, or if names give different ones.
func (a delegatedAnswer) token() string {
	var found string
	for _, text := range []string{a.AccessToken, a.AccessToken2, a.Token} {
		if found != "" && text != "" && text != found {
			return ""
		}
		if text != "" {
			found = text
		}
	}
	return found
}

// life is the shortest of what the fields say, in seconds; 0 is none.
func (a delegatedAnswer) life() int64 {
	one, two := seconds(a.ExpiresIn), seconds(a.ExpiresIn2)
	if one == 0 || two == 0 {
		return max(one, two)
	}
	return min(one, two)
}

func (c Client) readDelegated(d Delegated, response *http.Response, body []byte) (Token, error) {
	var answer delegatedAnswer
	err := exactjson.Unmarshal(body, &answer)
	access := answer.token()
	if err != nil || access == "" {
		why := ""
		if twice := new(exactjson.DuplicateNameError); errors.As(err, &twice) {
			why = ": " + twice.Error()
		}
		return Token{}, unusableDelegated(d, platform.Describe(response, body)+", without a usable access_token, accessToken or token"+why)
	}
	c.Redactor.Add(secret.New(access))
	for _, kind := range []string{answer.TokenType, answer.TokenType2} {
		if kind != "" && !strings.EqualFold(kind, "Bearer") {
			return Token{}, unusableDelegated(d, "a token of type "+quoted(c.Redactor.Redact(kind))+", not Bearer")
		}
	}
	if other := tenantOf(access); other != "" && !strings.EqualFold(other, d.Tenant) {
		return Token{}, unusableDelegated(d, "a token for another tenant, "+quoted(c.Redactor.Redact(other)))
	}
	t, err := newToken(access, c.Redactor.Redact(answer.Scope))
	if err != nil {
		return Token{}, unusableDelegated(d, "a token that "+err.Error())
	}
	t.ServerTime = serverTime(response)
	t.live(c.Now(), answer.life(), instant(answer.ExpiresAt), instant(answer.ExpiresAt2), expOf(access))
	return t, nil
}

func unusableDelegated(d Delegated, what string) error {
	return fault.New(fault.Server, "the %s %s returned %s", delegatedEndpoint, d.URL, what).
		WithHint("check that the address is that of the platform's API (JTLCTL_API_URL), and that no proxy responds instead")
}

// instant reads a time as RFC 3339 or in seconds since 1970; the zero time is
// none.
func instant(value json.RawMessage) time.Time {
	text := strings.Trim(string(value), `"`)
	if at, ok := moment(text); ok {
		return at
	}
	const latest = 1 << 40 // seconds; a later one is not in seconds
	if number, err := strconv.ParseInt(text, 10, 64); err == nil && number > 0 && number < latest {
		return time.Unix(number, 0).UTC()
	}
	return time.Time{}
}

// tenantOf is the tenant in the claims of a token; "" if none is.
func tenantOf(access string) string {
	parsed, err := jwt.Parse(access)
	if err != nil {
		return ""
	}
	session, _ := parsed.Payload.Text("tenantId")
	app, _ := parsed.Payload.Text("urn:jtl:tenant_id")
	return cmp.Or(session, app)
}
