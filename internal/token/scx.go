package token

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/exactjson"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// SCX is what the exchange of an SCX refresh token needs.
type SCX struct {
	URL          string
	RefreshToken secret.String
}

const scxEndpoint = "SCX auth endpoint"

// FetchSCX exchanges a refresh token for a short-lived SCX auth token.
func (c Client) FetchSCX(ctx context.Context, scx SCX) (Token, error) {
	if scx.URL == "" {
		return Token{}, NoSCXAddress()
	}
	if err := platform.CheckURL(scxEndpoint, scx.URL); err != nil {
		return Token{}, err
	}
	ctx, trace := platform.HoldTrace(ctx)
	defer trace() // once the token is known to the redactor
	form := url.Values{"refreshToken": {scx.RefreshToken.Reveal()}}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, scx.URL, strings.NewReader(form.Encode()))
	if err != nil {
		return Token{}, fault.New(fault.Config, "the %s %q is not an address", scxEndpoint, scx.URL).WithCause(err)
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	response, err := c.HTTP.Do(request)
	if err != nil {
		return Token{}, c.redacted(platform.Unreachable(scxEndpoint, scx.URL, err))
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return Token{}, c.redacted(platform.Unreachable(scxEndpoint, scx.URL, err))
	}
	if response.StatusCode != http.StatusOK {
		return Token{}, c.redacted(c.refusedSCX(scx.URL, response, body))
	}
	return c.readSCX(scx.URL, response, body)
}

// NoSCXAddress is the fault of an environment whose SCX address is not known.
func NoSCXAddress() error {
	return fault.New(fault.Config, "no SCX auth endpoint is known for this environment").
		WithHint("JTL issues the production address at onboarding: set JTLCTL_SCX_URL or `jtlctl config set scx_url URL`")
}

func (c Client) readSCX(address string, response *http.Response, body []byte) (Token, error) {
	var fields struct {
		AuthToken     string          `json:"authToken"`
		TokenExpireAt string          `json:"tokenExpireAt"`
		ExpiresIn     json.RawMessage `json:"expiresIn"`
		Scope         string          `json:"scope"`
	}
	err := exactjson.Unmarshal(body, &fields)
	if err != nil || fields.AuthToken == "" {
		why := ""
		if twice := new(exactjson.DuplicateNameError); errors.As(err, &twice) {
			why = ": " + twice.Error()
		}
		return Token{}, fault.New(fault.Server, "the %s %s returned %s, without a usable authToken%s", scxEndpoint, address, platform.Describe(response, body), why).
			WithHint("check that the address is the SCX auth endpoint's")
	}
	c.Redactor.Add(secret.New(fields.AuthToken))
	t, err := newToken(fields.AuthToken, c.Redactor.Redact(fields.Scope))
	if err != nil {
		return Token{}, fault.New(fault.Server, "the %s %s returned an authToken that %v", scxEndpoint, address, err).
			WithHint("check that the address is the SCX auth endpoint's")
	}
	t.ServerTime = serverTime(response)
	until, _ := moment(fields.TokenExpireAt)
	t.live(c.Now(), seconds(fields.ExpiresIn), until, expOf(fields.AuthToken))
	return t, nil
}

// moment reads a time of ISO 8601 that names its zone.
func moment(text string) (time.Time, bool) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05Z0700"} {
		if at, err := time.Parse(layout, text); err == nil {
			return at.UTC().Truncate(time.Second), true
		}
	}
	return time.Time{}, false
}

// reasonOf is what a server says in its own words, after a colon.
func (c Client) reasonOf(body []byte) string {
	var fields struct {
		Message string `json:"message"`
	}
	if exactjson.Unmarshal(body, &fields) != nil || fields.Message == "" {
		return ""
	}
	return ": " + shorten(c.Redactor.Redact(fields.Message))
}

func (c Client) refusedSCX(address string, response *http.Response, body []byte) error {
	switch response.StatusCode {
	case http.StatusBadRequest, http.StatusUnauthorized:
		return fault.New(fault.Credentials, "the %s %s refused the refresh token (%s)%s", scxEndpoint, address, platform.Describe(response, body), c.reasonOf(body)).
			WithHint("check that JTL_SCX_REFRESH_TOKEN is the current one and belongs to this environment")
	case http.StatusUpgradeRequired:
		return fault.New(fault.Server, "the %s %s demands a newer version of the SCX API", scxEndpoint, address).
			WithHint("set the address of the newer version with JTLCTL_SCX_URL")
	}
	return platform.Refusal(scxEndpoint, address, response, body)
}
