package sandbox

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/hex"
	"io"
	"slices"
	"sync"

	"github.com/golang-jwt/jwt/v5"

	checks "github.com/jtlctl/jtlctl/internal/jwt"
)

// keyring holds the signing keys: Ed25519 ones for session tokens and RSA ones
// for app tokens, two at once as during a rotation, and a P-256 one for access
// tokens.
type keyring struct {
	mu      sync.Mutex
	random  io.Reader
	session []signer // the first signs, the others are only published
	app     []signer // the same; empty until they are needed: making them is slow
	access  signer
	// lateSession and lateApp are published after the others, for forgeries.
	lateSession, lateApp []signer
	outsider             outsider
}

// keySet is a JWK Set.
type keySet struct {
	Keys []map[string]string `json:"keys"`
}

type signer struct {
	kid     string
	method  jwt.SigningMethod
	private crypto.Signer
	public  map[string]string // as a JWK
}

func newKeyring(random io.Reader) (*keyring, error) {
	k := &keyring{random: random}
	for range 2 {
		next, err := newSessionSigner(random)
		if err != nil {
			return nil, err
		}
		k.session = append(k.session, next)
	}
	var err error
	k.access, err = newAccessSigner(random)
	return k, err
}

// newAccessSigner makes the P-256 key from the source of randomness itself,
// because ecdsa.GenerateKey asks the system's instead.
func newAccessSigner(random io.Reader) (signer, error) {
	const size = 32 // bytes of a scalar on P-256
	scalar := make([]byte, size)
	if _, err := io.ReadFull(random, scalar); err != nil {
		return signer{}, err
	}
	scalar[0] &= 0x7F   // below the order of the curve
	scalar[size-1] |= 1 // and not zero
	private, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), scalar)
	if err != nil {
		return signer{}, err
	}
	return newSigner("sandbox-access", jwt.SigningMethodES256, private)
}

// newSessionSigner makes an Ed25519 key, with a kid that no other sandbox has, so that
// a cached key set of an earlier run is never taken for this one's.
func newSessionSigner(random io.Reader) (signer, error) {
	seed := make([]byte, ed25519.SeedSize+4)
	if _, err := io.ReadFull(random, seed); err != nil {
		return signer{}, err
	}
	return newSigner("sandbox-"+hex.EncodeToString(seed[ed25519.SeedSize:]), jwt.SigningMethodEdDSA, ed25519.NewKeyFromSeed(seed[:ed25519.SeedSize]))
}

// newAppSigner makes an RSA key, with such a kid.
func newAppSigner(random io.Reader) (signer, error) {
	id := make([]byte, 4)
	if _, err := io.ReadFull(random, id); err != nil {
		return signer{}, err
	}
	private, err := newRSA()
	if err != nil {
		return signer{}, err
	}
	return newSigner("sandbox-"+hex.EncodeToString(id), jwt.SigningMethodRS256, private)
}

// newSigner signs by a method with a key.
func newSigner(kid string, method jwt.SigningMethod, private crypto.Signer) (signer, error) {
	public, err := publicJWK(private.Public())
	if err != nil {
		return signer{}, err
	}
	public["kid"], public["alg"], public["use"] = kid, method.Alg(), "sig"
	return signer{kid, method, private, public}, nil
}

// rotate retires the signing keys, lets the next ones sign and publishes new
// ones.
func (k *keyring) rotate() error {
	k.mu.Lock()
	defer k.mu.Unlock()
	next, err := newSessionSigner(k.random)
	if err != nil {
		return err
	}
	k.session, k.lateSession, k.lateApp = append(k.session[1:], next), nil, nil
	if len(k.app) == 0 {
		return nil
	}
	k.app = k.app[1:]
	return k.makeAppKeys()
}

// sessionKeys returns the key set of session tokens: Ed25519 keys only, the one
// that signs first.
func (k *keyring) sessionKeys() keySet {
	k.mu.Lock()
	defer k.mu.Unlock()
	return publishedKeys(slices.Concat(k.session, k.lateSession)...)
}

// appKeys returns the key set of the app tokens' provider. It makes the keys only
// if they are needed.
func (k *keyring) appKeys(needed bool) (keySet, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if needed {
		if err := k.makeAppKeys(); err != nil {
			return keySet{}, err
		}
	}
	return publishedKeys(slices.Concat(k.app, k.lateApp)...), nil
}

func publishedKeys(signers ...signer) keySet {
	set := keySet{Keys: []map[string]string{}}
	for _, s := range signers {
		set.Keys = append(set.Keys, s.public)
	}
	return set
}

// makeAppKeys makes keys until there are two. The lock is held.
func (k *keyring) makeAppKeys() error {
	for len(k.app) < 2 {
		next, err := newAppSigner(k.random)
		if err != nil {
			return err
		}
		k.app = append(k.app, next)
	}
	return nil
}

// newRSA makes an RSA key from the system's randomness: how much of it is read
// differs from one time to the next, and the source of a sandbox repeats in tests.
func newRSA() (*rsa.PrivateKey, error) {
	const bits = 2048
	return rsa.GenerateKey(rand.Reader, bits)
}

// signing returns the key that signs tokens of a kind, or the next one. There is
// only one for access tokens.
func (k *keyring) signing(kind checks.Kind, next bool) (signer, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	keys := k.session
	switch kind {
	case checks.Access:
		return k.access, nil
	case checks.App:
		if err := k.makeAppKeys(); err != nil {
			return signer{}, err
		}
		keys = k.app
	default: // the rest is signed as session tokens are
	}
	if next {
		return keys[1], nil
	}
	return keys[0], nil
}

// stranger returns a signer of the same name and algorithm whose key is in no set.
func (s signer) stranger(random io.Reader) (signer, error) {
	var err error
	switch s.private.(type) {
	case *rsa.PrivateKey:
		s.private, err = newRSA()
	case *ecdsa.PrivateKey:
		var other signer
		other, err = newAccessSigner(random)
		s.private = other.private
	default:
		seed := make([]byte, ed25519.SeedSize)
		_, err = io.ReadFull(random, seed)
		s.private = ed25519.NewKeyFromSeed(seed)
	}
	return s, err
}

func (s signer) sign(claims jwt.MapClaims) (string, error) {
	token := jwt.NewWithClaims(s.method, claims)
	token.Header["kid"] = s.kid
	return token.SignedString(s.private)
}

func encode(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

func decode(text string) ([]byte, error) { return base64.RawURLEncoding.DecodeString(text) }
