package jwt

import (
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/jwks"
)

// TestVerify_keysWithoutKid: a key without kid can verify any token if it is the
// only one; with several, --any-key tries them. A key with a kid is for that kid.
func TestVerify_keysWithoutKid(t *testing.T) {
	t.Parallel()
	k := testKeys()
	ed := jwks.Key{Type: "OKP", Public: k.ed.Public()}
	other := jwks.Key{Type: "OKP", Public: k.other.Public()}
	named := jwks.Key{ID: "ed", Type: "OKP", Public: k.ed.Public()}
	for name, test := range map[string]struct {
		keys   []jwks.Key
		header string
		anyKey bool
		words  string // of the failure; "" is valid
	}{
		"only key":                          {[]jwks.Key{ed}, `{"alg":"EdDSA","kid":"any"}`, false, ""},
		"only key, token without kid":       {[]jwks.Key{ed}, `{"alg":"EdDSA"}`, false, ""},
		"only key, another":                 {[]jwks.Key{other}, `{"alg":"EdDSA","kid":"any"}`, false, "does not match this key"},
		"several":                           {[]jwks.Key{other, ed}, `{"alg":"EdDSA","kid":"any"}`, false, "2 of the 2 keys of the set have no kid, and --any-key tries them"},
		"several, any key":                  {[]jwks.Key{other, ed}, `{"alg":"EdDSA","kid":"any"}`, true, ""},
		"several, token without kid":        {[]jwks.Key{other, ed}, `{"alg":"EdDSA"}`, false, "the header has no kid"},
		"several, any key, without kid":     {[]jwks.Key{other, ed}, `{"alg":"EdDSA"}`, true, ""},
		"named key, another kid":            {[]jwks.Key{named}, `{"alg":"EdDSA","kid":"any"}`, false, `no key "any"`},
		"named key, another kid, any key":   {[]jwks.Key{named}, `{"alg":"EdDSA","kid":"any"}`, true, `no key "any"`},
		"named key, token without kid":      {[]jwks.Key{named}, `{"alg":"EdDSA"}`, false, "the header has no kid"},
		"named key, without kid, any key":   {[]jwks.Key{named}, `{"alg":"EdDSA"}`, true, ""},
		"named and unnamed, kid of neither": {[]jwks.Key{named, other}, `{"alg":"EdDSA","kid":"any"}`, true, "does not match this key"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			policy := session()
			policy.AnyKey = test.anyKey
			r, err := Verify(t.Context(), edToken(t, test.header, goodClaims), policy, jwks.Static{Set: jwks.Set{Keys: slices.Clone(test.keys)}, Source: "keys.pem"}, now())
			if err != nil {
				t.Fatal(err)
			}
			if failures := strings.Join(r.Failures(), "\n"); r.Valid != (test.words == "") || !strings.Contains(failures, test.words) {
				t.Errorf("%q", failures)
			}
		})
	}
}

// TestPolicy_allows: an RSA key of the app tokens' provider that names no
// algorithm is for RS256.
func TestPolicy_allows(t *testing.T) {
	t.Parallel()
	key := jwks.Key{Type: "RSA", Public: &testKeys().rsa.PublicKey}
	named := key
	named.Algorithm = "PS256"
	pinned := appPolicy()
	pinned.Algorithms = []string{"PS256"}
	for _, test := range []struct {
		policy    Policy
		key       jwks.Key
		algorithm string
		want      bool
	}{
		{appPolicy(), key, "RS256", true}, {appPolicy(), key, "PS256", false}, {appPolicy(), named, "PS256", true},
		{appPolicy(), named, "RS256", false}, {pinned, key, "PS256", true}, {Policy{Kind: Any}, key, "PS256", true},
	} {
		if got := test.policy.allows(test.key, test.algorithm); got != test.want {
			t.Errorf("%s with alg %q for %s: %v", test.policy.Kind, test.key.Algorithm, test.algorithm, got)
		}
	}
}
