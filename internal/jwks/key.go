// Package jwks parses JSON Web Key Sets (RFC 7517, 8037), caches them, and finds
// the key with the kid of a token.
//
// Callers pass the bytes, the function that fetches them, and the time; the
// package knows nothing of HTTP, disk or access tokens, and only the kid of a
// token.
package jwks

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"fmt"
)

// Key is a public key that signatures can be checked with.
type Key struct {
	ID         string // kid; may be empty
	Type       string // kty: OKP, RSA, EC
	Algorithm  string // alg; may be empty
	Use        string // use; may be empty
	Public     crypto.PublicKey
	Thumbprint string // RFC 7638, SHA-256, base64url
	JWK        JWK
}

// JWK is the public form of a key, as a JWK Set has it.
type JWK struct {
	Type      string `json:"kty"`           // OKP, RSA or EC
	Curve     string `json:"crv,omitempty"` // of OKP and EC
	Use       string `json:"use,omitempty"` // what the key is for: sig
	Algorithm string `json:"alg,omitempty"` // the algorithm that the key is for
	ID        string `json:"kid,omitempty"` // the identifier of the key, as the header of a token names it
	N         string `json:"n,omitempty"`   // the modulus of RSA, base64url
	E         string `json:"e,omitempty"`   // the exponent of RSA, base64url
	X         string `json:"x,omitempty"`   // the public key of OKP, a coordinate of EC, base64url
	Y         string `json:"y,omitempty"`   // the other coordinate of EC, base64url
}

func (w jwk) toJWK() JWK {
	return JWK{w.Kty, w.Crv, w.Use, w.Alg, w.Kid, w.N, w.E, w.X, w.Y}
}

// Strength names curve or size: "Ed25519", "RSA 2048", "P-256".
func (k Key) Strength() string {
	switch public := k.Public.(type) {
	case *rsa.PublicKey:
		return fmt.Sprintf("RSA %d", public.N.BitLen())
	case *ecdsa.PublicKey:
		return public.Curve.Params().Name
	case ed25519.PublicKey:
		return "Ed25519"
	}
	return k.Type
}

// PEM returns the key as a PEM block of type PUBLIC KEY (RFC 5280).
func (k Key) PEM() ([]byte, error) {
	der, err := x509.MarshalPKIXPublicKey(k.Public)
	if err != nil {
		return nil, err
	}
	return pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}), nil
}

// thumbprint hashes the required members in the order of RFC 7638, 3.2. The
// values were decoded from base64url before, so that nothing needs escaping.
func thumbprint(w jwk) string {
	var canonical string
	switch w.Kty {
	case "RSA":
		canonical = fmt.Sprintf(`{"e":%q,"kty":"RSA","n":%q}`, w.E, w.N)
	case "EC":
		canonical = fmt.Sprintf(`{"crv":%q,"kty":"EC","x":%q,"y":%q}`, w.Crv, w.X, w.Y)
	case "OKP":
		canonical = fmt.Sprintf(`{"crv":%q,"kty":"OKP","x":%q}`, w.Crv, w.X)
	}
	sum := sha256.Sum256([]byte(canonical))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}
