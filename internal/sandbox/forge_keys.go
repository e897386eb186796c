package sandbox

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/pem"
	"math/big"
	"sync"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// outsider has the keys of an attacker: none is in a key set of the platform.
// They are made when a forgery needs them.
type outsider struct {
	mu   sync.Mutex
	made map[string]*outsideKey // by algorithm
	// named are the kids that the keys are published under, so that a backend that
	// follows jku finds them; by algorithm.
	named map[string]string
}

type outsideKey struct {
	signer // without a kid

	certificate []byte // DER, signed by the key itself
}

// key returns that of an algorithm.
func (o *outsider) key(algorithm string) (*outsideKey, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if made := o.made[algorithm]; made != nil {
		return made, nil
	}
	var private crypto.Signer
	var err error
	switch algorithm {
	case "EdDSA":
		_, private, err = ed25519.GenerateKey(rand.Reader)
	case "ES256":
		private, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	default:
		private, err = newRSA()
	}
	if err != nil {
		return nil, err
	}
	k := &outsideKey{}
	if k.signer, err = newSigner("", jwt.GetSigningMethod(algorithm), private); err != nil {
		return nil, err
	}
	if k.certificate, err = selfSigned(private); err != nil {
		return nil, err
	}
	if o.made == nil {
		o.made, o.named = map[string]*outsideKey{}, map[string]string{}
	}
	o.made[algorithm] = k
	return k, nil
}

// selfSigned is a certificate that a key has signed for itself. It is valid for
// as long as certificates can be: whoever follows x5c or x5u looks at nothing else.
func selfSigned(key crypto.Signer) ([]byte, error) {
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "attacker.example"},
		NotBefore: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC), NotAfter: time.Date(2049, 12, 31, 0, 0, 0, 0, time.UTC),
	}
	return x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
}

// chain is the certificate in the form of x5c (RFC 7515, 4.1.6).
func (k *outsideKey) chain() []string {
	return []string{base64.StdEncoding.EncodeToString(k.certificate)}
}

// publish lets jku lead to the key of an algorithm, under a kid.
func (o *outsider) publish(algorithm, kid string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.named != nil {
		o.named[algorithm] = kid
	}
}

// published is the attacker's key set.
func (o *outsider) published() keySet {
	o.mu.Lock()
	defer o.mu.Unlock()
	set := keySet{Keys: []map[string]string{}}
	for algorithm, kid := range o.named {
		set.Keys = append(set.Keys, withMember(o.made[algorithm].public, "kid", kid))
	}
	return set
}

func (o *outsider) certificatePEM(algorithm string) []byte {
	o.mu.Lock()
	defer o.mu.Unlock()
	if k := o.made[algorithm]; k != nil {
		return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: k.certificate})
	}
	return nil
}

func withMember(jwk map[string]string, name, value string) map[string]string {
	copied := map[string]string{name: value}
	for member, text := range jwk {
		if member != name {
			copied[member] = text
		}
	}
	return copied
}

// publicJWK is the public part of a key, as RFC 7517 writes it.
func publicJWK(public crypto.PublicKey) (map[string]string, error) {
	switch public := public.(type) {
	case ed25519.PublicKey:
		return map[string]string{"kty": "OKP", "crv": "Ed25519", "x": encode(public)}, nil
	case *rsa.PublicKey:
		return map[string]string{"kty": "RSA", "n": encode(public.N.Bytes()), "e": encode(big.NewInt(int64(public.E)).Bytes())}, nil
	case *ecdsa.PublicKey:
		point, err := public.Bytes()
		if err != nil {
			return nil, err
		}
		return map[string]string{"kty": "EC", "crv": "P-256", "x": encode(point[1:33]), "y": encode(point[33:])}, nil
	}
	return map[string]string{}, nil
}
