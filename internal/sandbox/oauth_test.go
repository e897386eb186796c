package sandbox

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/platform"
)

const grantForm = "grant_type=client_credentials"

func TestCloud_grant(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ path, form, authorization, scope string }{
		"legacy":                         {LegacyTokenPath, grantForm, basicOf(ClientID, ClientSecret), ""},
		"legacy with a scope":            {LegacyTokenPath, grantForm + "&scope=offline", basicOf(ClientID, ClientSecret), "offline"},
		"zitadel":                        {ZitadelTokenPath, grantForm + "&scope=openid", basicOf(ClientID, ClientSecret), "openid"},
		"zitadel with scopes":            {ZitadelTokenPath, grantForm + "&scope=profile+openid", basicOf(ClientID, ClientSecret), "profile openid"},
		"credentials encoded needlessly": {LegacyTokenPath, grantForm, "Basic " + encoded("sandbox%2Dapp:sandbox%2dsecret"), ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newBench(t)
			got := b.ask("POST", test.path, test.form, "Content-Type", formKind, "Authorization", test.authorization)
			var answer struct {
				AccessToken string `json:"access_token"`
				TokenType   string `json:"token_type"`
				ExpiresIn   int    `json:"expires_in"`
				Scope       string `json:"scope"`
			}
			if err := json.Unmarshal(got.Body.Bytes(), &answer); err != nil || got.Code != http.StatusOK {
				t.Fatalf("%d %s", got.Code, got.Body)
			}
			if answer.TokenType != "bearer" || answer.ExpiresIn != 86400 || answer.Scope != test.scope {
				t.Errorf("got %+v", answer)
			}
			if kind, cache := got.Header().Get("Content-Type"), got.Header().Get("Cache-Control"); !strings.HasPrefix(kind, jsonKind) || cache != "no-store" {
				t.Errorf("Content-Type %q, Cache-Control %q", kind, cache)
			}
			result := b.verify(t, answer.AccessToken, jwt.Access)
			if !result.Valid || !result.Expires.Equal(b.now.Add(24*time.Hour)) {
				t.Errorf("expires %s, failures %q", result.Expires, result.Failures())
			}
		})
	}
}

func TestGrants_grantable_refused(t *testing.T) {
	t.Parallel()
	good := basicOf(ClientID, ClientSecret)
	for name, test := range map[string]struct {
		method, kind, form, authorization string
		code                              int
		want, words                       string
	}{
		"another method":           {"GET", "", "", good, 405, "invalid_request", "POST"},
		"a method that writes":     {"PUT", formKind, grantForm, good, 405, "invalid_request", "POST"},
		"JSON":                     {"POST", jsonKind, `{"grant_type":"client_credentials"}`, good, 400, "invalid_request", "not form-encoded"},
		"no content type":          {"POST", "", grantForm, good, 400, "invalid_request", "not form-encoded"},
		"a form that is broken":    {"POST", formKind, "grant_type=%", good, 400, "invalid_request", "not form-encoded"},
		"a form beyond all bounds": {"POST", formKind, grantForm + "&x=" + strings.Repeat("x", maxRequest), good, 400, "invalid_request", "not form-encoded"},
		"no grant_type":            {"POST", formKind, "", good, 400, "invalid_request", "no grant_type"},
		"another grant_type":       {"POST", formKind, "grant_type=password", good, 400, "unsupported_grant_type", "only client_credentials"},
		"no credentials":           {"POST", formKind, grantForm, "", 401, "invalid_client", "Client authentication failed"},
		"credentials in the body":  {"POST", formKind, grantForm + "&client_id=" + ClientID + "&client_secret=" + ClientSecret, "", 401, "invalid_client", "Client authentication failed"},
		"a bearer":                 {"POST", formKind, grantForm, "Bearer abc", 401, "invalid_client", "Client authentication failed"},
		"Basic that is not base64": {"POST", formKind, grantForm, "Basic %%%", 401, "invalid_client", "Client authentication failed"},
		"Basic without a colon":    {"POST", formKind, grantForm, "Basic " + encoded(ClientID), 401, "invalid_client", "Client authentication failed"},
		"Basic badly encoded":      {"POST", formKind, grantForm, "Basic " + encoded("%zz:x"), 401, "invalid_client", "Client authentication failed"},
		"a wrong secret":           {"POST", formKind, grantForm, basicOf(ClientID, "other"), 401, "invalid_client", "Client authentication failed"},
		"a secret cut short":       {"POST", formKind, grantForm, basicOf(ClientID, "sandbox-secre"), 401, "invalid_client", "Client authentication failed"},
		"no secret":                {"POST", formKind, grantForm, basicOf(ClientID, ""), 401, "invalid_client", "Client authentication failed"},
		"an unknown client":        {"POST", formKind, grantForm, basicOf("other", ClientSecret), 401, "invalid_client", "Client authentication failed"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, path := range []string{LegacyTokenPath, ZitadelTokenPath} {
				got := newBench(t).ask(test.method, path, test.form, "Content-Type", test.kind, "Authorization", test.authorization)
				assertRefusal(t, got.Code, got.Body.Bytes(), test.code, test.want)
				if words := field(t, got, test.code, "error_description"); !strings.Contains(words, test.words) {
					t.Errorf("%s: %q is missing in %q", path, test.words, words)
				}
				if challenge := got.Header().Get("WWW-Authenticate"); (test.code == 401) != strings.HasPrefix(challenge, "Basic ") {
					t.Errorf("%s: WWW-Authenticate is %q", path, challenge)
				}
			}
		})
	}
}

func TestGrants_grantable_grantTypeInURL(t *testing.T) {
	t.Parallel()
	got := newBench(t).ask("POST", LegacyTokenPath+"?"+grantForm, "", "Content-Type", formKind, "Authorization", basicOf(ClientID, ClientSecret))
	assertRefusal(t, got.Code, got.Body.Bytes(), 400, "invalid_request")
}

func TestCloud_zitadelToken_scope(t *testing.T) {
	t.Parallel()
	for _, scope := range []string{"", "&scope=", "&scope=profile", "&scope=OPENID", "&scope=openidx"} {
		got := newBench(t).ask("POST", ZitadelTokenPath, grantForm+scope,
			"Content-Type", formKind, "Authorization", basicOf(ClientID, ClientSecret))
		assertRefusal(t, got.Code, got.Body.Bytes(), 400, "invalid_scope")
		if hint := field(t, got, 400, "error_hint"); !strings.Contains(hint, "openid") {
			t.Errorf("hint is %q", hint)
		}
	}
}

// assertRefusal checks for the members that Ory Hydra's errors have.
func assertRefusal(t *testing.T, code int, body []byte, wantCode int, want string) {
	t.Helper()
	var got struct {
		Error       string `json:"error"`
		Description string `json:"error_description"`
		Status      int    `json:"status_code"`
	}
	if err := json.Unmarshal(body, &got); err != nil {
		t.Fatalf("%v: %s", err, body)
	}
	if code != wantCode || got.Status != wantCode || got.Error != want || got.Description == "" {
		t.Errorf("got %d %s\nwant %d %s", code, body, wantCode, want)
	}
}

func encoded(text string) string { return base64.StdEncoding.EncodeToString([]byte(text)) }

// What once went wrong.

func TestGrants_grantable_contentType(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	for _, kind := range []string{formKind + "; charset=utf-8", formKind + ";charset=UTF-8", "Application/X-WWW-Form-URLEncoded"} {
		got := b.ask("POST", LegacyTokenPath, grantForm, "Content-Type", kind, "Authorization", basicOf(ClientID, ClientSecret))
		if got.Code != 200 {
			t.Errorf("%s: %d %s", kind, got.Code, got.Body)
		}
	}
	for _, kind := range []string{"application/json; charset=utf-8", "application/json;charset=UTF-8"} {
		if got := b.ask("POST", MintPath, "{}", "Content-Type", kind); got.Code != 200 {
			t.Errorf("%s: %d %s", kind, got.Code, got.Body)
		}
	}
}

func TestGrants_grantable_schemeLetterCase(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	basic := "basic" + strings.TrimPrefix(basicOf(ClientID, ClientSecret), "Basic")
	if got := b.ask("POST", LegacyTokenPath, grantForm, "Content-Type", formKind, "Authorization", basic); got.Code != 200 {
		t.Errorf("basic: %d %s", got.Code, got.Body)
	}
	if got := b.ask("GET", platform.JWKSPath, "", "Authorization", "bearer "+b.accessToken(t)); got.Code != 200 {
		t.Errorf("bearer: %d %s", got.Code, got.Body)
	}
}
