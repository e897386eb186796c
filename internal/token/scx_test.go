package token

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

const scxURL = "https://scx.platform.test/v1/auth"

func fetchSCX(t *testing.T, reply reply) (Token, error) {
	t.Helper()
	return clientOf(reply).FetchSCX(t.Context(), SCX{URL: scxURL, RefreshToken: secret.New(planted)})
}

func TestClient_FetchSCX(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		times string
		want  time.Time
	}{
		"with a time of expiry":            {`,"tokenExpireAt":"2031-01-02T12:30:00.999Z"`, time.Date(2031, 1, 2, 12, 30, 0, 0, time.UTC)},
		"with a shorter life than time":    {`,"tokenExpireAt":"2031-01-02T12:30:00.999Z","expiresIn":60`, time.Date(2031, 1, 2, 10, 1, 0, 0, time.UTC)},
		"with a shorter time than life":    {`,"tokenExpireAt":"2031-01-02T10:30:00Z","expiresIn":3600`, time.Date(2031, 1, 2, 10, 30, 0, 0, time.UTC)},
		"with a time in a century":         {`,"tokenExpireAt":"2131-01-02T10:30:00Z"`, time.Date(2031, 2, 2, 10, 0, 0, 0, time.UTC)},
		"with a time of another zone":      {`,"tokenExpireAt":"2031-01-02T12:30:00+01:00"`, time.Date(2031, 1, 2, 11, 30, 0, 0, time.UTC)},
		"with its life in seconds":         {`,"expiresIn":3600`, time.Date(2031, 1, 2, 11, 0, 0, 0, time.UTC)},
		"with a time that is null":         {`,"tokenExpireAt":null,"expiresIn":3600`, time.Date(2031, 1, 2, 11, 0, 0, 0, time.UTC)},
		"with nothing about its end":       {``, time.Time{}},
		"with a life of no or less length": {`,"expiresIn":-1`, time.Time{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := fetchSCX(t, answers(200, asJSON, `{"authToken":"abc","scope":"CHANNEL"`+test.times+`}`))
			if err != nil {
				t.Fatal(err)
			}
			if got.Access.Reveal() != "abc" || got.Type != "Bearer" || got.Scope != "CHANNEL" {
				t.Errorf("got %q, %q, %q", got.Access.Reveal(), got.Type, got.Scope)
			}
			if got.ExpiresAt != test.want {
				t.Errorf("ExpiresAt = %s, want %s", got.ExpiresAt, test.want)
			}
		})
	}
}

func TestClient_FetchSCX_expiryOfTheToken(t *testing.T) {
	t.Parallel()
	got, err := fetchSCX(t, answers(200, asJSON, `{"authToken":"`+jwtOf(`{"exp":1925200800}`)+`"}`))
	if want := time.Date(2031, 1, 3, 10, 0, 0, 0, time.UTC); err != nil || got.ExpiresAt != want {
		t.Errorf("ExpiresAt = %s, %v, want %s", got.ExpiresAt, err, want)
	}
}

func TestClient_FetchSCX_refused(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		reply reply
		kind  fault.Kind
		words []string
	}{
		"a bad token":         {answers(400, asJSON, `{"error":"x"}`), fault.Credentials, []string{"refused the refresh token (400 Bad Request)", "JTL_SCX_REFRESH_TOKEN"}},
		"an unknown token":    {answers(401, asJSON, ""), fault.Credentials, []string{"refused the refresh token (401 Unauthorized with an empty body)", "JTL_SCX_REFRESH_TOKEN"}},
		"an app locked out":   {answers(403, asJSON, "{}"), fault.Credentials, []string{"returned 403 Forbidden"}},
		"an old version":      {answers(426, asJSON, ""), fault.Server, []string{"demands a newer version of the SCX API", "JTLCTL_SCX_URL"}},
		"too many requests":   {answers(429, asJSON, "{}", "Retry-After", "3600"), fault.Server, []string{"returned 429 Too Many Requests, Retry-After: 3600", "wait and try again"}},
		"a defect":            {answers(500, asPage, "<html>"), fault.Server, []string{"returned 500 Internal Server Error with an HTML page", "on the server's side"}},
		"a redirect":          {answers(302, asText, "moved", "Location", "https://login.test/"), fault.Server, []string{"302 Found", "redirects are not followed"}},
		"a page":              {answers(200, asPage, "<html>"), fault.Server, []string{"returned 200 OK with an HTML page, without a usable authToken"}},
		"nothing":             {answers(200, asJSON, ""), fault.Server, []string{"returned 200 OK with an empty body, without a usable authToken"}},
		"no token":            {answers(200, asJSON, `{"expiresIn":1}`), fault.Server, []string{"without a usable authToken", "check that the address is the SCX auth endpoint's"}},
		"a token of two rows": {answers(200, asJSON, `{"authToken":"a\nb"}`), fault.Server, []string{"an authToken that has characters in it that no token has"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				_, err := fetchSCX(t, test.reply)
				wantFault(t, err, test.kind, append(test.words, "the SCX auth endpoint "+scxURL)...)
			})
		})
	}
}

func TestClient_FetchSCX_noAddress(t *testing.T) {
	t.Parallel()
	_, err := clientOf(answers(200, asJSON, "{}")).FetchSCX(t.Context(), SCX{RefreshToken: secret.New(planted)})
	wantFault(t, err, fault.Config, "no SCX auth endpoint is known for this environment", "at onboarding", "JTLCTL_SCX_URL")
}

func TestClient_FetchSCX_refreshTokenRevoked(t *testing.T) {
	t.Parallel()
	_, err := fetchSCX(t, answers(400, asJSON, `{"message":"refresh token was revoked"}`))
	wantFault(t, err, fault.Credentials, "refresh token was revoked")
}
