package jwt

import (
	"net/url"
	"strings"
	"testing"
)

const rawToken = "eyJhbGciOiJFZERTQSJ9.eyJ0ZW5hbnRJZCI6InQifQ.AA"

func TestExtract(t *testing.T) {
	t.Parallel()
	full := edToken(t, goodHeader, goodClaims)
	for _, token := range []string{rawToken, full} {
		for _, text := range []string{
			token, "  " + token + "\r\n", "Bearer " + token, "bearer\t" + token, "BEARER  " + token, "\ufeff" + token + "\u00a0",
			"Authorization: Bearer " + token, "authorization:bearer " + token, "X-Session-Token: " + token, "X-Anything:" + token,
			`"` + token + `"`, "'" + token + "'", "`" + token + "`", `"Bearer ` + token + `"`, `Authorization: "Bearer ` + token + `"`,
			`{"access_token":"` + token + `","token_type":"bearer"}`, "\n{ \"access_token\" : \" " + token + " \" }\n",
			`{"authToken":"` + token + `"}`, `{"appToken":"` + token + `"}`, `{"a":[1,null,{"b":{"c":["x","` + token + `"]}}]}`, `["` + token + `"]`,
			`{"body":"{\"sessionToken\":\"` + token + `\"}"}`, `{"a":"` + strings.ReplaceAll(token, ".", `\u002e`) + `"}`, `{"a":"` + token + `","b":"` + token + `"}`,
			"curl -H 'Authorization: Bearer " + token + "' http://127.0.0.1:1/x", `curl -H "X-Session-Token: ` + token + `" https://api.jtl-cloud.com/erp/v2/items`,
			"curl --oauth2-bearer " + token + " https://api.jtl-cloud.com", `curl ^"https://x^" -H ^"Authorization: Bearer ` + token + `^"`,
			"GET /x HTTP/1.1\r\nHost: api.jtl-cloud.com\r\nAuthorization: Bearer " + token + "\r\nAccept: */*\r\n\r\n",
			"https://app.test/cb?state=1&token=" + token + "&x=2", "https://app.test/cb#access_token=" + token + "&token_type=bearer", "https://app.test/cb?token=" + token + "#x",
			"https://app.test/cb?a=" + url.QueryEscape("Bearer "+token), "https://app.test/cb?a=Bearer%20" + token + "&b=100%", "?auth=Bearer+" + token,
			"Cookie: a=b; session=" + token + "; c=d", "Set-Cookie: t=" + token + "; Path=/; HttpOnly",
			"JTL_ACCESS_TOKEN=" + token, "export JTL_ACCESS_TOKEN='" + token + "'", "$env:JTL_ACCESS_TOKEN = '" + token + "'", `set "T=` + token + `"`, "PORT=1\nTOKEN=" + token + "\nHOST=x\n",
			"the token " + token + ", which I got", "<token>" + token + "</token>", "token: " + token + "\nother: yaml", "(" + token + ")",
			"“" + token + "”", "the token „" + token + "“", "«Bearer " + token + "»", "X-Session-Token: ‘" + token + "’",
		} {
			if got := Extract(text); got.Token != token || got.Joined != "" || got.Found != nil || got.Opaque {
				t.Errorf("Extract(%q) = %+v", text, got)
			}
		}
	}
}

// TestExtract_wrapped: a token that was wrapped is found with its white space.
func TestExtract_wrapped(t *testing.T) {
	t.Parallel()
	token := edToken(t, goodHeader, goodClaims)
	rsa := sign(t, `{"alg":"RS256","kid":"rsa"}`, appClaims, "RS256", testKeys().rsa)
	for _, token := range []string{token, rsa} {
		for _, width := range []int{20, 60, 64, 76, 100} {
			for _, glue := range []string{"\n", "\r\n", "\n  ", "\n> ", "=\r\n", " \\\n", " "} {
				var lines []string
				for rest := token; rest != ""; {
					n := min(width, len(rest))
					lines, rest = append(lines, rest[:n]), rest[n:]
				}
				wrapped := strings.Join(lines, glue)
				for _, text := range []string{wrapped, "Authorization: Bearer " + wrapped + "\r\nHost: x\r\n", "'" + wrapped + "'", "Hello,\n\n" + wrapped + "\n\nthanks\n"} {
					if got := Extract(text); got.Joined != token || got.Token != wrapped {
						t.Fatalf("width %d, glue %q: Extract(%q) = %+v", width, glue, text, got)
					}
				}
			}
		}
	}
}

func TestExtract_several(t *testing.T) {
	t.Parallel()
	other := edToken(t, goodHeader, goodClaims)
	for text, places := range map[string]string{
		rawToken + "\n" + other: "line 1, line 2",
		`{"access_token":"` + rawToken + `","x":{"id":"` + other + `"}}`: "/access_token, /x/id",
		`{"t":"` + rawToken + `","t":"` + other + `"}`:                   "/t, /t",
		"?a=" + rawToken + "&b=" + other:                                 "line 1, line 1",
		other + " " + rawToken:                                           "line 1, line 1",
	} {
		got := Extract(text)
		var at []string
		for _, one := range got.Found {
			at = append(at, one.Place)
		}
		if strings.Join(at, ", ") != places || got.Token != "" {
			t.Errorf("Extract(%q) = %+v", text, got)
		}
		if _, err := Input(text); err == nil || strings.Contains(err.Error(), other) || !strings.Contains(err.Error(), "there are 2 JWTs in the input: 1. a session token at ") {
			t.Errorf("%v", err)
		}
	}
}

// TestExtract_changed: what somebody added to a token stays with it.
func TestExtract_changed(t *testing.T) {
	t.Parallel()
	token := edToken(t, goodHeader, goodClaims)
	for _, text := range []string{
		token + "=", token + "==", token + ".", token + "/x", token + "+", token + "…", token + "%", token + "ä", "Bearer " + token + "=", `{"a":"` + token + `="}`,
		"x" + token, "_" + token, strings.Replace(token, ".", ". ", 1), token[:len(token)-4] + "\n" + token[len(token)-4:],
	} {
		got := Extract(text)
		if r := mustVerify(t, got.Token, session()); r.Valid {
			t.Errorf("%q is valid: %+v", text, got)
		}
	}
}

func TestExtract_opaque(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"ory_at_Ab3dEfGhIjKlMnOpQrStUvWxYz0123456789.aBcDeFgHiJ": true, "Bearer 2YotnFZFEjr1zCsicMWpAA": true, `{"access_token":"2YotnFZFEjr1zCsicMWpAA","expires_in":1}`: true,
		"X-Session-Token: abcdef": true, "export JTL_ACCESS_TOKEN='2YotnFZFEjr1zCsicMWpAA=='": true, "2YotnFZFEjr1zCsicMWpAA/x": true, `{"a":{"refresh_token":"abc"}}`: true,
		"abc": false, "a.b": false, "Authorization: Basic c2FuZGJveC1hcHA6c2FuZGJveC1zZWNyZXQ=": false, `{"no":"thing"}`: false, "hello world": false, "": false, "eyJhbGciOiJFZERTQSJ9.e30": false,
	} {
		if got := Extract(text); got.Opaque != want {
			t.Errorf("Extract(%q) = %+v", text, got)
		}
	}
}
