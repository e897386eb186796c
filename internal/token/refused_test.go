package token

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"unicode/utf8"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/secret"
)

func TestClient_Fetch_refused(t *testing.T) {
	t.Parallel()
	hydra := `{"error":"invalid_client","error_description":"Client authentication failed","error_hint":"The requested OAuth 2.0 Client does not exist.","status_code":401}`
	for name, test := range map[string]struct {
		reply reply
		kind  fault.Kind
		words []string
	}{
		"invalid_client":           {answers(401, asJSON, hydra), fault.Credentials, []string{"refused: invalid_client: Client authentication failed. The requested OAuth 2.0 Client does not exist.", "client ID and client secret belong together", "and to this server"}},
		"invalid_client as text":   {answers(401, asText, hydra), fault.Credentials, []string{"invalid_client: Client authentication failed"}},
		"invalid_client with 200":  {answers(200, asJSON, hydra), fault.Credentials, []string{"invalid_client: Client authentication failed"}},
		"invalid_client, no words": {answers(400, asJSON, `{"error":"invalid_client"}`), fault.Credentials, []string{"refused: invalid_client"}},
		"unauthorized_client":      {answers(400, asJSON, `{"error":"unauthorized_client"}`), fault.Credentials, []string{"unauthorized_client", "may not use the client-credentials grant", "Partner Portal"}},
		"access_denied":            {answers(403, asJSON, `{"error":"access_denied"}`), fault.Credentials, []string{"access_denied", "Partner Portal"}},
		"invalid_scope":            {answers(400, asJSON, `{"error":"invalid_scope","error_description":"unknown scope"}`), fault.Credentials, []string{"invalid_scope: unknown scope", "zitadel openid (--idp)"}},
		"invalid_request":          {answers(400, asJSON, `{"error":"invalid_request"}`), fault.Server, []string{"invalid_request", "--idp legacy or zitadel"}},
		"unsupported_grant_type":   {answers(400, asJSON, `{"error":"unsupported_grant_type"}`), fault.Server, []string{"unsupported_grant_type", "--idp legacy or zitadel"}},
		"server_error":             {answers(500, asJSON, `{"error":"server_error"}`), fault.Server, []string{"server_error", "on the server's side"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				_, err := clientOf(test.reply).Fetch(t.Context(), credentials())
				wantFault(t, err, test.kind, append(test.words, "the token endpoint "+endpoint+" refused: ")...)
			})
		})
	}
}

func TestClient_Fetch_noOAuthResponse(t *testing.T) {
	t.Parallel()
	const noProxy = "no proxy responds instead"
	for name, test := range map[string]struct {
		reply reply
		kind  fault.Kind
		words []string
	}{
		"a page":                {answers(200, asPage, "<html>"), fault.Server, []string{"200 OK with an HTML page, which is not JSON", noProxy}},
		"nothing":               {answers(200, asJSON, ""), fault.Server, []string{"200 OK with an empty body\nhint:", noProxy}},
		"broken JSON":           {answers(200, asJSON, `{"access_token":`), fault.Server, []string{"200 OK, which is not JSON", noProxy}},
		"no token":              {answers(200, asJSON, `{"token":"abc"}`), fault.Server, []string{"200 OK without an access_token", noProxy}},
		"an empty token":        {answers(200, asJSON, `{"access_token":""}`), fault.Server, []string{"200 OK without an access_token"}},
		"a list":                {answers(200, asJSON, `[]`), fault.Server, []string{"200 OK without an access_token"}},
		"a redirect":            {answers(302, asText, "moved", "Location", "https://login.test/?x=1"), fault.Server, []string{"302 Found (redirect to https://login.test/)", "redirects are not followed"}},
		"a 401 without words":   {answers(401, asText, ""), fault.Credentials, []string{"401 Unauthorized with an empty body", "belong to this environment"}},
		"a 401 of a proxy":      {answers(401, asPage, "<html>"), fault.Credentials, []string{"401 Unauthorized with an HTML page"}},
		"a 403 of a firewall":   {answers(403, asPage, "<html>"), fault.Server, []string{"403 Forbidden with an HTML page", "comes from a firewall or a proxy, and says nothing about the credentials"}},
		"a 404":                 {answers(404, asPage, "<html>"), fault.Server, []string{"404 Not Found with an HTML page", "check that the address is right"}},
		"a 429 for a while":     {answers(429, asJSON, "{}", "Retry-After", "600"), fault.Server, []string{"429 Too Many Requests, Retry-After: 600", "wait and try again"}},
		"a 500 with a page":     {answers(500, asPage, "<html>"), fault.Server, []string{"500 Internal Server Error with an HTML page", "on the server's side"}},
		"a 503 with other JSON": {answers(503, asJSON, `{"error":{"code":1}}`), fault.Server, []string{"503 Service Unavailable", "on the server's side"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				_, err := clientOf(test.reply).Fetch(t.Context(), credentials())
				wantFault(t, err, test.kind, append(test.words, "the token endpoint "+endpoint+" ")...)
			})
		})
	}
}

func TestClient_Fetch_refusedOnce(t *testing.T) {
	t.Parallel()
	for _, code := range []int{200, 400, 401, 403, 404} {
		fake := &server{reply: answers(code, asJSON, `{"error":"invalid_client"}`)}
		client := Client{HTTP: platform.NewClient(platform.Options{Base: fake}), Now: now}
		if _, err := client.Fetch(t.Context(), credentials()); err == nil || len(fake.bodies) != 1 {
			t.Errorf("%d: %d requests, %v", code, len(fake.bodies), err)
		}
	}
}

func TestClient_Fetch_longRefusal(t *testing.T) {
	t.Parallel()
	long := `{"error":"invalid_scope","error_description":"first\n\tsecond ` + strings.Repeat("ä", maxQuoted) + `"}`
	_, err := clientOf(answers(400, asJSON, long)).Fetch(t.Context(), credentials())
	wantFault(t, err, fault.Credentials, "invalid_scope: first second ä", "ä…")
	if n := utf8.RuneCountInString(err.Error()); n > maxQuoted+len("the token endpoint  refused: …")+len(endpoint) {
		t.Errorf("the message has %d characters", n)
	}
}

func TestClient_Fetch_tooManyRequests(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		reply := answers(429, asJSON, `{"error":"rate_limited","error_description":"slow down"}`, "Retry-After", "600")
		_, err := clientOf(reply).Fetch(t.Context(), credentials())
		wantFault(t, err, fault.Server, "rate_limited: slow down", "wait and try again", "600")
	})
}

func TestClient_Fetch_otherErrorName(t *testing.T) {
	t.Parallel()
	for code, name := range map[int]string{401: "invalid_token", 403: "forbidden"} {
		_, err := clientOf(answers(code, asJSON, `{"error":"`+name+`"}`)).Fetch(t.Context(), credentials())
		wantFault(t, err, fault.Credentials, name)
		if f := fault.From(err); f.Hint == "" {
			t.Errorf("no hint with: %s", f.Message)
		}
	}
}

func TestClient_Fetch_repeatedSecret(t *testing.T) {
	t.Parallel()
	words, err := json.Marshal("wrong secret " + planted)
	if err != nil {
		t.Fatal(err)
	}
	for name, body := range map[string]string{
		"in its description": `{"error":"invalid_client","error_description":` + string(words) + `}`,
		"in its hint":        `{"error":"invalid_client","error_hint":` + string(words) + `}`,
		"in the token type":  `{"access_token":"abc","token_type":` + string(words) + `}`,
	} {
		_, err := clientOf(answers(200, asJSON, body)).Fetch(t.Context(), credentials())
		var f *fault.Error
		if !errors.As(err, &f) {
			t.Fatalf("%s: got %v", name, err)
		}
		assertNoSecret(t, f.Message+f.Hint)
	}
	_, err = clientOf(func(r *http.Request) (*http.Response, error) {
		return answers(401, asJSON, `{"error":"invalid_client","error_description":"got `+r.Header.Get("Authorization")+`"}`)(r)
	}).Fetch(t.Context(), credentials())
	assertNoSecret(t, err.Error())
}

// TestClient_Fetch_reservedCharacters: what a header has encoded, a server may not
// decode; a body it does.
func TestClient_Fetch_reservedCharacters(t *testing.T) {
	t.Parallel()
	const words = "sent encoded in a header (RFC 6749, 2.3.1), which some servers do not decode: `jtlctl auth login --auth-method post`"
	for _, test := range []struct {
		id, secret string
		auth       platform.ClientAuth
		hinted     bool
	}{
		{"app", "plain-secret_1.~", "", false}, {"app", "a+b/c=", "", true}, {"377@muster", "plain", platform.Basic, true}, {"app", "a b", "", true}, {"app", "a+b", platform.Post, false},
	} {
		c := credentials()
		c.ClientID, c.Secret, c.Auth = test.id, secret.New(test.secret), test.auth
		_, err := clientOf(answers(401, asJSON, `{"error":"invalid_client"}`)).Fetch(t.Context(), c)
		f := fault.From(err)
		if f.Kind != fault.Credentials || strings.Contains(f.Hint, words) != test.hinted {
			t.Errorf("%+v: %v, %s", test, f, f.Hint)
		}
	}
}
