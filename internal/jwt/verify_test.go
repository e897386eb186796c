package jwt

import (
	"context"
	"crypto"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/jwks"
)

func TestVerify_validSession(t *testing.T) {
	t.Parallel()
	r := mustVerify(t, edToken(t, goodHeader, goodClaims), session())
	if !r.Valid || r.Tenant != "t-1" || r.User != "u-1" || string(r.Claims) != goodClaims || string(r.Header) != goodHeader {
		t.Errorf("%+v", r)
	}
	if r.Key == nil || r.Key.ID != "ed" || r.Key.Algorithm != "EdDSA" || r.Key.Source != "keys.json" {
		t.Errorf("key %+v", r.Key)
	}
	if !r.Expires.Equal(now().Add(10 * time.Minute)) {
		t.Errorf("expires %s", r.Expires)
	}
	var names []string
	for _, c := range r.Checks {
		names = append(names, c.Name)
	}
	if want := "structure kind algorithm critical key signature issuer audience expiry not-before issued-at tenant user"; strings.Join(names, " ") != want || strings.Join(checkNames[:], " ") != want {
		t.Errorf("checks: %q", names)
	}
}

// TestVerify_invalidSession changes one thing at a time and looks for the check
// that has to find it.
func TestVerify_invalidSession(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, header, payload, check, want string }{
		{"kid missing", `{"alg":"EdDSA"}`, goodClaims, "key", "the header has no kid"},
		{"kid empty", `{"alg":"EdDSA","kid":""}`, goodClaims, "key", "the header has no kid"},
		{"kid in the payload", `{"alg":"EdDSA"}`, strings.Replace(goodClaims, "{", `{"kid":"ed",`, 1), "key", "as in older session tokens"},
		{"kid a number", `{"alg":"EdDSA","kid":1}`, goodClaims, "key", "kid is a number, not a string"},
		{"kid unknown", `{"alg":"EdDSA","kid":"nobody"}`, goodClaims, "key", `no key "nobody"; the key set has "ed", "other", "rsa", "ec" (keys.json)`},
		{"kid of an RSA key", `{"alg":"EdDSA","kid":"rsa"}`, goodClaims, "key", `the key "rsa" is RSA 2048 and not for "EdDSA": its kty is "RSA", not "OKP"`},
		{"kid of another key", `{"alg":"EdDSA","kid":"other"}`, goodClaims, "signature", "does not match this key"},
		{"alg missing", `{"kid":"ed"}`, goodClaims, "algorithm", "the header has no alg"},
		{"alg a number", `{"alg":1,"kid":"ed"}`, goodClaims, "algorithm", "alg is not a string"},
		{"alg none", `{"alg":"none","kid":"ed"}`, goodClaims, "algorithm", `"none": the token is not signed`},
		{"alg None", `{"alg":"None","kid":"ed"}`, goodClaims, "algorithm", `"None": the token is not signed`},
		{"alg NONE", `{"alg":"NONE","kid":"ed"}`, goodClaims, "algorithm", `"NONE": the token is not signed`},
		{"alg nOnE", `{"alg":"nOnE","kid":"ed"}`, goodClaims, "algorithm", `"nOnE": the token is not signed`},
		{"alg in lower case", `{"alg":"eddsa","kid":"ed"}`, goodClaims, "algorithm", `"eddsa" is not accepted; accepted: EdDSA`},
		{"crit", `{"alg":"EdDSA","kid":"ed","crit":["exp"]}`, goodClaims, "critical", `not supported: crit "exp"`},
		{"crit empty", `{"alg":"EdDSA","kid":"ed","crit":[]}`, goodClaims, "critical", "not supported"},
		{"crit null", `{"alg":"EdDSA","kid":"ed","crit":null}`, goodClaims, "critical", "not supported"},
		{"b64", `{"alg":"EdDSA","kid":"ed","b64":false}`, goodClaims, "critical", "the header has b64"},
		{"alg twice", `{"alg":"EdDSA","alg":"EdDSA","kid":"ed"}`, goodClaims, "structure", `given more than once: header "/alg"`},
		{"exp missing", goodHeader, `{"iss":"https://api.jtl-cloud.com","tenantId":"t","userId":"u"}`, "expiry", "there is no exp"},
		{"exp a string", goodHeader, strings.Replace(goodClaims, "1800000600", `"1800000600"`, 1), "expiry", "exp is a string, not a number"},
		{"exp huge", goodHeader, strings.Replace(goodClaims, "1800000600", "1e300", 1), "expiry", "exp is out of range: 1e300"},
		{"exp negative", goodHeader, strings.Replace(goodClaims, "1800000600", "-1", 1), "expiry", "exp is out of range: -1"},
		{"exp past", goodHeader, strings.Replace(goodClaims, "1800000600", "1799999808", 1), "expiry", "2027-01-15T07:56:48Z, expired 3m12s ago"},
		{"exp now", goodHeader, strings.Replace(goodClaims, "1800000600", "1800000000", 1), "expiry", "expired now"},
		{"nbf to come", goodHeader, strings.Replace(goodClaims, "{", `{"nbf":1800000060,`, 1), "not-before", "valid only in 1m"},
		{"nbf a string", goodHeader, strings.Replace(goodClaims, "{", `{"nbf":"x",`, 1), "not-before", "nbf is a string"},
		{"exp in milliseconds", goodHeader, strings.Replace(goodClaims, "1800000600", "1800000600000", 1), "expiry", "exp is out of range: 1800000600000; it seems to be in milliseconds, and must be in seconds"},
		{"iat a string", goodHeader, strings.Replace(goodClaims, "{", `{"iat":"1799999000",`, 1), "issued-at", "iat is a string, not a number"},
		{"iat null", goodHeader, strings.Replace(goodClaims, "{", `{"iat":null,`, 1), "issued-at", "iat is null, not a number"},
		{"iat in milliseconds", goodHeader, strings.Replace(goodClaims, "{", `{"iat":1799999000000,`, 1), "issued-at", "it seems to be in milliseconds"},
		{"half a surrogate pair in the tenant", goodHeader, strings.Replace(goodClaims, `"t-1"`, `"t\ud800"`, 1), "structure", `unpaired surrogate, which is not a character, in payload "/tenantId"`},
		{"half a surrogate pair in a name", goodHeader, strings.Replace(goodClaims, "{", `{"a":[{"\udfff":1}],`, 1), "structure", `in payload "/a/0/`},
		{"half a surrogate pair in the kid", `{"alg":"EdDSA","kid":"ed","x":"\uDC00\uD800"}`, goodClaims, "structure", `in header "/x"`},
		{"issuer missing", goodHeader, `{"tenantId":"t","userId":"u","exp":1800000600}`, "issuer", "there is no iss; expected https://api.jtl-cloud.com"},
		{"issuer wrong", goodHeader, strings.Replace(goodClaims, "api.jtl", "auth.jtl", 1), "issuer", `"https://auth.jtl-cloud.com" instead of https://api.jtl-cloud.com`},
		{"issuer with a slash", goodHeader, strings.Replace(goodClaims, `cloud.com"`, `cloud.com/"`, 1), "issuer", "they differ in a trailing slash"},
		{"issuer in capitals", goodHeader, strings.Replace(goodClaims, "https", "HTTPS", 1), "issuer", "they differ in letter case"},
		{"issuer a number", goodHeader, strings.Replace(goodClaims, `"https://api.jtl-cloud.com"`, "1", 1), "issuer", "iss is not a string"},
		{"tenant missing", goodHeader, strings.Replace(goodClaims, `"tenantId":"t-1",`, "", 1), "tenant", "there is no tenantId"},
		{"tenant a number", goodHeader, strings.Replace(goodClaims, `"t-1"`, "1", 1), "tenant", "tenantId is a number, not a string"},
		{"tenant null", goodHeader, strings.Replace(goodClaims, `"t-1"`, "null", 1), "tenant", "tenantId is null, not a string"},
		{"tenant an array", goodHeader, strings.Replace(goodClaims, `"t-1"`, `["t-1"]`, 1), "tenant", "tenantId is an array, not a string"},
		{"tenant empty", goodHeader, strings.Replace(goodClaims, `"t-1"`, `" "`, 1), "tenant", "tenantId is empty"},
		{"tenant of zero width spaces", goodHeader, strings.Replace(goodClaims, `"t-1"`, `"\u200b\ufeff\u2060"`, 1), "tenant", "tenantId is empty"},
		{"tenant of Hangul fillers", goodHeader, strings.Replace(goodClaims, `"t-1"`, `"\u3164\u115f"`, 1), "tenant", "tenantId is empty"},
		{"tenant of a blank Braille pattern", goodHeader, strings.Replace(goodClaims, `"t-1"`, `"\u2800"`, 1), "tenant", "tenantId is empty"},
		{"user of controls and selectors", goodHeader, strings.Replace(goodClaims, `"u-1"`, `"\u0000\ufe0f\u00a0\u202e\udb40\udc41"`, 1), "user", "userId is empty"},
		{"tenant with a Hangul filler", goodHeader, strings.Replace(goodClaims, `"t-1"`, `"t-1\u3164"`, 1), "tenant", "tenantId contains invisible characters"},
		{"tenant with a line break", goodHeader, strings.Replace(goodClaims, `"t-1"`, `"t\nvalid"`, 1), "tenant", "tenantId contains invisible characters"},
		{"user with a zero width space", goodHeader, strings.Replace(goodClaims, `"u-1"`, `"u\u200b"`, 1), "user", "userId contains invisible characters"},
		{"tenant in another case", goodHeader, strings.Replace(goodClaims, "tenantId", "TenantID", 1), "tenant", `there is no tenantId; there is "TenantID", but letter case matters`},
		{"tenant twice", goodHeader, strings.Replace(goodClaims, "{", `{"tenantId":"evil",`, 1), "structure", `given more than once: payload "/tenantId"`},
		{"user missing", goodHeader, strings.Replace(goodClaims, `"userId":"u-1",`, "", 1), "user", "there is no userId"},
		{"user empty", goodHeader, strings.Replace(goodClaims, `"u-1"`, `""`, 1), "user", "userId is empty"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			r := mustVerify(t, edToken(t, test.header, test.payload), session())
			if c := check(t, r, test.check); r.Valid || c.Status != Failed || !strings.Contains(c.Detail, test.want) {
				t.Errorf("valid %v, %+v\nwant %s", r.Valid, c, test.want)
			}
			if failures := r.Failures(); len(failures) != 1 {
				t.Errorf("one thing was changed, %d checks failed: %q", len(failures), failures)
			}
		})
	}
}

func TestVerify_allFailures(t *testing.T) {
	t.Parallel()
	r := mustVerify(t, edToken(t, `{"alg":"none","crit":["x"]}`, `{"exp":"x","nbf":"y"}`), session())
	if got := len(r.Failures()); got != 7 {
		t.Errorf("%d failures: %q", got, r.Failures())
	}
	// No key could help a token that is not signed.
	for _, name := range []string{"key", "signature"} {
		if c := check(t, r, name); c.Status != Skipped || strings.Contains(c.Detail, "--any-key") {
			t.Errorf("%+v", c)
		}
	}
}

func TestVerify_forgeries(t *testing.T) {
	t.Parallel()
	k := testKeys()
	der, err := x509.MarshalPKIXPublicKey(k.ed.Public())
	if err != nil {
		t.Fatal(err)
	}
	good := edToken(t, goodHeader, goodClaims)
	parts := strings.Split(good, ".")
	evilKey := `{"kty":"OKP","crv":"Ed25519","x":"` + base64.RawURLEncoding.EncodeToString(k.other.Public().(edPublic)) + `"}`
	other := crypto.Signer(k.other)
	for name, token := range map[string]string{
		"public key as HMAC secret": sign(t, `{"alg":"HS256","kid":"ed"}`, goodClaims, "HS256", der),
		"raw public key as secret":  sign(t, `{"alg":"HS256","kid":"ed"}`, goodClaims, "HS256", []byte(k.ed.Public().(edPublic))),
		"EdDSA label on an HMAC":    sign(t, goodHeader, goodClaims, "HS256", der),
		"signature taken away":      parts[0] + "." + parts[1] + ".",
		"alg none, no signature":    b64(`{"alg":"none","kid":"ed"}`) + "." + parts[1] + ".",
		"embedded jwk":              sign(t, `{"alg":"EdDSA","kid":"ed","jwk":`+evilKey+`}`, goodClaims, "EdDSA", other),
		"jku":                       sign(t, `{"alg":"EdDSA","kid":"ed","jku":"https://evil.example/keys"}`, goodClaims, "EdDSA", other),
		"x5c and x5u":               sign(t, `{"alg":"EdDSA","kid":"ed","x5c":["AA"],"x5u":"https://evil.example"}`, goodClaims, "EdDSA", other),
		"other payload":             parts[0] + "." + b64(strings.Replace(goodClaims, "t-1", "t-2", 1)) + "." + parts[2],
		"other header":              b64(`{"alg":"EdDSA","kid":"ed"}`) + "." + parts[1] + "." + parts[2],
		"RS256 under the default":   sign(t, `{"alg":"RS256","kid":"rsa"}`, goodClaims, "RS256", k.rsa),
		"ES256 under the default":   sign(t, `{"alg":"ES256","kid":"ec"}`, goodClaims, "ES256", k.ec),
	} {
		if r := mustVerify(t, token, session()); r.Valid {
			t.Errorf("%s: valid", name)
		}
	}
}

func TestVerify_keysInHeader(t *testing.T) {
	t.Parallel()
	r := mustVerify(t, edToken(t, `{"alg":"EdDSA","kid":"ed","jku":"https://evil.example/keys","jwk":{}}`, goodClaims), session())
	if c := check(t, r, "key"); !r.Valid || !strings.Contains(c.Detail, "jwk, jku of the header ignored") {
		t.Errorf("%+v", c)
	}
}

func TestVerify_algorithms(t *testing.T) {
	t.Parallel()
	k := testKeys()
	claims := `{"iss":"i","exp":1800000600}`
	rs256 := sign(t, `{"alg":"RS256","kid":"rsa"}`, claims, "RS256", k.rsa)
	ps256 := sign(t, `{"alg":"PS256","kid":"rsa"}`, claims, "PS256", k.rsa)
	es256 := sign(t, `{"alg":"ES256","kid":"ec"}`, claims, "ES256", k.ec)
	ed25519Name := edToken(t, `{"alg":"Ed25519","kid":"ed"}`, goodClaims)
	for _, test := range []struct {
		name, token string
		policy      Policy
		valid       bool
	}{
		{"RS256, any", rs256, Policy{Kind: Any}, true},
		{"RS256, access", rs256, Policy{Kind: Access, Issuers: []string{"i"}}, true},
		{"RS256, other issuer", rs256, Policy{Kind: Access, Issuers: []string{"j"}}, false},
		{"RS256, ES256 asked for", rs256, Policy{Kind: Any, Algorithms: []string{"ES256"}}, false},
		{"PS256 against a key for RS256", ps256, Policy{Kind: Any}, false},
		{"ES256, any", es256, Policy{Kind: Any}, true},
		{"ES256, access", es256, Policy{Kind: Access}, true},
		{"ES384 claimed", sign(t, `{"alg":"ES384","kid":"ec"}`, claims, "ES256", k.ec), Policy{Kind: Any}, false},
		{"Ed25519 by its own name", ed25519Name, Policy{Kind: Session, Algorithms: []string{"Ed25519"}, Issuers: []string{testIssuer}}, true},
		{"RS256 asked for explicitly as session", sign(t, `{"alg":"RS256","kid":"rsa"}`, goodClaims, "RS256", k.rsa),
			Policy{Kind: Session, Algorithms: []string{"RS256"}, Issuers: []string{testIssuer}}, true},
	} {
		if r := mustVerify(t, test.token, test.policy); r.Valid != test.valid {
			t.Errorf("%s: valid %v, %q", test.name, r.Valid, r.Failures())
		}
	}
}

func TestVerify_appTokens(t *testing.T) {
	t.Parallel()
	k := testKeys()
	policy := Policy{Kind: App, Issuers: []string{"https://id.jtl-cloud.com"}, Audience: "app-1"}
	token := func(claims string) string {
		return sign(t, `{"alg":"RS256","kid":"rsa"}`, `{"iss":"https://id.jtl-cloud.com","exp":1800000600,`+claims+`}`, "RS256", k.rsa)
	}
	for claims, failing := range map[string]string{
		`"aud":"app-1","sub":"u","urn:jtl:tenant_id":"t"`:                                "",
		`"aud":["x","app-1"],"sub":"u","urn:jtl:tenant_id":"t","urn:jtl:app_id":"app-1"`: "",
		`"aud":["x","app-1"],"sub":"u","urn:jtl:tenant_id":"t","urn:jtl:app_id":"app-2"`: "audience",
		`"aud":["app-1"],"sub":"u","urn:jtl:tenant_id":"t","urn:jtl:app_id":["app-2"]`:   "audience",
		`"aud":["app-1"],"sub":"u","urn:jtl:tenant_id":"t","urn:jtl:app_id":null`:        "audience",
		`"aud":["x"],"sub":"u","urn:jtl:tenant_id":"t"`:                                  "audience",
		`"aud":[1],"sub":"u","urn:jtl:tenant_id":"t"`:                                    "audience",
		`"aud":{"a":"app-1"},"sub":"u","urn:jtl:tenant_id":"t"`:                          "audience",
		`"sub":"u","urn:jtl:tenant_id":"t"`:                                              "audience",
		`"aud":"app-1","sub":"u","tenantId":"t"`:                                         "tenant",
		`"aud":"app-1","urn:jtl:tenant_id":"t"`:                                          "user",
	} {
		r := mustVerify(t, token(claims), policy)
		if (failing == "") != r.Valid || (failing != "" && check(t, r, failing).Status != Failed) {
			t.Errorf("%s: valid %v, %q", claims, r.Valid, r.Failures())
		}
		if r.Valid && (r.Tenant != "t" || r.User != "u") {
			t.Errorf("tenant %q, user %q", r.Tenant, r.User)
		}
	}
}

func TestVerify_policies(t *testing.T) {
	t.Parallel()
	good := edToken(t, goodHeader, goodClaims)
	noKid := edToken(t, `{"alg":"EdDSA"}`, goodClaims)
	stale := edToken(t, goodHeader, strings.Replace(goodClaims, "1800000600", "1799999990", 1))
	extra := edToken(t, goodHeader, strings.Replace(goodClaims, "{", `{"role":"admin","n":12345678901234567890,"on":true,"l":[1, 2],`, 1))
	with := func(change func(*Policy)) Policy {
		p := session()
		change(&p)
		return p
	}
	for _, test := range []struct {
		name, token string
		policy      Policy
		valid       bool
	}{
		{"any key", noKid, with(func(p *Policy) { p.AnyKey = true }), true},
		{"any key, but an unknown kid", edToken(t, `{"alg":"EdDSA","kid":"x"}`, goodClaims), with(func(p *Policy) { p.AnyKey = true }), false},
		{"any key, signed by none", sign(t, `{"alg":"EdDSA"}`, goodClaims, "HS256", []byte("x")), with(func(p *Policy) { p.AnyKey = true }), false},
		{"the tenant", good, with(func(p *Policy) { p.Tenant = "t-1" }), true},
		{"another tenant", good, with(func(p *Policy) { p.Tenant = "t-2" }), false},
		{"the tenant in another case", good, with(func(p *Policy) { p.Tenant = "T-1" }), false},
		{"leeway", stale, with(func(p *Policy) { p.Leeway = 11 * time.Second }), true},
		{"leeway to the second", stale, with(func(p *Policy) { p.Leeway = 10 * time.Second }), false},
		{"a claim", extra, with(func(p *Policy) {
			p.Claims = []Claim{{"role", "admin"}, {"n", "12345678901234567890"}, {"on", "true"}, {"l", "[1,2]"}}
		}), true},
		{"a claim of another value", extra, with(func(p *Policy) { p.Claims = []Claim{{"role", "root"}} }), false},
		{"a number that differs in its last digit", extra, with(func(p *Policy) { p.Claims = []Claim{{"n", "12345678901234567891"}} }), false},
		{"a claim that is missing", extra, with(func(p *Policy) { p.Claims = []Claim{{"Role", "admin"}} }), false},
		{"no issuer", edToken(t, goodHeader, strings.Replace(goodClaims, "api", "x", 1)), with(func(p *Policy) { p.NoIssuer = true }), true},
		{"an audience that is not there", good, with(func(p *Policy) { p.Audience = "a" }), false},
		{"any kind, no exp", edToken(t, goodHeader, `{}`), Policy{Kind: Any}, true},
		{"any kind, a tenant that is not named", edToken(t, goodHeader, `{}`), Policy{Kind: Any, Tenant: "t"}, false},
		{"any kind, the tenant of a session", good, Policy{Kind: Any, Tenant: "t-1"}, true},
	} {
		if r := mustVerify(t, test.token, test.policy); r.Valid != test.valid {
			t.Errorf("%s: valid %v, %q", test.name, r.Valid, r.Failures())
		}
	}
}

func TestVerify_hints(t *testing.T) {
	t.Parallel()
	just := edToken(t, goodHeader, strings.Replace(goodClaims, "1800000600", "1799999701", 1))
	long := edToken(t, goodHeader, strings.Replace(goodClaims, "1800000600", "1799999700", 1))
	soon := edToken(t, goodHeader, strings.Replace(goodClaims, "{", `{"nbf":1800000010,`, 1))
	app := edToken(t, goodHeader, `{"urn:jtl:tenant_id":"t"}`)
	for token, want := range map[string]string{
		just: "has only just expired",
		soon: "becomes valid very soon",
		app:  "looks like a token of kind app",
		long: "",
	} {
		if r := mustVerify(t, token, session()); !strings.Contains(r.Hint, want) || (want == "") != (r.Hint == "") {
			t.Errorf("hint %q, want %q", r.Hint, want)
		}
	}
}

// countingKeys counts how often keys were asked for.
type countingKeys struct {
	asked int
	err   error
}

func (c *countingKeys) Find(context.Context, string) (jwks.Match, error) {
	c.asked++
	return jwks.Match{}, c.err
}

func TestVerify_noKeyLookup(t *testing.T) {
	t.Parallel()
	for _, token := range []string{
		"", "abc", b64(`{"alg":"none","kid":"x"}`) + "." + b64(goodClaims) + ".",
		b64(`{"alg":"EdDSA"}`) + "." + b64(goodClaims) + ".AA", b64(`{"alg":"EdDSA","kid":"x","crit":["a"]}`) + "." + b64(goodClaims) + ".AA",
		b64(`{"alg":"EdDSA","kid":"x"}`) + "." + b64(`{"exp":1,"exp":2}`) + ".AA",
	} {
		source := &countingKeys{}
		if r, err := Verify(t.Context(), token, session(), source, now()); err != nil || r.Valid || source.asked != 0 {
			t.Errorf("%q: asked %d times, %v", token, source.asked, err)
		}
	}
}

func TestVerify_keySourceError(t *testing.T) {
	t.Parallel()
	broken := errors.New("no key set")
	r, err := Verify(t.Context(), edToken(t, goodHeader, goodClaims), session(), &countingKeys{err: broken}, now())
	if !errors.Is(err, broken) || r.Valid {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestVerify_emptyKeySet(t *testing.T) {
	t.Parallel()
	r, err := Verify(t.Context(), edToken(t, goodHeader, goodClaims), session(), jwks.Static{Source: "empty.json"}, now())
	if err != nil || r.Valid {
		t.Fatalf("%+v, %v", r, err)
	}
	if c := check(t, r, "key"); c.Detail != "the key set has no usable keys (empty.json)" {
		t.Errorf("%+v", c)
	}
}

// TestVerify_unusableKey: the reason names the member that forbids it.
func TestVerify_unusableKey(t *testing.T) {
	t.Parallel()
	k := testKeys()
	x := func(key crypto.Signer) string { return base64.RawURLEncoding.EncodeToString(key.Public().(edPublic)) }
	point, err := k.ec.PublicKey.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	ec := fmt.Sprintf(`"kty":"EC","crv":"P-256","x":%q,"y":%q`, base64.RawURLEncoding.EncodeToString(point[1:33]), base64.RawURLEncoding.EncodeToString(point[33:]))
	ed := `"kty":"OKP","crv":"Ed25519","x":"` + x(k.ed) + `"`
	es384 := sign(t, `{"alg":"ES384","kid":"k"}`, goodClaims, "ES256", k.ec)
	token := edToken(t, `{"alg":"EdDSA","kid":"k"}`, goodClaims)
	without := edToken(t, `{"alg":"EdDSA"}`, goodClaims)
	for _, test := range []struct{ name, token, keys, check, want string }{
		{"use", token, `{"kid":"k","use":"enc",` + ed + `}`, "key", `its use is "enc", not "sig"`},
		{"key_ops", token, `{"kid":"k","key_ops":["sign"],` + ed + `}`, "key", `its key_ops are "sign", without "verify"`},
		{"alg", token, `{"kid":"k","alg":"ES256K",` + ed + `}`, "key", `its alg is "ES256K"`},
		{"crv", token, `{"kid":"k","kty":"OKP","crv":"Ed448","x":"AA"}`, "key", `its crv is "Ed448", not Ed25519`},
		{"kty", token, `{"kid":"k","kty":"XYZ"}`, "key", `its kty "XYZ" is not supported`},
		{"kty for another algorithm", token, `{"kid":"k",` + ec + `}`, "key", `its kty is "EC", not "OKP"`},
		{"crv for another algorithm", es384, `{"kid":"k",` + ec + `}`, "key", `its crv is "P-256", not "P-384"`},
		{"size", token, `{"kid":"k","kty":"RSA","n":"AQAB","e":"AQAB"}`, "key", `its n has 17 bits; 2048 to 8192 are supported`},
		{"given twice", token, `{"kid":"k","x":"AA",` + ed + `}`, "key", `it has "x" more than once`},
		{"several of a kid", token, `{"kid":"k",` + ec + `},{"kid":"k","alg":"RS256",` + ed + `}`, "key", `none of 2 keys is for "EdDSA": "k": its kty is "EC", not "OKP"; "k": its alg is "RS256"`},
		{"any key", without, `{"kid":"k","use":"enc",` + ed + `}`, "key", `no usable keys: key 1 (kid "k"): its use is "enc", not "sig"`},
		{"a private key without kid", token, `{"d":"AA",` + ed + `}`, "key", `no usable keys: key 1: it contains a private or symmetric key (d)`},
		{"the right key left out, a wrong one kept", token,
			`{"kid":"k","use":"enc",` + ed + `},{"kid":"k","kty":"OKP","crv":"Ed25519","x":"` + x(k.other) + `"}`, "signature", `another key of this kid cannot be used: its use is "enc", not "sig"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			set, err := jwks.Parse([]byte(`{"keys":[` + test.keys + `]}`))
			if err != nil {
				t.Fatal(err)
			}
			policy := Policy{Kind: Any, AnyKey: true}
			r, err := Verify(t.Context(), test.token, policy, jwks.Static{Set: set, Source: "keys.json"}, now())
			if err != nil || r.Valid {
				t.Fatalf("%+v, %v", r, err)
			}
			if c := check(t, r, test.check); c.Status != Failed || !strings.Contains(c.Detail, test.want) {
				t.Errorf("%+v\nwant %s", c, test.want)
			}
		})
	}
}

// TestVerify_privatePEM: why the only key cannot be used is said for every token.
func TestVerify_privatePEM(t *testing.T) {
	t.Parallel()
	set, err := jwks.Parse([]byte("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, header := range []string{`{"alg":"EdDSA"}`, `{"alg":"EdDSA","kid":"k"}`} {
		r, err := Verify(t.Context(), edToken(t, header, goodClaims), session(), jwks.Static{Set: set, Source: "key.pem"}, now())
		if c := check(t, r, "key"); err != nil || r.Valid || c.Detail != "the key set has no usable keys: key 1: it is a private key, which does not belong in a public key set (key.pem)" {
			t.Errorf("%s: %+v, %v", header, c, err)
		}
	}
}

// TestVerify_manyKeys: only the first of the keys that fit are tried, however
// many a set has.
func TestVerify_manyKeys(t *testing.T) {
	t.Parallel()
	k := testKeys()
	wrong := jwks.Key{ID: "ed", Type: "OKP", Public: k.other.Public()}
	right := jwks.Key{ID: "ed", Type: "OKP", Public: k.ed.Public()}
	misfit := jwks.Key{ID: "ed", Type: "RSA", Public: &k.rsa.PublicKey}
	keysOf := func(first jwks.Key, n int, last jwks.Key) jwks.Static {
		return jwks.Static{Set: jwks.Set{Keys: append(slices.Repeat([]jwks.Key{first}, n), last)}}
	}
	for _, test := range []struct {
		name  string
		keys  jwks.Static
		valid bool
		want  string
	}{
		{"the eighth", keysOf(wrong, maxTried-1, right), true, "matches this key"},
		{"the ninth", keysOf(wrong, maxTried, right), false, "matches none of the first 8 of 9 keys, and no more are tried"},
		{"after many that do not fit", keysOf(misfit, 1000, right), true, "matches this key"},
		{"none of eight", keysOf(wrong, maxTried-1, wrong), false, "matches none of 8 keys"},
	} {
		for _, header := range []string{goodHeader, `{"alg":"EdDSA"}`} {
			policy := session()
			policy.AnyKey = true
			r, err := Verify(t.Context(), edToken(t, header, goodClaims), policy, test.keys, now())
			if err != nil || r.Valid != test.valid || !strings.Contains(check(t, r, "signature").Detail, test.want) {
				t.Errorf("%s, %s: valid %v, %q, %v", test.name, header, r.Valid, r.Failures(), err)
			}
		}
	}
}
