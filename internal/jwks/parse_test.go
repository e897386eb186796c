package jwks

import (
	"bytes"
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

func TestParse_thumbprints(t *testing.T) {
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

func TestParse_usableKeys(t *testing.T) {
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

func TestParse_skippedKeys(t *testing.T) {
	t.Parallel()
	x := b64(make([]byte, 32))
	modulus := func(bits int) string {
		return b64(new(big.Int).SetBit(big.NewInt(1), bits-1, 1).Bytes())
	}
	for key, want := range map[string]string{
		`1`:                        "it is not a JWK",
		`{"kty":1}`:                "it is not a JWK: its kty is a number, not a string",
		`{}`:                       "it has no kty",
		`{"kty":"XYZ"}`:            `its kty "XYZ" is not supported`,
		`{"kty":"oct","k":"AAAA"}`: "it contains a private or symmetric key (k)",
		`{"kty":"OKP","crv":"Ed25519","x":"` + x + `","d":"` + x + `"}`:      "it contains a private or symmetric key (d)",
		`{"kty":"OKP","crv":"Ed25519","x":"` + x + `","use":"enc"}`:          `its use is "enc", not "sig"`,
		`{"kty":"OKP","crv":"Ed25519","x":"` + x + `","key_ops":["sign"]}`:   `its key_ops are "sign", without "verify"`,
		`{"kty":"OKP","crv":"Ed25519","x":"` + x + `","key_ops":[]}`:         "its key_ops is an empty array, which allows nothing",
		`{"kty":"OKP","crv":"X25519","x":"` + x + `"}`:                       `its crv is "X25519", not Ed25519`,
		`{"kty":"OKP","crv":"Ed448","x":"` + x + `"}`:                        `its crv is "Ed448", not Ed25519`,
		`{"kty":"OKP","crv":"Ed25519"}`:                                      "it has no x",
		`{"kty":"OKP","crv":"Ed25519","x":"AAAA"}`:                           "its x has 3 bytes instead of 32",
		`{"kty":"OKP","crv":"Ed25519","x":"` + x + `="}`:                     "its x is not base64url",
		`{"kty":"OKP","crv":"Ed25519","x":"` + x[:42] + `\n` + x[42:] + `"}`: "its x is not base64url",
		`{"kty":"RSA","e":"AQAB"}`:                                           "it has no n",
		`{"kty":"RSA","n":"` + modulus(1024) + `","e":"AQAB"}`:               "its n has 1024 bits; 2048 to 8192 are supported",
		`{"kty":"RSA","n":"` + modulus(8193) + `","e":"AQAB"}`:               "its n has 8193 bits; 2048 to 8192 are supported",
		`{"kty":"RSA","n":"` + modulus(2048) + `","e":"AQ"}`:                 "its e is not an odd number",
		`{"kty":"RSA","n":"` + modulus(2048) + `","e":"BA"}`:                 "its e is not an odd number",
		`{"kty":"RSA","n":"` + modulus(2048) + `","e":"AQAAAAE"}`:            "its e is not an odd number",
		`{"kty":"EC","crv":"secp256k1","x":"` + x + `","y":"` + x + `"}`:     `its crv is "secp256k1"`,
		`{"kty":"EC","crv":"P-256","x":"` + x + `","y":"` + x + `"}`:         "its x and y are not a point on P-256",
		`{"kty":"EC","crv":"P-256","x":"AAAA","y":"` + x + `"}`:              "its x and y do not have 32 bytes each",
		`{"kty":"EC","crv":"P-256","x":"` + x + `"}`:                         "it has no y",
		`{"KTY":"OKP","crv":"Ed25519","x":"` + x + `"}`:                      `it has no kty; it has "KTY", but letter case matters`,
		`{"kty":"OKP","crv":"Ed25519","X":"` + x + `"}`:                      `it has no x; it has "X", but letter case matters`,
		`{"kty":"OKP","crv":"Ed25519","x":"` + x + `","x":"` + x + `"}`:      `it has "x" more than once`,
		`{"kty":"OKP","crv":"Ed25519","x":"` + x + `","\u0078":"AA"}`:        `it has "x" more than once`,
		`{"kid":"a","kid":"b","kty":"OKP","crv":"Ed25519","x":"` + x + `"}`:  `it has "kid" more than once`,
		`{"kty":"OKP","crv":"Ed25519","x":"` + x + `","y":{"z":1,"z":2}}`:    `it has "y/z" more than once`,
		`{"kid":"\ud800","kty":"OKP","crv":"Ed25519","x":"` + x + `"}`:       `its "kid" has an unpaired surrogate`,
		`{"kty":"OKP","crv":"Ed25519","x":"` + x + `","alg":7}`:              "its alg is a number, not a string",
		`{"kty":"OKP","crv":"Ed25519","x":"` + x + `","use":["sig"]}`:        "its use is an array, not a string",
		`{"kty":"OKP","crv":"Ed25519","x":"` + x + `","key_ops":"verify"}`:   "its key_ops is not an array of strings",
		`{"kty":"RSA","n":"` + modulus(2048) + `","e":"AQAB","oth":[{}]}`:    "it contains a private or symmetric key (oth)",
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

func TestParse_errors(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                             "it is empty",
		" \n":                          "it is empty",
		"<html>":                       "it is neither JSON nor PEM",
		`{"keys":[` + "\n":             "its JSON ends too early",
		"{\n\"keys\":[],\n}":           "it is not valid JSON, in line 3",
		`{}`:                           `it has no "keys"`,
		`{"keys":null}`:                `it has no "keys"`,
		`{"KEYS":[` + rfc8037 + `]}`:   `it has no "keys"; it has "KEYS", but letter case matters`,
		`{"keys":[],"keys":[]}`:        `it has "keys" more than once`,
		`{"k\u0065ys":[],"keys":[]}`:   `it has "keys" more than once`,
		`{"keys":7}`:                   `its "keys" is a number, not an array`,
		`{"keys":{}}`:                  "not a JSON key set",
		"-----BEGIN PUBLIC KEY-----\n": "it begins like PEM",
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

// TestParse_exactNames: a member in another letter case neither replaces nor
// makes a key.
func TestParse_exactNames(t *testing.T) {
	t.Parallel()
	foreign := b64(make([]byte, ed25519.PublicKeySize))
	for name, text := range map[string]string{
		"a key with X":        `{"keys":[` + strings.Replace(rfc8037, "}", `,"X":"`+foreign+`","Kty":"RSA","CRV":"X25519","D":"AA"}`, 1) + `]}`,
		"X before x":          `{"keys":[` + strings.Replace(rfc8037, "{", `{"X":"`+foreign+`",`, 1) + `]}`,
		"KEYS after keys":     `{"keys":[` + rfc8037 + `],"KEYS":[{"kty":"OKP","crv":"Ed25519","x":"` + foreign + `"}]}`,
		"keys with a long s":  `{"keys":[` + rfc8037 + `],"keyſ":[]}`,
		"null is not given":   `{"keys":[` + strings.Replace(rfc8037, "}", `,"use":null,"alg":null,"d":null,"key_ops":null}`, 1) + `]}`,
		"unknown given twice": `{"a":1,"a":2,"keys":[` + rfc8037 + `]}`,
	} {
		set, err := Parse([]byte(text))
		if err != nil || len(set.Keys) != 1 || set.Keys[0].JWK.X != "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" {
			t.Errorf("%s: %+v, %v", name, set, err)
		}
	}
}

// TestParse_manyKeys: a hostile set costs no more than a large one.
func TestParse_manyKeys(t *testing.T) {
	t.Parallel()
	for _, key := range []string{rfc8037, "1"} {
		set, err := Parse([]byte(`{"keys":[` + strings.Repeat(key+",", maxKeys) + key + `]}`))
		if err != nil || len(set.Keys)+len(set.Skipped) != maxKeys+1 {
			t.Fatalf("%d keys, %d skipped, %v", len(set.Keys), len(set.Skipped), err)
		}
		if got := set.Skipped[len(set.Skipped)-1]; got.Position != maxKeys+1 || !strings.Contains(got.Reason, "only the first 1000 keys of a set are read, but this one has 1001") {
			t.Errorf("%+v", got)
		}
	}
}

// FuzzParse: whatever the bytes, nothing panics, and every key that is handed
// out is of a known type and sound size.
func FuzzParse(f *testing.F) {
	const pem = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n"
	for _, seed := range []string{"", "{}", `{"keys":[]}`, pem, "x\n" + pem + pem + "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n", "[" + rfc8037 + ",1]", rfc8037, rfc7638, `{"keys":[` + rfc8037 + `,` + rfc7638 + `,{"kty":"EC","crv":"P-256","x":"AA","y":"AA"},1]}`,
		`{"KEYS":[],"keys":[` + strings.Replace(rfc8037, "}", `,"X":"AA","x":"AA","kid":"\ud800"}`, 1) + `]}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		set, err := Parse(text)
		if err != nil && len(set.Keys) > 0 {
			t.Error("keys together with an error")
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
			// What a key says of itself is in the JSON under the exact name.
			if !bytes.Contains(text, []byte(`\`)) && !bytes.Contains(text, pemBegin) {
				for name, value := range map[string]string{"kty": key.Type, "kid": key.ID, "alg": key.Algorithm, "x": key.JWK.X, "n": key.JWK.N} {
					if value != "" && !bytes.Contains(text, []byte(`"`+name+`"`)) {
						t.Errorf("%s is %q in %q", name, value, text)
					}
				}
			}
		}
	})
}
