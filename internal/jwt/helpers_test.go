package jwt

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"sync"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/jtlctl/jtlctl/internal/jwks"
)

const (
	testIssuer = "https://api.jtl-cloud.com"
	testNow    = 1_800_000_000
	goodHeader = `{"alg":"EdDSA","typ":"JWT","kid":"ed"}`
	goodClaims = `{"iss":"https://api.jtl-cloud.com","tenantId":"t-1","userId":"u-1","exp":1800000600}`
)

func now() time.Time { return time.Unix(testNow, 0) }

func session() Policy { return Policy{Kind: Session, Issuers: []string{testIssuer}} }

// keys are the private keys that tests sign with, made once.
type keys struct {
	ed, other ed25519.PrivateKey
	rsa       *rsa.PrivateKey
	ec        *ecdsa.PrivateKey
}

var testKeys = sync.OnceValue(func() keys {
	var k keys
	_, k.ed, _ = ed25519.GenerateKey(rand.Reader)
	_, k.other, _ = ed25519.GenerateKey(rand.Reader)
	k.rsa, _ = rsa.GenerateKey(rand.Reader, 2048)
	k.ec, _ = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	return k
})

func keySet() jwks.Static {
	k := testKeys()
	return jwks.Static{Source: "keys.json", Set: jwks.Set{Keys: []jwks.Key{
		{ID: "ed", Type: "OKP", Algorithm: "EdDSA", Use: "sig", Public: k.ed.Public()},
		{ID: "other", Type: "OKP", Public: k.other.Public()},
		{ID: "rsa", Type: "RSA", Algorithm: "RS256", Public: &k.rsa.PublicKey},
		{ID: "ec", Type: "EC", Public: &k.ec.PublicKey},
	}}}
}

func b64(text string) string { return base64.RawURLEncoding.EncodeToString([]byte(text)) }

// sign makes a token of any header and payload, however wrong they are.
func sign(t testing.TB, header, payload, algorithm string, private any) string {
	t.Helper()
	signed := b64(header) + "." + b64(payload)
	signature, err := jwt.GetSigningMethod(algorithm).Sign(signed, private)
	if err != nil {
		t.Fatal(err)
	}
	return signed + "." + base64.RawURLEncoding.EncodeToString(signature)
}

func edToken(t testing.TB, header, payload string) string {
	t.Helper()
	return sign(t, header, payload, "EdDSA", crypto.Signer(testKeys().ed))
}

func mustVerify(t *testing.T, token string, policy Policy) Result {
	t.Helper()
	result, err := Verify(context.Background(), token, policy, keySet(), now())
	if err != nil {
		t.Fatal(err)
	}
	assertUntrustedStaysHidden(t, result)
	return result
}

// assertUntrustedStaysHidden: a token that fails any check never has its
// claims shown as trusted.
func assertUntrustedStaysHidden(t *testing.T, r Result) {
	t.Helper()
	if r.Valid {
		return
	}
	if r.Claims != nil || r.Tenant != "" || r.User != "" || !r.Expires.IsZero() {
		t.Errorf("claims of a token that is not valid are shown: %+v", r)
	}
}

func check(t *testing.T, r Result, name string) Check {
	t.Helper()
	for _, c := range r.Checks {
		if c.Name == name {
			return c
		}
	}
	t.Fatalf("no check %q in %+v", name, r.Checks)
	return Check{}
}

func secondsOf(n int64) time.Duration { return time.Duration(n) * time.Second }

type edPublic = ed25519.PublicKey
