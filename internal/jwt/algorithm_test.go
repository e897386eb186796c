package jwt

import (
	"testing"

	"github.com/golang-jwt/jwt/v5"
)

func TestCheckAlgorithm(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"HS256", "none", "", "eddsa", "RS1"} {
		if CheckAlgorithm(name) == nil {
			t.Errorf("%q is accepted", name)
		}
	}
	for _, name := range Algorithms() {
		if CheckAlgorithm(name) != nil || (name != "Ed25519" && jwt.GetSigningMethod(name) == nil) {
			t.Errorf("%q is not accepted", name)
		}
	}
	policy := Policy{Kind: Any, Algorithms: []string{"HS256", "none"}}
	if r := mustVerify(t, sign(t, `{"alg":"HS256","kid":"ed"}`, goodClaims, "HS256", []byte("x")), policy); r.Valid {
		t.Error("a policy let a symmetric algorithm through")
	}
}
