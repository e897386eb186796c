package jwt

import (
	"slices"
	"strings"
	"testing"
)

const appClaims = `{"iss":"https://id.jtl-cloud.com","aud":["app-1","other"],"sub":"u-2","urn:jtl:app_id":"app-1","urn:jtl:tenant_id":"t-2","exp":1800000600}`

func appPolicy() Policy {
	return Policy{Kind: App, Issuers: []string{"https://id.jtl-cloud.com"}, Audience: "app-1"}
}

func choice() Choice {
	return Choice{Session: Trust{session(), keySet()}, App: Trust{appPolicy(), keySet()}}
}

func TestChoice_Verify(t *testing.T) {
	t.Parallel()
	k := testKeys()
	rsaHeader, ecHeader := `{"alg":"RS256","kid":"rsa"}`, `{"alg":"ES256","kid":"ec"}`
	app := func(claims string) string { return sign(t, rsaHeader, claims, "RS256", k.rsa) }
	for name, test := range map[string]struct {
		token string
		kind  Kind
		fails string // the checks
		words string
	}{
		"session":               {edToken(t, goodHeader, goodClaims), Session, "", ""},
		"app":                   {app(appClaims), App, "", ""},
		"app with client_id":    {app(strings.Replace(appClaims, "{", `{"client_id":"c",`, 1)), App, "", ""},
		"access":                {app(`{"iss":"https://id.jtl-cloud.com","client_id":"c","scp":[],"exp":1800000600}`), Access, "kind", "this looks like an access token: it says which app calls, never which merchant or user; to check one, pin --kind access"},
		"access, session key":   {edToken(t, goodHeader, `{"iss":"https://api.jtl-cloud.com","client_id":"c","exp":1800000600}`), Access, "kind", "pin --kind access"},
		"SCX":                   {app(`{"scope":"CHANNEL","exp":1800000600}`), SCX, "kind", "SCX token"},
		"unknown":               {app(`{"sub":"x","exp":1800000600}`), Unknown, "kind", "neither a session token"},
		"expired, unknown":      {app(`{"sub":"x","exp":1}`), Unknown, "kind expiry", "neither a session token"},
		"both":                  {app(strings.Replace(appClaims, "{", `{"tenantId":"t",`, 1)), Unknown, "kind", "several kinds: session (tenantId), app (urn:jtl:app_id)"},
		"both, session key":     {edToken(t, goodHeader, strings.Replace(goodClaims, "{", `{"urn:jtl:x":1,`, 1)), Unknown, "kind", "several kinds"},
		"session and access":    {edToken(t, goodHeader, strings.Replace(goodClaims, "{", `{"client_id":"c",`, 1)), Unknown, "kind", "several kinds: access (client_id), session (tenantId)"},
		"app and scp":           {app(strings.Replace(appClaims, "{", `{"scp":[],`, 1)), Unknown, "kind", "several kinds"},
		"session as app":        {app(goodClaims), Session, "algorithm", "accepted: EdDSA"},
		"app of session issuer": {app(strings.Replace(appClaims, "id.jtl", "api.jtl", 1)), App, "issuer", ""},
		"app by another curve":  {sign(t, ecHeader, appClaims, "ES256", k.ec), App, "", ""},
		"app, wrong audience":   {app(strings.Replace(appClaims, `["app-1",`, `["app-2",`, 1)), App, "audience", `"app-2", "other" instead of "app-1"`},
		"app, wrong app_id":     {app(strings.Replace(appClaims, `app_id":"app-1"`, `app_id":"app-2"`, 1)), App, "audience", "urn:jtl:app_id is not"},
		"app, app_id a number":  {app(strings.Replace(appClaims, `app_id":"app-1"`, `app_id":1`, 1)), App, "audience", "urn:jtl:app_id is not"},
		"app without app_id":    {app(strings.Replace(appClaims, `"urn:jtl:app_id":"app-1",`, ``, 1)), App, "", ""},
		"app without tenant":    {app(strings.Replace(appClaims, `"urn:jtl:tenant_id":"t-2",`, ``, 1)), App, "tenant", "there is no urn:jtl:tenant_id"},
		"app, empty user":       {app(strings.Replace(appClaims, `"u-2"`, `" "`, 1)), App, "user", "sub is empty"},
		"app without aud":       {app(strings.Replace(appClaims, `"aud":["app-1","other"],`, ``, 1)), App, "audience", "there is no aud"},
		"app, empty aud":        {app(strings.Replace(appClaims, `["app-1","other"]`, `[]`, 1)), App, "audience", `aud is an empty array; expected "app-1"`},
		"no token":              {"x", Unknown, "structure", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, err := choice().Verify(t.Context(), test.token, now())
			if err != nil {
				t.Fatal(err)
			}
			assertUntrustedStaysHidden(t, r)
			var failed, names []string
			for _, c := range r.Checks {
				names = append(names, c.Name)
				if c.Status == Failed {
					failed = append(failed, c.Name)
				}
			}
			if r.Kind != test.kind || strings.Join(failed, " ") != test.fails || r.Valid != (test.fails == "") || !slices.Equal(names, checkNames[:]) {
				t.Errorf("kind %s, failures %q, checks %q", r.Kind, r.Failures(), names)
			}
			if !strings.Contains(strings.Join(r.Failures(), "\n"), test.words) {
				t.Errorf("%q is missing in %q", test.words, r.Failures())
			}
		})
	}
}

func TestChoice_Verify_noAudience(t *testing.T) {
	t.Parallel()
	token := sign(t, `{"alg":"RS256","kid":"rsa"}`, appClaims, "RS256", testKeys().rsa)
	c := choice()
	c.App.Policy.Audience = ""
	for _, verify := range []func() (Result, error){
		func() (Result, error) { return c.Verify(t.Context(), token, now()) },
		func() (Result, error) { return c.App.Verify(t.Context(), token, now()) },
	} {
		r, err := verify()
		if err != nil || r.Valid || !strings.HasPrefix(strings.Join(r.Failures(), "\n"), "audience: no app ID is known") {
			t.Errorf("%q, %v", r.Failures(), err)
		}
	}
	c.App.Policy.NoAudience = true
	if r, err := c.Verify(t.Context(), token, now()); err != nil || !r.Valid || check(t, r, "audience").Status != Skipped {
		t.Errorf("%q, %v", r.Failures(), err)
	}
}

// TestPolicy_accepts: RFC 9864 gives the algorithm a second name.
func TestPolicy_accepts(t *testing.T) {
	t.Parallel()
	for _, named := range []string{"EdDSA", "Ed25519"} {
		token := edToken(t, strings.Replace(goodHeader, "EdDSA", named, 1), goodClaims)
		for _, accepted := range [][]string{nil, {"EdDSA"}, {"Ed25519"}} {
			policy := session()
			policy.Algorithms = accepted
			if r := mustVerify(t, token, policy); !r.Valid {
				t.Errorf("%s, accepted %q: %q", named, accepted, r.Failures())
			}
		}
	}
	if session().accepts("Ed448") || session().accepts("RS256") {
		t.Error("another algorithm is accepted")
	}
}
