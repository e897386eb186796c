package jwks

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rsa"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/exactjson"
)

// MaxSize is the largest key set that is read, in bytes.
const MaxSize = 1 << 20

// maxKeys is how many keys of a set are read. Real ones have a handful; a
// hostile one of 1 MiB would have half a million.
const maxKeys = 1000

// The sizes of RSA keys that are used, in bits: the lower bound is RFC 7518's,
// the upper one keeps a hostile key from costing seconds.
const (
	minRSA = 2048
	maxRSA = 8192
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

// What a text that is no key set has instead of one.
var (
	ErrEmpty    = errors.New("it is empty")
	ErrTooLarge = fmt.Errorf("it is larger than %d MiB", MaxSize>>20)
)

// Parse reads a JWK Set, an array of JWKs, a single JWK, or PEM with public keys
// and certificates. Names count exactly as they are written. A key that cannot
// be used is skipped, with the reason; only a text that is no key set is an
// error.
func Parse(text []byte) (Set, error) {
	if len(text) > MaxSize {
		return Set{}, ErrTooLarge
	}
	switch trimmed := bytes.TrimSpace(text); {
	case len(trimmed) == 0:
		return Set{}, ErrEmpty
	case bytes.HasPrefix(trimmed, []byte("[")):
		var list []json.RawMessage
		if err := json.Unmarshal(trimmed, &list); err != nil {
			return Set{}, errors.New("it begins like an array of JWKs, but is not JSON")
		}
		return parseAll(list), nil
	case !bytes.HasPrefix(trimmed, []byte("{")) && bytes.Contains(trimmed, pemBegin):
		return parsePEM(trimmed)
	}
	document, err := exactjson.Parse(text)
	if err != nil {
		return Set{}, notJSON(text, err)
	}
	keys, has := document.Get("keys")
	switch {
	case document.IsDuplicate("keys"):
		return Set{}, errors.New(`it has "keys" more than once, so readers may disagree on which keys it contains`)
	case has && exactjson.KindOf(keys) != "null":
		var list []json.RawMessage
		if err := json.Unmarshal(keys, &list); err != nil {
			return Set{}, fmt.Errorf(`it is not a JSON key set: its "keys" is %s, not an array`, exactjson.WithArticle(exactjson.KindOf(keys)))
		}
		return parseAll(list), nil
	case document.Has("kty"):
		return parseAll([]json.RawMessage{text}), nil
	}
	if other := document.OtherCase("keys"); other != "" {
		return Set{}, fmt.Errorf(`it has no "keys"; it has %q, but letter case matters`, other)
	}
	return Set{}, errors.New(`it has no "keys"; a JWK Set is {"keys":[…]}`)
}

// notJSON says of a text that is neither JSON nor PEM what it is. The words of a JSON
// parser are for those who write JSON.
func notJSON(text []byte, err error) error {
	var syntax *json.SyntaxError
	switch {
	case !bytes.HasPrefix(bytes.TrimSpace(text), []byte("{")):
		return errors.New("it is neither JSON nor PEM")
	case errors.As(err, &syntax) && strings.Contains(syntax.Error(), "unexpected end"):
		return errors.New("its JSON ends too early: perhaps the file was not written to its end")
	case errors.As(err, &syntax):
		return fmt.Errorf("it is not valid JSON, in line %d", 1+bytes.Count(text[:syntax.Offset], []byte("\n")))
	}
	return fmt.Errorf("it is not a JSON key set: %w", err)
}

func parseAll(raw []json.RawMessage) Set {
	var set Set
	for i, one := range raw {
		if i == maxKeys {
			set.Skipped = append(set.Skipped, Skipped{Position: i + 1, Reason: fmt.Sprintf("only the first %d keys of a set are read, but this one has %d", maxKeys, len(raw))})
			break
		}
		w, err := parseJWK(one)
		set.add(i+1, w, err)
	}
	return set
}

// add adds a key, or why it cannot be used.
func (s *Set) add(position int, w jwk, err error) {
	var public crypto.PublicKey
	if err == nil {
		public, err = w.public()
	}
	if err != nil {
		s.Skipped = append(s.Skipped, Skipped{position, w.Kid, err.Error()})
		return
	}
	s.Keys = append(s.Keys, Key{
		ID: w.Kid, Type: w.Kty, Algorithm: w.Alg, Use: w.Use,
		Public: public, Thumbprint: thumbprint(w), JWK: w.toJWK(),
	})
}

// public returns the key, or why it cannot verify signatures.
func (w jwk) public() (crypto.PublicKey, error) {
	switch {
	case w.Private != "":
		return nil, fmt.Errorf("it contains a private or symmetric key (%s), which does not belong in a public key set", w.Private)
	case w.Use != "" && w.Use != "sig":
		return nil, fmt.Errorf(`its use is %s, not "sig"`, quote(w.Use))
	case w.KeyOps != nil && len(w.KeyOps) == 0:
		return nil, errors.New("its key_ops is an empty array, which allows nothing")
	case w.KeyOps != nil && !slices.Contains(w.KeyOps, "verify"):
		return nil, fmt.Errorf(`its key_ops are %s, without "verify"`, quote(w.KeyOps...))
	}
	switch w.Kty {
	case "OKP":
		return w.okp()
	case "RSA":
		return w.rsa()
	case "EC":
		return w.ec()
	case "":
		return nil, errors.New(w.missing("kty"))
	}
	return nil, fmt.Errorf("its kty %s is not supported", quote(w.Kty))
}

func (w jwk) okp() (crypto.PublicKey, error) {
	if w.Crv != "Ed25519" {
		return nil, fmt.Errorf("its crv is %s, not Ed25519", quote(w.Crv))
	}
	x, err := w.decode("x", w.X)
	if err != nil {
		return nil, err
	}
	if len(x) != ed25519.PublicKeySize {
		return nil, fmt.Errorf("its x has %d bytes instead of %d", len(x), ed25519.PublicKeySize)
	}
	return ed25519.PublicKey(x), nil
}

func (w jwk) rsa() (crypto.PublicKey, error) {
	n, errN := w.decode("n", w.N)
	e, errE := w.decode("e", w.E)
	if err := errors.Join(errN, errE); err != nil {
		return nil, err
	}
	modulus, exponent := new(big.Int).SetBytes(n), new(big.Int).SetBytes(e)
	if bits := modulus.BitLen(); bits < minRSA || bits > maxRSA {
		return nil, fmt.Errorf("its n has %d bits; %d to %d are supported", bits, minRSA, maxRSA)
	}
	if exponent.BitLen() > 31 || exponent.Int64() < 3 || exponent.Bit(0) == 0 {
		return nil, errors.New("its e is not an odd number from 3 to 2^31-1")
	}
	return &rsa.PublicKey{N: modulus, E: int(exponent.Int64())}, nil
}

func (w jwk) ec() (crypto.PublicKey, error) {
	var curve elliptic.Curve
	switch w.Crv {
	case "P-256":
		curve = elliptic.P256()
	case "P-384":
		curve = elliptic.P384()
	case "P-521":
		curve = elliptic.P521()
	default:
		return nil, fmt.Errorf("its crv is %s, not P-256, P-384 or P-521", quote(w.Crv))
	}
	x, errX := w.decode("x", w.X)
	y, errY := w.decode("y", w.Y)
	if err := errors.Join(errX, errY); err != nil {
		return nil, err
	}
	if size := (curve.Params().BitSize + 7) / 8; len(x) != size || len(y) != size {
		return nil, fmt.Errorf("its x and y do not have %d bytes each", size)
	}
	const uncompressed = 4 // SEC 1, 2.3.3
	public, err := ecdsa.ParseUncompressedPublicKey(curve, slices.Concat([]byte{uncompressed}, x, y))
	if err != nil {
		return nil, fmt.Errorf("its x and y are not a point on %s", w.Crv)
	}
	return public, nil
}
