package jwt

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"fmt"
	"slices"
	"strings"

	"github.com/golang-jwt/jwt/v5"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/jwks"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

// Algorithms lists the signature algorithms that can be verified with a public
// key (RFC 7518, 3.1; RFC 8037, 3.1; Ed25519 is RFC 9864's name of EdDSA on
// that curve). The symmetric ones and "none" are left out on purpose.
func Algorithms() []string { return slices.Clone(algorithms[:]) }

var algorithms = [...]string{"EdDSA", "Ed25519", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"}

// CheckAlgorithm refuses an algorithm that nothing can be verified with.
func CheckAlgorithm(name string) error {
	if slices.Contains(algorithms[:], name) {
		return nil
	}
	f := fault.New(fault.Usage, "the algorithm %q cannot be verified with a public key%s", name, suggest.Question(name, algorithms[:]))
	return f.WithHint("use one of %s", strings.Join(algorithms[:], ", "))
}

// signingMethod returns the implementation of an algorithm and whether a key is of
// the type and strength that the algorithm is for.
func signingMethod(algorithm string, key jwks.Key) (jwt.SigningMethod, bool) {
	name, curve := algorithm, ""
	switch algorithm {
	case "EdDSA", "Ed25519":
		_, fits := key.Public.(ed25519.PublicKey)
		return jwt.SigningMethodEdDSA, fits
	case "ES256":
		curve = "P-256"
	case "ES384":
		curve = "P-384"
	case "ES512":
		curve = "P-521"
	}
	if curve != "" {
		public, fits := key.Public.(*ecdsa.PublicKey)
		return jwt.GetSigningMethod(name), fits && public.Curve.Params().Name == curve
	}
	_, fits := key.Public.(*rsa.PublicKey)
	return jwt.GetSigningMethod(name), fits
}

// fits reports whether a key can check signatures of an algorithm: it is of the
// right type and curve and, if it names an algorithm, names this one.
func fits(key jwks.Key, algorithm string) bool {
	_, right := signingMethod(algorithm, key)
	return right && (key.Algorithm == "" || canonical(key.Algorithm) == canonical(algorithm))
}

// allows reports whether a key may verify a token with this algorithm under the
// policy. A key of the app tokens' provider allows the algorithm that it names,
// and without alg the usual one of its type: RS256 for RSA.
func (p Policy) allows(key jwks.Key, algorithm string) bool {
	if p.Kind == App && len(p.Algorithms) == 0 && key.Algorithm == "" && key.Type == "RSA" && algorithm != "RS256" {
		return false
	}
	return fits(key, algorithm)
}

// accepts reports whether an algorithm is among those that are accepted, by
// either of the names that Ed25519 has (RFC 9864).
func (p Policy) accepts(algorithm string) bool {
	return slices.ContainsFunc(p.algorithms(), func(one string) bool { return canonical(one) == canonical(algorithm) })
}

// mismatch says which member of a key does not allow an algorithm.
func mismatch(key jwks.Key, algorithm string) string {
	kty, crv := "RSA", ""
	switch canonical(algorithm) {
	case "EdDSA":
		kty = "OKP"
	case "ES256":
		kty, crv = "EC", "P-256"
	case "ES384":
		kty, crv = "EC", "P-384"
	case "ES512":
		kty, crv = "EC", "P-521"
	}
	switch {
	case key.Type != kty:
		return fmt.Sprintf("its kty is %s, not %s", quote(key.Type), quote(kty))
	case crv != "" && key.Strength() != crv:
		return fmt.Sprintf("its crv is %s, not %s", quote(key.Strength()), quote(crv))
	}
	if key.Algorithm == "" {
		return "it names no alg, and is for RS256 then"
	}
	return "its alg is " + quote(key.Algorithm)
}

func canonical(algorithm string) string {
	if algorithm == "Ed25519" {
		return "EdDSA"
	}
	return algorithm
}
