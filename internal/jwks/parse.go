package jwks

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"slices"
)

// MaxSize is the largest key set that is read, in bytes.
const MaxSize = 1 << 20

// The sizes of RSA keys that are used, in bits: the lower bound is RFC 7518's,
// the upper one keeps a hostile key from costing seconds.
const (
	minRSA = 2048
	maxRSA = 16384
)

// Set is what a JWK Set holds, in its order.
type Set struct {
	Keys    []Key
	Skipped []Skipped
}

// Skipped is a key that cannot be used, and why.
type Skipped struct {
	Position int // from 1
	ID       string
	Reason   string
}

// jwk are the members of RFC 7517, 7518 and 8037 that matter here.
type jwk struct {
	Kty, Kid, Alg, Use, Crv string
	N, E, X, Y              string
	D, K, P, Q, DP, DQ, QI  string
	KeyOps                  []string `json:"key_ops"`
}

// Parse reads a JWK Set, or a single JWK as a set of one. A key that cannot be
// used is skipped and told of; only a text that is no key set is an error.
func Parse(text []byte) (Set, error) {
	if len(text) > MaxSize {
		return Set{}, errors.New("it is larger than 1 MiB")
	}
	if bytes.HasPrefix(bytes.TrimSpace(text), []byte("-----BEGIN")) {
		return Set{}, errors.New("it is PEM; a JWK Set is JSON: {\"keys\":[…]}")
	}
	var document struct {
		Keys *[]json.RawMessage `json:"keys"`
		Kty  string             `json:"kty"`
	}
	if err := json.Unmarshal(text, &document); err != nil {
		return Set{}, fmt.Errorf("it is not a JSON key set: %w", err)
	}
	switch {
	case document.Keys != nil:
		return parseAll(*document.Keys), nil
	case document.Kty != "":
		return parseAll([]json.RawMessage{text}), nil
	}
	return Set{}, errors.New(`it has no "keys"; a JWK Set is {"keys":[…]}`)
}

func parseAll(raw []json.RawMessage) Set {
	var set Set
	for i, one := range raw {
		var w jwk
		if err := json.Unmarshal(one, &w); err != nil {
			set.Skipped = append(set.Skipped, Skipped{i + 1, "", "it is no JWK"})
			continue
		}
		public, err := w.public()
		if err != nil {
			set.Skipped = append(set.Skipped, Skipped{i + 1, w.Kid, err.Error()})
			continue
		}
		set.Keys = append(set.Keys, Key{
			ID: w.Kid, Type: w.Kty, Algorithm: w.Alg, Use: w.Use,
			Public: public, Thumbprint: thumbprint(w), JWK: w.published(),
		})
	}
	return set
}

// public returns the key, or why it is of no use for checking signatures.
func (w jwk) public() (crypto.PublicKey, error) {
	switch {
	case w.D+w.K+w.P+w.Q+w.DP+w.DQ+w.QI != "":
		return nil, errors.New("it contains a private or symmetric key, which does not belong into a public key set")
	case w.Use != "" && w.Use != "sig":
		return nil, fmt.Errorf("it is for use %q, not sig", w.Use)
	case len(w.KeyOps) > 0 && !slices.Contains(w.KeyOps, "verify"):
		return nil, fmt.Errorf("it is for %q, not verify", w.KeyOps)
	}
	switch w.Kty {
	case "OKP":
		return w.okp()
	case "RSA":
		return w.rsa()
	case "EC":
		return w.ec()
	case "":
		return nil, errors.New("it has no kty")
	}
	return nil, fmt.Errorf("its type %q is not known", w.Kty)
}

func (w jwk) okp() (crypto.PublicKey, error) {
	if w.Crv != "Ed25519" {
		return nil, fmt.Errorf("its curve %q is not Ed25519", w.Crv)
	}
	x, err := decode("x", w.X)
	if err != nil {
		return nil, err
	}
	if len(x) != ed25519.PublicKeySize {
		return nil, fmt.Errorf("its x has %d bytes instead of %d", len(x), ed25519.PublicKeySize)
	}
	return ed25519.PublicKey(x), nil
}

func (w jwk) rsa() (crypto.PublicKey, error) {
	n, errN := decode("n", w.N)
	e, errE := decode("e", w.E)
	if err := errors.Join(errN, errE); err != nil {
		return nil, err
	}
	modulus, exponent := new(big.Int).SetBytes(n), new(big.Int).SetBytes(e)
	if bits := modulus.BitLen(); bits < minRSA || bits > maxRSA {
		return nil, fmt.Errorf("its modulus has %d bits; %d to %d are used", bits, minRSA, maxRSA)
	}
	if exponent.BitLen() > 31 || exponent.Int64() < 3 || exponent.Bit(0) == 0 {
		return nil, errors.New("its exponent is not an odd number from 3 to 2^31-1")
	}
	return &rsa.PublicKey{N: modulus, E: int(exponent.Int64())}, nil
}

func (w jwk) ec() (crypto.PublicKey, error) {
	curves := map[string]elliptic.Curve{"P-256": elliptic.P256(), "P-384": elliptic.P384(), "P-521": elliptic.P521()}
	curve, ok := curves[w.Crv]
	if !ok {
		return nil, fmt.Errorf("its curve %q is not P-256, P-384 or P-521", w.Crv)
	}
	x, errX := decode("x", w.X)
	y, errY := decode("y", w.Y)
	if err := errors.Join(errX, errY); err != nil {
		return nil, err
	}
	if size := (curve.Params().BitSize + 7) / 8; len(x) != size || len(y) != size {
		return nil, fmt.Errorf("its x and y do not have %d bytes each", size)
	}
	const uncompressed = 4 // SEC 1, 2.3.3
	public, err := ecdsa.ParseUncompressedPublicKey(curve, slices.Concat([]byte{uncompressed}, x, y))
	if err != nil {
		return nil, errors.New("its point does not lie on the curve")
	}
	return public, nil
}

func decode(name, text string) ([]byte, error) {
	if text == "" {
		return nil, fmt.Errorf("it has no %s", name)
	}
	decoded, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err != nil || bytes.ContainsAny([]byte(text), "\r\n") {
		return nil, fmt.Errorf("its %s is not base64url", name)
	}
	return decoded, nil
}
