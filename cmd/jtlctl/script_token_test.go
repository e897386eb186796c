package main

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"math/big"
	"os"
	"strings"
	"sync"

	"github.com/golang-jwt/jwt/v5"
	"github.com/rogpeppe/go-internal/testscript"
)

// scriptKeys are what scripts sign with, made once for all of them.
var scriptKeys = sync.OnceValue(func() map[string]any {
	seed := make([]byte, ed25519.SeedSize)
	other := make([]byte, ed25519.SeedSize)
	other[0] = 1
	rsaKey, _ := rsa.GenerateKey(rand.Reader, 2048)
	ecKey, _ := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	ed := ed25519.NewKeyFromSeed(seed)
	der, _ := x509.MarshalPKIXPublicKey(ed.Public())
	return map[string]any{"ed": ed, "other": ed25519.NewKeyFromSeed(other), "rsa": rsaKey, "ec": ecKey, "hmac": der}
})

// cmdKeys writes the JWK Set of the script keys: keys FILE.
func cmdKeys(ts *testscript.TestScript, _ bool, args []string) {
	text, err := scriptKeySet()
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), text, 0o600))
}

// scriptKeySet is the JWK Set of the script keys.
func scriptKeySet() ([]byte, error) {
	k := scriptKeys()
	public := k["rsa"].(*rsa.PrivateKey).PublicKey
	point, err := k["ec"].(*ecdsa.PrivateKey).PublicKey.Bytes()
	if err != nil {
		return nil, err
	}
	encode := base64.RawURLEncoding.EncodeToString
	set := map[string]any{"keys": []map[string]string{
		{"kty": "OKP", "crv": "Ed25519", "kid": "ed", "alg": "EdDSA", "use": "sig", "x": encode(k["ed"].(ed25519.PrivateKey).Public().(ed25519.PublicKey))},
		{"kty": "OKP", "crv": "Ed25519", "kid": "other", "x": encode(k["other"].(ed25519.PrivateKey).Public().(ed25519.PublicKey))},
		{"kty": "RSA", "kid": "rsa", "n": encode(public.N.Bytes()), "e": encode(big.NewInt(int64(public.E)).Bytes())},
		{"kty": "EC", "crv": "P-256", "kid": "ec", "x": encode(point[1:33]), "y": encode(point[33:])},
	}}
	return json.Marshal(set)
}

// cmdToken makes a token, however wrong: token NAME KEY HEADER PAYLOAD. KEY is
// ed, other, rsa, ec, hmac (the public Ed25519 key as a secret) or none. The
// token is the value of the variable NAME and the content of the file NAME.
func cmdToken(ts *testscript.TestScript, _ bool, args []string) {
	name, key, header, payload := args[0], args[1], args[2], args[3]
	encode := base64.RawURLEncoding.EncodeToString
	signed := encode([]byte(header)) + "." + encode([]byte(payload))
	signature := ""
	if key != "none" {
		algorithm := map[string]string{"ed": "EdDSA", "other": "EdDSA", "rsa": "RS256", "ec": "ES256", "hmac": "HS256"}[key]
		raw, err := jwt.GetSigningMethod(algorithm).Sign(signed, scriptKeys()[key])
		ts.Check(err)
		signature = encode(raw)
	}
	ts.Setenv(name, signed+"."+signature)
	ts.Check(os.WriteFile(ts.MkAbs(name), []byte(signed+"."+signature+"\n"), 0o600))
}

// cmdRepeat writes the content of a file many times: repeat N FROM TO.
func cmdRepeat(ts *testscript.TestScript, _ bool, args []string) {
	var n int
	ts.Check(json.Unmarshal([]byte(args[0]), &n))
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(strings.Repeat(ts.ReadFile(args[1]), n)), 0o600))
}
