package jwks

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"
	"strings"

	"github.com/jtlctl/jtlctl/internal/textutil"
)

var pemBegin = []byte("-----BEGIN ")

// parsePEM reads public keys and the keys of certificates, which have no kid.
// Neither validity nor issuer of a certificate is checked: whoever passes it trusts
// its key.
func parsePEM(text []byte) (Set, error) {
	var set Set
	if block, _ := pem.Decode(text); block == nil {
		text = relined(text)
	}
	for position := 1; ; position++ {
		block, rest := pem.Decode(text)
		switch {
		case block == nil && position == 1:
			return Set{}, errors.New("it begins like PEM, but no block of it can be read")
		case block == nil:
			return set, nil
		case position > maxKeys:
			set.Skipped = append(set.Skipped, Skipped{Position: position, Reason: fmt.Sprintf("only the first %d blocks are read", maxKeys)})
			return set, nil
		}
		w, err := parseBlock(block)
		set.add(position, w, err)
		text = rest
	}
}

// relined puts the lines with the titles of PEM on lines of their own, which they
// are no longer if a variable had the text: it is on one line there, or has \n for
// each line end.
func relined(text []byte) []byte {
	text = bytes.ReplaceAll(text, []byte(`\r`), nil)
	text = bytes.ReplaceAll(text, []byte(`\n`), []byte("\n"))
	return pemTitle.Regexp().ReplaceAll(text, []byte("\n$0\n"))
}

var pemTitle = textutil.NewPattern(`-----(?:BEGIN|END) [A-Z0-9 ]+-----`)

func parseBlock(block *pem.Block) (jwk, error) {
	var public any
	var err error
	switch {
	case strings.HasSuffix(block.Type, "PRIVATE KEY"):
		return jwk{}, errors.New("it is a private key, which does not belong in a public key set")
	case block.Type == "PUBLIC KEY":
		public, err = x509.ParsePKIXPublicKey(block.Bytes)
	case block.Type == "RSA PUBLIC KEY":
		public, err = x509.ParsePKCS1PublicKey(block.Bytes)
	case block.Type == "CERTIFICATE":
		var certificate *x509.Certificate
		if certificate, err = x509.ParseCertificate(block.Bytes); err == nil {
			public = certificate.PublicKey
		}
	default:
		return jwk{}, errors.New("the PEM block is neither a public key nor a certificate")
	}
	if err != nil {
		return jwk{}, errors.New("the PEM block does not contain what its title says")
	}
	return ofPublic(public)
}

// ofPublic writes a key as a JWK, so that one set of checks holds for all forms.
func ofPublic(public any) (jwk, error) {
	encode := base64.RawURLEncoding.EncodeToString
	switch key := public.(type) {
	case *rsa.PublicKey:
		return jwk{Kty: "RSA", N: encode(key.N.Bytes()), E: encode(big.NewInt(int64(key.E)).Bytes())}, nil
	case ed25519.PublicKey:
		return jwk{Kty: "OKP", Crv: "Ed25519", X: encode(key)}, nil
	case *ecdsa.PublicKey:
		point, err := key.Bytes()
		if err != nil {
			return jwk{}, errors.New("it is not a point on its curve")
		}
		size := (len(point) - 1) / 2
		return jwk{Kty: "EC", Crv: key.Curve.Params().Name, X: encode(point[1 : 1+size]), Y: encode(point[1+size:])}, nil
	}
	return jwk{}, errors.New("it is a key of a type that verifies no token")
}
