package token

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestClient_Fetch(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		body string
		want string
	}{
		"as the legacy provider writes it": {`{"access_token":"abc","expires_in":86399,"scope":"","token_type":"bearer"}`, ""},
		"with the type as RFC 6750 has it": {`{"access_token":"abc","token_type":"Bearer"}`, ""},
		"with the type in capitals":        {`{"access_token":"abc","token_type":"BEARER"}`, ""},
		"without a type":                   {`{"access_token":"abc"}`, ""},
		"with scopes":                      {`{"access_token":"abc","token_type":"Bearer","scope":"openid profile"}`, "openid profile"},
		"with a scope that is no text":     {`{"access_token":"abc","scope":["openid"]}`, ""},
		"with what nobody knows":           {`{"access_token":"abc","id_token":"x","error":""}`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := clientOf(answers(200, asJSON, test.body)).Fetch(t.Context(), credentials())
			if err != nil {
				t.Fatal(err)
			}
			if got.Access.Reveal() != "abc" || got.Type != "Bearer" || got.Scope != test.want {
				t.Errorf("got %q, %q, %q", got.Access.Reveal(), got.Type, got.Scope)
			}
		})
	}
}

func TestClient_Fetch_formEncoding(t *testing.T) {
	t.Parallel()
	reply := answers(200, "application/x-www-form-urlencoded", "access_token=abc&token_type=bearer&scope=openid")
	got, err := clientOf(reply).Fetch(t.Context(), credentials())
	if err != nil || got.Access.Reveal() != "abc" || got.Scope != "openid" {
		t.Errorf("got %+v, %v", got, err)
	}
}

// TestClient_Fetch_formTwice: which of two a reader takes is chance, in a form too.
func TestClient_Fetch_formTwice(t *testing.T) {
	t.Parallel()
	for form, want := range map[string]string{
		"access_token=abc&access_token=evil":                 `"access_token" is given more than once`,
		"access_token=abc&access%5Ftoken=abc":                `"access_token" is given more than once`,
		"access_token=abc&token_type=bearer&token_type=mac":  `"token_type" is given more than once`,
		"access_token=abc&expires_in=1&expires_in=99":        `"expires_in" is given more than once`,
		"access_token=abc&error=&error=x":                    `"error" is given more than once`,
		"access_token=abc&Access_Token=evil&x=1&x=2&scope=a": "",
	} {
		for _, kind := range []string{"application/x-www-form-urlencoded", asText} {
			got, err := clientOf(answers(200, kind, form)).Fetch(t.Context(), credentials())
			if want != "" {
				wantFault(t, err, fault.Server, want)
			} else if err != nil || got.Access.Reveal() != "abc" {
				t.Errorf("%s: %q, %v", form, got.Access.Reveal(), err)
			}
		}
	}
}

// TestClient_Fetch_exactNames: a member in another letter case does not replace one,
// and one that is given twice is no answer.
func TestClient_Fetch_exactNames(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ body, want string }{
		"another case after it":  {`{"access_token":"abc","ACCESS_TOKEN":"evil","expires_in":60,"Expires_In":7200,"token_type":"bearer","TOKEN_TYPE":"mac","ERROR":"x"}`, ""},
		"another case before it": {`{"Access_Token":"evil","access_token":"abc","EXPIRES_IN":7200,"expires_in":60}`, ""},
		"unknown given twice":    {`{"access_token":"abc","expires_in":60,"x":1,"x":2}`, ""},
		"only in another case":   {`{"Access_Token":"abc"}`, "200 OK without an access_token"},
		"token given twice":      {`{"access_token":"abc","access_token":"evil"}`, `200 OK, in which "access_token" is given more than once`},
		"type given twice":       {`{"access_token":"abc","token_type":"bearer","token_type":"mac"}`, `"token_type" is given more than once`},
		"life given twice":       {`{"access_token":"abc","expires_in":1,"expires_in":2}`, `"expires_in" is given more than once`},
		"error in another case":  {`{"access_token":"abc","expires_in":60,"Error":"invalid_client"}`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, kind := range []string{asJSON, asText} {
				got, err := clientOf(answers(200, kind, test.body)).Fetch(t.Context(), credentials())
				if test.want != "" {
					wantFault(t, err, fault.Server, test.want)
					continue
				}
				if err != nil || got.Access.Reveal() != "abc" || got.ExpiresIn(now().Truncate(time.Second)) != 60 {
					t.Errorf("%q, %s, %v", got.Access.Reveal(), got.ExpiresAt, err)
				}
			}
		})
	}
}

func TestClient_FetchSCX_exactNames(t *testing.T) {
	t.Parallel()
	got, err := fetchSCX(t, answers(200, asJSON, `{"authToken":"abc","AuthToken":"evil","authtoken":"evil","expiresIn":60,"EXPIRESIN":7200,"TokenExpireAt":"2031-01-02T10:00:01Z"}`))
	if err != nil || got.Access.Reveal() != "abc" || got.ExpiresIn(now().Truncate(time.Second)) != 60 {
		t.Errorf("%q, %s, %v", got.Access.Reveal(), got.ExpiresAt, err)
	}
	_, err = fetchSCX(t, answers(200, asJSON, `{"authToken":"abc","authToken":"evil"}`))
	wantFault(t, err, fault.Server, `without a usable authToken: "authToken" is given more than once`)
}

// TestClient_Fetch_refusedExactNames: the name of an error decides the exit code.
func TestClient_Fetch_refusedExactNames(t *testing.T) {
	t.Parallel()
	for body, kind := range map[string]fault.Kind{
		`{"error":"temporarily_unavailable","ERROR":"invalid_client"}`: fault.Server,
		`{"Error":"invalid_client"}`:                                   fault.Server,
		`{"error":"x","error":"invalid_client"}`:                       fault.Server,
		`{"error":"invalid_client","Error":"x"}`:                       fault.Credentials,
	} {
		_, err := clientOf(answers(400, asJSON, body)).Fetch(t.Context(), credentials())
		wantFault(t, err, kind)
	}
}

func TestClient_Fetch_expiryOfTheToken(t *testing.T) {
	t.Parallel()
	at := time.Date(2031, 1, 3, 10, 0, 0, 0, time.UTC)
	for name, test := range map[string]struct {
		access string
		want   time.Time
	}{
		"a JWT":                        {jwtOf(`{"exp":1925200800}`), at},
		"a JWT without exp":            {jwtOf(`{"iss":"x"}`), time.Time{}},
		"a JWT whose exp is no number": {jwtOf(`{"exp":"1925200800"}`), time.Time{}},
		"a token that is no JWT":       {"ory_at_abc.def", time.Time{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			reply := answers(200, asJSON, `{"access_token":"`+test.access+`","token_type":"bearer"}`)
			got, err := clientOf(reply).Fetch(t.Context(), credentials())
			if err != nil || !got.ExpiresAt.Equal(test.want) {
				t.Errorf("ExpiresAt = %s, %v, want %s", got.ExpiresAt, err, test.want)
			}
		})
	}
}

// notTokens are texts, as they are written in JSON, that are no b64token of RFC
// 6750, section 2.1. Shells execute some of them.
func notTokens() []string {
	return []string{
		`a b`, `a\nb`, `a\u0000`, `tök`, `\u007f`, `$(touch pwned)`, "`id`", `a;id`, `a&id`, `a|id`, `a'b`, `a\"b`, `a\\b`, `a%b`, `a!b`, `a#b`, `a,b`, `a:b`, `a@b`,
		`=`, `==`, `=a`, `a=b`, `{a}`, `(a)`, `<a>`, `*`, `?`, `[a]`, `^`, `\u001b[31m`, `\u202e`, ` a`, `a `,
	}
}

func TestClient_Fetch_noB64Token(t *testing.T) {
	t.Parallel()
	for _, access := range notTokens() {
		_, err := clientOf(answers(200, asJSON, `{"access_token":"`+access+`"}`)).Fetch(t.Context(), credentials())
		wantFault(t, err, fault.Server, "the token endpoint "+endpoint, "an access_token that has characters in it that no token has (RFC 6750, section 2.1)")
	}
}

func TestClient_FetchSCX_noB64Token(t *testing.T) {
	t.Parallel()
	for _, access := range notTokens() {
		synctest.Test(t, func(t *testing.T) {
			_, err := fetchSCX(t, answers(200, asJSON, `{"authToken":"`+access+`","expiresIn":60}`))
			wantFault(t, err, fault.Server, "the SCX auth endpoint "+scxURL, "an authToken that has characters in it that no token has (RFC 6750, section 2.1)")
		})
	}
}

// TestClient_Fetch_b64Token: every character of the grammar is taken.
func TestClient_Fetch_b64Token(t *testing.T) {
	t.Parallel()
	for _, access := range []string{"a", "0", "-._~+/", "a=", "a==", "a===", "eyJh.eyJ-_.AA", "~root/x"} {
		got, err := clientOf(answers(200, asJSON, `{"access_token":"`+access+`","token_type":"bearer"}`)).Fetch(t.Context(), credentials())
		if err != nil || got.Access.Reveal() != access {
			t.Errorf("%q: %q, %v", access, got.Access.Reveal(), err)
		}
	}
}

func TestClient_Fetch_otherType(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"mac", "DPoP", "Basic"} {
		_, err := clientOf(answers(200, asJSON, `{"access_token":"abc","token_type":"`+kind+`"}`)).Fetch(t.Context(), credentials())
		wantFault(t, err, fault.Server, "the token endpoint "+endpoint, `of type "`+kind+`", not Bearer`)
	}
}

func TestToken_ExpiresIn(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		at   time.Time
		want int64
	}{
		"an hour":            {now().Add(time.Hour), 3600},
		"a part of a second": {now().Add(1999 * time.Millisecond), 1},
		"expired":            {now().Add(-time.Hour), 0},
		"not known":          {time.Time{}, 0},
	} {
		if got := (Token{ExpiresAt: test.at}).ExpiresIn(now()); got != test.want {
			t.Errorf("%s: ExpiresIn() = %d, want %d", name, got, test.want)
		}
	}
}

func TestClient_Fetch_lenient(t *testing.T) {
	t.Parallel()
	for name, reply := range map[string]reply{
		"JSON as text/plain":          answers(200, asText, `{"access_token":"abc","token_type":"bearer"}`),
		"a life with a fraction":      answers(200, asJSON, `{"access_token":"abc","expires_in":3599.5}`),
		"a life written as a decimal": answers(200, asJSON, `{"access_token":"abc","expires_in":3600.0}`),
		"a life that is no number":    answers(200, asJSON, `{"access_token":"abc","expires_in":"1h"}`),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := clientOf(reply).Fetch(t.Context(), credentials())
			if err != nil && strings.Contains(err.Error(), "without an access_token") {
				t.Errorf("got %v", err)
			}
			if err == nil && got.Access.Reveal() != "abc" {
				t.Errorf("got %q", got.Access.Reveal())
			}
		})
	}
}
