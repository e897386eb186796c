package jwt_test

import (
	"context"
	"crypto/ed25519"
	"encoding/base64"
	"fmt"
	"time"

	"github.com/jtlctl/jtlctl/internal/jwks"
	"github.com/jtlctl/jtlctl/internal/jwt"
)

// newToken signs a session token that expires at 2027-01-15T08:15:00Z, and
// returns it with the key set that verifies it.
func newToken() (token string, keys jwks.Static) {
	private := ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))
	base64url := base64.RawURLEncoding.EncodeToString
	signed := base64url([]byte(`{"alg":"EdDSA","kid":"k1"}`)) + "." +
		base64url([]byte(`{"iss":"https://id.example","exp":1800000900,"tenantId":"t1","userId":"u1"}`))
	token = signed + "." + base64url(ed25519.Sign(private, []byte(signed)))
	public := private.Public().(ed25519.PublicKey)
	return token, jwks.Static{Source: "keys.json", Set: jwks.Set{Keys: []jwks.Key{
		{ID: "k1", Type: "OKP", Algorithm: "EdDSA", Public: public},
	}}}
}

func ExampleDecode() {
	text, _ := newToken()
	token, err := jwt.Parse(text)
	if err != nil {
		fmt.Println(err)
		return
	}
	decoded := jwt.Decode(token, time.Unix(1_800_000_000, 0))
	fmt.Println(decoded.Kind, decoded.Tenant, decoded.User, decoded.Verified)
	// Output: session t1 u1 false
}

func ExampleVerify() {
	token, keys := newToken()
	policy := jwt.Policy{Kind: jwt.Session, Issuers: []string{"https://id.example"}}
	for _, now := range []time.Time{time.Unix(1_800_000_000, 0), time.Unix(1_800_003_600, 0)} {
		result, err := jwt.Verify(context.Background(), token, policy, keys, now)
		if err != nil {
			fmt.Println(err) // the keys could not be loaded, so nothing was decided
			return
		}
		fmt.Println(result.Valid, result.Failures())
	}
	// Output:
	// true []
	// false [expiry: 2027-01-15T08:15:00Z, expired 45m ago]
}

func ExampleParse_error() {
	_, err := jwt.Parse("eyJhbGciOiJFZERTQSJ9.e30")
	fmt.Println(err)
	// Output: token: only two parts; a JWT has three, the signature is missing
}
