package token

import (
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

const (
	delegatedURL = "https://api.platform.test/account/identity/delegated-token"
	tenant       = "8c2f5a70-0d4e-4d0a-9d0a-5f1f7a6b2c01"
)

func fetchDelegated(t *testing.T, reply reply) (Token, error) {
	t.Helper()
	return clientOf(reply).FetchDelegated(t.Context(), Delegated{delegatedURL, tenant, secret.New(planted)})
}

func TestClient_FetchDelegated_request(t *testing.T) {
	t.Parallel()
	_, err := fetchDelegated(t, func(r *http.Request) (*http.Response, error) {
		got := r.Method + " " + r.URL.String() + " " + r.Header.Get("Content-Type") + " " + r.Header.Get("Authorization")
		if want := "POST " + delegatedURL + " application/json Bearer " + planted; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		return answers(200, asJSON, `{"token":"abc"}`)(r)
	})
	if err != nil {
		t.Fatal(err)
	}
	s := &server{reply: answers(200, asJSON, `{"token":"abc"}`)}
	c := clientOf(nil)
	c.HTTP = &http.Client{Transport: s}
	if _, err := c.FetchDelegated(t.Context(), Delegated{delegatedURL, tenant, secret.New(planted)}); err != nil || s.bodies[0] != `{"tenantId":"`+tenant+`"}` {
		t.Errorf("sent %q, %v", s.bodies, err)
	}
}

func TestClient_FetchDelegated(t *testing.T) {
	t.Parallel()
	at := func(hour, minute int) time.Time { return time.Date(2031, 1, 2, hour, minute, 0, 0, time.UTC) }
	signed := jwtOf(`{"exp":1925121600,"tenantId":"` + strings.ToUpper(tenant) + `"}`) // 2031-01-02 12:00
	for name, test := range map[string]struct {
		status int
		body   string
		access string
		want   time.Time
	}{
		"as OAuth writes it":          {200, `{"access_token":"abc","token_type":"bearer","expires_in":3600}`, "abc", at(11, 0)},
		"as the platform writes":      {201, `{"accessToken":"abc","expiresIn":"3600"}`, "abc", at(11, 0)},
		"by its short name":           {200, `{"token":"abc","expires_at":"2031-01-02T10:30:00Z"}`, "abc", at(10, 30)},
		"with a time in seconds":      {200, `{"token":"abc","expiresAt":1925116200}`, "abc", at(10, 30)},
		"with a time in milliseconds": {200, `{"token":"abc","expiresAt":1925116200000}`, "abc", time.Time{}},
		"by the token itself":         {200, `{"token":"` + signed + `"}`, signed, at(12, 0)},
		"with the shortest of all":    {200, `{"token":"` + signed + `","expires_in":7000,"expiresIn":60,"expires_at":"2031-01-02T11:00:00Z"}`, signed, at(10, 1)},
		"no longer than the token":    {200, `{"token":"` + signed + `","expires_in":86400}`, signed, at(12, 0)},
		"the same by two names":       {200, `{"token":"abc","access_token":"abc"}`, "abc", time.Time{}},
		"with nothing about its end":  {200, `{"token":"abc"}`, "abc", time.Time{}},
		"with nonsense about its end": {200, `{"token":"abc","expires_in":-5,"expires_at":{"a":1},"expiresAt":"soon","expiresIn":true}`, "abc", time.Time{}},
		"with an endless life":        {200, `{"token":"abc","expires_in":1e300}`, "abc", time.Date(2031, 2, 2, 10, 0, 0, 0, time.UTC)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := fetchDelegated(t, answers(test.status, asJSON, test.body))
			if err != nil {
				t.Fatal(err)
			}
			if got.Access.Reveal() != test.access || got.Type != "Bearer" || !got.ExpiresAt.Equal(test.want) {
				t.Errorf("got %q until %s, want %s", got.Access.Reveal(), got.ExpiresAt, test.want)
			}
		})
	}
}

func TestClient_FetchDelegated_refused(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		reply reply
		kind  fault.Kind
		words []string
	}{
		"a wrong tenant":     {answers(400, asJSON, `{"title":"Bad","detail":"no such tenant"}`), fault.Server, []string{"refused the tenant " + tenant + " (400 Bad Request): no such tenant", "jwt decode"}},
		"an old token":       {answers(401, asJSON, `{"message":"it is `+planted+`"}`), fault.Credentials, []string{"did not accept the access token of the app (401 Unauthorized): it is [redacted]", "jtlctl token get --refresh"}},
		"not installed":      {answers(403, asJSON, `{"error":"forbidden"}`), fault.Credentials, []string{"gives the app no token for the tenant " + tenant + " (403 Forbidden): forbidden", "installed for this tenant"}},
		"an unknown tenant":  {answers(404, asPage, "<html>"), fault.Server, []string{"knows no tenant " + tenant, "jtlctl config get api_url"}},
		"too many requests":  {answers(429, asJSON, "{}", "Retry-After", "3600"), fault.Server, []string{"429 Too Many Requests, Retry-After: 3600", "wait and try again"}},
		"a defect":           {answers(500, asPage, "<html>"), fault.Server, []string{"500 Internal Server Error with an HTML page", "on the server's side"}},
		"a redirect":         {answers(302, asText, "", "Location", "https://login.test/"), fault.Server, []string{"302 Found", "redirects are not followed"}},
		"a page":             {answers(200, asPage, "<html>"), fault.Server, []string{"returned 200 OK with an HTML page, without a usable access_token, accessToken or token", "JTLCTL_API_URL"}},
		"nothing":            {answers(200, asJSON, ""), fault.Server, []string{"with an empty body"}},
		"no token":           {answers(200, asJSON, `{"expires_in":1}`), fault.Server, []string{"without a usable"}},
		"a token as null":    {answers(200, asJSON, `{"token":null}`), fault.Server, []string{"without a usable"}},
		"two tokens":         {answers(200, asJSON, `{"token":"abc","accessToken":"abd"}`), fault.Server, []string{"without a usable"}},
		"a token twice":      {answers(200, asJSON, `{"token":"abc","token":"abd"}`), fault.Server, []string{`"token"`}},
		"another type":       {answers(200, asJSON, `{"token":"abc","tokenType":"DPoP"}`), fault.Server, []string{`a token of type "DPoP", not Bearer`}},
		"a token in two":     {answers(200, asJSON, `{"token":"a\nb"}`), fault.Server, []string{"characters in it that no token has"}},
		"of another tenant":  {answers(200, asJSON, `{"token":"`+jwtOf(`{"tenantId":"x"}`)+`"}`), fault.Server, []string{`a token for another tenant, "x"`}},
		"of another as apps": {answers(200, asJSON, `{"token":"`+jwtOf(`{"urn:jtl:tenant_id":"x"}`)+`"}`), fault.Server, []string{`a token for another tenant, "x"`}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				_, err := fetchDelegated(t, test.reply)
				wantFault(t, err, test.kind, test.words...)
				if strings.Contains(err.Error(), planted) {
					t.Errorf("the access token is shown: %v", err)
				}
			})
		})
	}
}

func FuzzClient_FetchDelegated(f *testing.F) {
	for _, seed := range []string{`{"access_token":"abc","expires_in":3600}`, `{"token":"a.b.c","expiresAt":"2031-01-02T10:30:00Z"}`, `{"token":"a","token":"b"}`, `[]`, ""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		t.Parallel()
		got, err := clientOf(streams(200, asJSON, func(*http.Request) io.Reader { return strings.NewReader(body) })).
			FetchDelegated(t.Context(), Delegated{delegatedURL, tenant, secret.New(planted)})
		switch {
		case err == nil && !isB64Token(got.Access.Reveal()):
			t.Errorf("%q is taken for a token", got.Access.Reveal())
		case err == nil && got.ExpiresAt.After(now().Add(longestLife)):
			t.Errorf("a token lives until %s", got.ExpiresAt)
		case err != nil && fault.From(err).Kind != fault.Server:
			t.Errorf("%v", err)
		}
	})
}
