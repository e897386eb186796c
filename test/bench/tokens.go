package main

import (
	"crypto/ed25519"
	"encoding/base64"
	"fmt"
	"strings"
	"time"
)

const (
	issuer = "https://issuer.test"
	kid    = "bench-1"
	life   = 24 * time.Hour // longer than any run
)

// signer makes session tokens.
type signer struct {
	public  ed25519.PublicKey
	private ed25519.PrivateKey
}

func newSigner() signer {
	private := ed25519.NewKeyFromSeed([]byte(strings.Repeat("b", ed25519.SeedSize)))
	return signer{private.Public().(ed25519.PublicKey), private}
}

func (s signer) keySet() []byte {
	return fmt.Appendf(nil, `{"keys":[{"kty":"OKP","crv":"Ed25519","use":"sig","alg":"EdDSA","kid":%q,"x":%q}]}`, kid, encode(s.public))
}

// sign makes tokens of as many users.
func (s signer) sign(count int) []string {
	header := encode([]byte(`{"alg":"EdDSA","kid":"` + kid + `","typ":"JWT"}`))
	expires := time.Now().Add(life).Unix()
	tokens := make([]string, count)
	eachCore(count, func(i int) {
		payload := fmt.Appendf(nil, `{"exp":%d,"iss":%q,"tenantId":"8c2f5a70-0d4e-4d0a-9d0a-5f1f7a6b2c01","userId":"1b9d6bcd-bbfd-4b2d-9b5d-%012d"}`, expires, issuer, i)
		message := header + "." + encode(payload)
		tokens[i] = message + "." + encode(ed25519.Sign(s.private, []byte(message)))
	})
	return tokens
}

func encode(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }
