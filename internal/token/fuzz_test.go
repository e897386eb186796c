package token

import (
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// FuzzClient_Fetch: whatever a token endpoint or the SCX auth endpoint answers, a token is
// one that a header can carry, and the secret is not shown.
func FuzzClient_Fetch(f *testing.F) {
	for _, seed := range []string{
		`{"access_token":"abc","token_type":"bearer","expires_in":3600,"scope":"a b"}`, `{"authToken":"a.b.c","tokenExpireAt":"2031-01-02T10:30:00Z"}`,
		`{"error":"invalid_client","error_description":"planted\u001b[31m"}`, `{"access_token":"a","access_token":"b"}`, "access_token=a&access_token=b", "<html>", "[]", "",
	} {
		for _, code := range []int{200, 400, 401, 429, 500} {
			f.Add(seed, code, asJSON)
		}
	}
	f.Fuzz(func(t *testing.T, body string, code int, kind string) {
		if code < 200 || code > 599 || code >= 300 && code < 400 || code == 429 || code >= 500 {
			return // redirects are refused elsewhere, and these would be tried again
		}
		client := clientOf(answers(code, kind, body))
		for name, fetch := range map[string]func() (Token, error){
			"token": func() (Token, error) {
				return client.Fetch(t.Context(), Credentials{TokenURL: "https://auth.example/token", ClientID: "app", Secret: secret.New(planted)})
			},
			"SCX": func() (Token, error) {
				return client.FetchSCX(t.Context(), SCX{URL: scxURL, RefreshToken: secret.New(planted)})
			},
		} {
			got, err := fetch()
			switch {
			case err == nil && (got.Access.Empty() || strings.ContainsAny(got.Access.Reveal(), " \r\n\x00")):
				t.Errorf("%s: %q is taken for a token", name, got.Access.Reveal())
			case err == nil && got.ExpiresAt.After(now().Add(longestLife)):
				t.Errorf("%s: a token lives until %s", name, got.ExpiresAt)
			case err != nil && strings.Contains(err.Error()+fault.Hint(err), planted):
				t.Errorf("%s: the secret is shown: %v", name, err)
			}
		}
	})
}
