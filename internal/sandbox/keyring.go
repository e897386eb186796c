package sandbox

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"encoding/base64"
	"encoding/hex"
	"io"
	"sync"

	"github.com/golang-jwt/jwt/v5"
)

// keyring holds the signing keys: Ed25519 ones for session tokens, two at
// once as during a rotation, and a P-256 one for access tokens.
type keyring struct {
	mu      sync.Mutex
	random  io.Reader
	session []signer // the first signs, the others are only published
	access  signer
}

type signer struct {
	kid     string
	method  jwt.SigningMethod
	private any
	public  map[string]string // as a JWK
}

func newKeyring(random io.Reader) (*keyring, error) {
	k := &keyring{random: random}
	for range 2 {
		if err := k.add(); err != nil {
			return nil, err
		}
	}
	var err error
	k.access, err = newAccessSigner(random)
	return k, err
}

// newAccessSigner makes the P-256 key from the source of randomness itself,
// because ecdsa.GenerateKey asks the system's instead.
func newAccessSigner(random io.Reader) (signer, error) {
	const size = 32 // bytes of a scalar and of a coordinate on P-256
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
	point, err := private.PublicKey.Bytes()
	if err != nil {
		return signer{}, err
	}
	const kid = "sandbox-access"
	return signer{
		kid: kid, method: jwt.SigningMethodES256, private: private,
		public: map[string]string{
			"kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": kid,
			"x": encode(point[1 : 1+size]), "y": encode(point[1+size:]),
		},
	}, nil
}

// add makes another session key, with a kid that no other sandbox has, so that
// a cached key set of an earlier run is never taken for this one's.
func (k *keyring) add() error {
	seed := make([]byte, ed25519.SeedSize+4)
	if _, err := io.ReadFull(k.random, seed); err != nil {
		return err
	}
	private := ed25519.NewKeyFromSeed(seed[:ed25519.SeedSize])
	kid := "sandbox-" + hex.EncodeToString(seed[ed25519.SeedSize:])
	k.session = append(k.session, signer{
		kid: kid, method: jwt.SigningMethodEdDSA, private: private,
		public: map[string]string{
			"kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": kid,
			"x": encode(private.Public().(ed25519.PublicKey)),
		},
	})
	return nil
}

// rotate retires the signing key, lets the next one sign and publishes a new
// one.
func (k *keyring) rotate() error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if err := k.add(); err != nil {
		return err
	}
	k.session = k.session[1:]
	return nil
}

// published returns the key set.
func (k *keyring) published() map[string]any {
	k.mu.Lock()
	defer k.mu.Unlock()
	var keys []map[string]string
	for _, s := range k.session {
		keys = append(keys, s.public)
	}
	return map[string]any{"keys": append(keys, k.access.public)}
}

// signing returns the session key that signs, or the next one.
func (k *keyring) signing(next bool) signer {
	k.mu.Lock()
	defer k.mu.Unlock()
	if next {
		return k.session[1]
	}
	return k.session[0]
}

func (s signer) sign(claims jwt.MapClaims) (string, error) {
	token := jwt.NewWithClaims(s.method, claims)
	token.Header["kid"] = s.kid
	return token.SignedString(s.private)
}

func encode(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }
