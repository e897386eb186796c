package jwks

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"fmt"
	"math/big"
	"strings"
	"testing"
)

func b64(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

// The key of RFC 8037, appendix A, and the key set of RFC 7638, 3.1.
const (
	rfc8037 = `{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}`
	rfc7638 = `{"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw","e":"AQAB","alg":"RS256","kid":"2011-04-29"}`
)

func TestThumbprintsOfTheRFCs(t *testing.T) {
	t.Parallel()
	for key, want := range map[string]string{
		rfc8037: "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
		rfc7638: "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs",
	} {
		set, err := Parse([]byte(key))
		if err != nil || len(set.Keys) != 1 || set.Keys[0].Thumbprint != want {
			t.Errorf("%+v, %v, want %s", set, err, want)
		}
	}
}

func TestUsableKeys(t *testing.T) {
	t.Parallel()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	point, err := private.PublicKey.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	ec := fmt.Sprintf(`{"kty":"EC","crv":"P-256","x":%q,"y":%q,"use":"sig"}`, b64(point[1:33]), b64(point[33:]))
	set, err := Parse([]byte(`{"keys":[` + rfc8037 + `,` + rfc7638 + `,` + ec + `],"other":1}`))
	if err != nil || len(set.Keys) != 3 || len(set.Skipped) != 0 {
		t.Fatalf("%+v, %v", set, err)
	}
	for i, want := range []string{"Ed25519", "RSA 2048", "P-256"} {
		if got := set.Keys[i].Strength(); got != want {
			t.Errorf("key %d is %s, want %s", i, got, want)
		}
		text, err := set.Keys[i].PEM()
		block, _ := pem.Decode(text)
		if err != nil || block == nil {
			t.Fatalf("key %d: %v", i, err)
		}
		if _, err := x509.ParsePKIXPublicKey(block.Bytes); err != nil {
			t.Errorf("key %d: %v", i, err)
		}
	}
	if !set.Keys[2].Public.(*ecdsa.PublicKey).Equal(&private.PublicKey) {
		t.Error("another point was read")
	}
}

func TestKeysThatCannotBeUsedAreSkippedAndToldOf(t *testing.T) {
	t.Parallel()
	x := b64(make([]byte, 32))
	modulus := func(bits int) string {
		return b64(new(big.Int).SetBit(big.NewInt(1), bits-1, 1).Bytes())
	}
	for key, want := range map[string]string{
		`1`:                        "it is no JWK",
		`{"kty":1}`:                "it is no JWK",
		`{}`:                       "it has no kty",
		`{"kty":"XYZ"}`:            `its type "XYZ" is not known`,
		`{"kty":"oct","k":"AAAA"}`: "it contains a private or symmetric key",
		`{"kty":"OKP","crv":"Ed25519","x":"` + x + `","d":"` + x + `"}`:      "it contains a private or symmetric key",
		`{"kty":"OKP","crv":"Ed25519","x":"` + x + `","use":"enc"}`:          `it is for use "enc", not sig`,
		`{"kty":"OKP","crv":"Ed25519","x":"` + x + `","key_ops":["sign"]}`:   `it is for ["sign"], not verify`,
		`{"kty":"OKP","crv":"X25519","x":"` + x + `"}`:                       `its curve "X25519" is not Ed25519`,
		`{"kty":"OKP","crv":"Ed448","x":"` + x + `"}`:                        `its curve "Ed448" is not Ed25519`,
		`{"kty":"OKP","crv":"Ed25519"}`:                                      "it has no x",
		`{"kty":"OKP","crv":"Ed25519","x":"AAAA"}`:                           "its x has 3 bytes instead of 32",
		`{"kty":"OKP","crv":"Ed25519","x":"` + x + `="}`:                     "its x is not base64url",
		`{"kty":"OKP","crv":"Ed25519","x":"` + x[:42] + `\n` + x[42:] + `"}`: "its x is not base64url",
		`{"kty":"RSA","e":"AQAB"}`:                                           "it has no n",
		`{"kty":"RSA","n":"` + modulus(1024) + `","e":"AQAB"}`:               "its modulus has 1024 bits",
		`{"kty":"RSA","n":"` + modulus(16385) + `","e":"AQAB"}`:              "its modulus has 16385 bits",
		`{"kty":"RSA","n":"` + modulus(2048) + `","e":"AQ"}`:                 "its exponent is not an odd number",
		`{"kty":"RSA","n":"` + modulus(2048) + `","e":"BA"}`:                 "its exponent is not an odd number",
		`{"kty":"RSA","n":"` + modulus(2048) + `","e":"AQAAAAE"}`:            "its exponent is not an odd number",
		`{"kty":"EC","crv":"secp256k1","x":"` + x + `","y":"` + x + `"}`:     `its curve "secp256k1"`,
		`{"kty":"EC","crv":"P-256","x":"` + x + `","y":"` + x + `"}`:         "its point does not lie on the curve",
		`{"kty":"EC","crv":"P-256","x":"AAAA","y":"` + x + `"}`:              "its x and y do not have 32 bytes each",
		`{"kty":"EC","crv":"P-256","x":"` + x + `"}`:                         "it has no y",
	} {
		set, err := Parse([]byte(`{"keys":[` + key + `,` + rfc8037 + `]}`))
		if err != nil || len(set.Keys) != 1 || len(set.Skipped) != 1 {
			t.Errorf("%s: %+v, %v", key, set, err)
			continue
		}
		if got := set.Skipped[0]; got.Position != 1 || !strings.Contains(got.Reason, want) {
			t.Errorf("%s: %q, want %q", key, got.Reason, want)
		}
	}
}

func TestWhatIsNoKeySet(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                             "not a JSON key set",
		"<html>":                       "not a JSON key set",
		`[]`:                           "not a JSON key set",
		`{}`:                           `it has no "keys"`,
		`{"keys":null}`:                `it has no "keys"`,
		`{"keys":{}}`:                  "not a JSON key set",
		`{"keys":[]`:                   "not a JSON key set",
		"-----BEGIN PUBLIC KEY-----\n": "it is PEM",
		`{"keys":[` + strings.Repeat(" ", MaxSize) + `]}`: "larger than 1 MiB",
	} {
		if _, err := Parse([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, want %s", text, err, want)
		}
	}
	if set, err := Parse([]byte(`{"keys":[]}`)); err != nil || len(set.Keys) != 0 {
		t.Errorf("an empty set is a set: %+v, %v", set, err)
	}
}

// FuzzParse: whatever the bytes, nothing panics, and every key that is handed
// out is of a known type and sound size.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"", "{}", `{"keys":[]}`, rfc8037, rfc7638, `{"keys":[` + rfc8037 + `,` + rfc7638 + `,{"kty":"EC","crv":"P-256","x":"AA","y":"AA"},1]}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		set, err := Parse(text)
		if err != nil && len(set.Keys) > 0 {
			t.Error("keys beside an error")
		}
		for _, key := range set.Keys {
			switch public := key.Public.(type) {
			case ed25519.PublicKey:
				if len(public) != ed25519.PublicKeySize {
					t.Errorf("%d bytes", len(public))
				}
			case *rsa.PublicKey:
				if bits := public.N.BitLen(); bits < minRSA || bits > maxRSA {
					t.Errorf("%d bits", bits)
				}
			case *ecdsa.PublicKey:
				if _, err := public.ECDH(); err != nil {
					t.Error(err)
				}
			default:
				t.Errorf("a key of type %T", public)
			}
			if _, err := key.PEM(); err != nil {
				t.Error(err)
			}
		}
	})
}
