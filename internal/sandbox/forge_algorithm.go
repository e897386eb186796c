package sandbox

import (
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"strings"

	"github.com/golang-jwt/jwt/v5"

	checks "github.com/jtlctl/jtlctl/internal/jwt"
)

// forgedAlgorithms are tokens whose alg is not the one that is expected.
var forgedAlgorithms = []Forgery{
	{Name: "alg-none", Level: Must, What: "alg is none, and there is no signature", Advice: adviseAlgorithm, Reference: rfcNone,
		forge: func(d *draft) { d.unsigned("none") }},
	{Name: "alg-none-letter-case", Level: Must, What: "alg is nOnE, and there is no signature", Advice: adviseAlgorithm, Reference: rfcNone,
		forge: func(d *draft) { d.unsigned("nOnE") }},
	{Name: "alg-none-signed", Level: Must, What: "alg is none, and the signature is that of the right key", Advice: adviseAlgorithm, Reference: rfcNone,
		forge: func(d *draft) { d.header.set("alg", "none") }},
	{Name: "alg-empty", Level: Must, What: "alg is empty, and there is no signature", Advice: adviseAlgorithm, Reference: rfcAlgorithmName,
		forge: func(d *draft) { d.unsigned("") }},
	{Name: "alg-missing", Level: Must, What: "the header has no alg", Advice: adviseAlgorithm, Reference: rfcAlgorithmName,
		forge: func(d *draft) { d.header.remove("alg") }},
	{Name: "alg-es256", Level: Must, What: "signed with ES256 by a foreign key, under the kid of the right one", Advice: adviseAlgorithm, Reference: rfcAlgorithm,
		forge: func(d *draft) { d.outsider("ES256") }},
	{Name: "alg-es256-jwk", Level: Must, What: "signed with ES256 by a foreign key, which the header brings as jwk", Advice: adviseKeys, Reference: rfcIssuerKey,
		forge: func(d *draft) { k := d.outsider("ES256"); d.header.set("jwk", withMember(k.public, "kid", d.key.kid)) }},
	{Name: "alg-rs256", only: checks.Session, Level: Must, What: "signed with RS256 by a foreign key, under the kid of the right one", Advice: adviseAlgorithm, Reference: rfcAlgorithm,
		forge: func(d *draft) { d.outsider("RS256") }},
	{Name: "alg-eddsa", only: checks.App, Level: Must, What: "signed with EdDSA by a foreign key, under the kid of the right one", Advice: adviseAlgorithm, Reference: rfcAlgorithm,
		forge: func(d *draft) { d.outsider("EdDSA") }},
	{Name: "alg-mislabelled", Level: Must, What: "alg is ES256, and the signature is that of the right key with its own algorithm", Advice: adviseAlgorithm, Reference: rfcAlgorithm,
		forge: func(d *draft) { d.header.set("alg", "ES256") }},
	{Name: "alg-rs384", only: checks.App, Level: Must, What: "signed by the right key with RS384, which the key is not for", Advice: adviseAlgorithm, Reference: rfcAlgorithm,
		forge: func(d *draft) { d.named(jwt.SigningMethodRS384) }},
	{Name: "alg-rs512", only: checks.App, Level: Must, What: "signed by the right key with RS512, which the key is not for", Advice: adviseAlgorithm, Reference: rfcAlgorithm,
		forge: func(d *draft) { d.named(jwt.SigningMethodRS512) }},
	{Name: "alg-ps256", only: checks.App, Level: Must, What: "signed by the right key with PS256, which the key is not for", Advice: adviseAlgorithm, Reference: rfcAlgorithm,
		forge: func(d *draft) { d.named(jwt.SigningMethodPS256) }},
	{Name: "alg-letter-case", Level: Should, What: "the name of the right algorithm is in small letters", Advice: adviseStrict, Reference: rfcAlgorithmName,
		forge: func(d *draft) { d.header.set("alg", strings.ToLower(d.method.Alg())) }},
	{Name: "alg-array", Level: Should, What: "alg is an array with the right name", Advice: adviseStrict, Reference: rfcAlgorithmName,
		forge: func(d *draft) { d.header.set("alg", []string{d.method.Alg()}) }},
	{Name: "alg-ed25519", only: checks.Session, Level: Should, What: "alg is Ed25519, the name that RFC 9864 gives to EdDSA on this curve", Reference: rfcEdDSA,
		Advice: "no mistake: both names mean the same signature, and the platform may send this one some day",
		forge:  func(d *draft) { d.header.set("alg", "Ed25519") }},
}

// unsigned has no signature at all.
func (d *draft) unsigned(algorithm string) {
	d.header.set("alg", algorithm)
	d.rewrite = func(h, p, _ string) string { return h + "." + p + "." }
}

// named signs with another method of the same key.
func (d *draft) named(method jwt.SigningMethod) {
	d.method = method
	d.header.set("alg", method.Alg())
}

const whatMAC = "signed with HMAC, whose secret is the public key "

// forgedMACs have the published key as the secret of an HMAC, in each form that a
// library could read it in.
var forgedMACs = []Forgery{
	{Name: "hmac-pem", Level: Must, What: whatMAC + "as PEM", Advice: adviseAlgorithm, Reference: rfcAlgorithm,
		forge: func(d *draft) { d.mac("HS256", d.publicPEM()) }},
	{Name: "hmac-pem-trimmed", Level: Must, What: whatMAC + "as PEM without a line end", Advice: adviseAlgorithm, Reference: rfcAlgorithm,
		forge: func(d *draft) { d.mac("HS256", []byte(strings.TrimSpace(string(d.publicPEM())))) }},
	{Name: "hmac-der", Level: Must, What: whatMAC + "as DER", Advice: adviseAlgorithm, Reference: rfcAlgorithm,
		forge: func(d *draft) { d.mac("HS256", d.publicDER()) }},
	{Name: "hmac-der-base64", Level: Must, What: whatMAC + "as base64 of DER, the inside of PEM", Advice: adviseAlgorithm, Reference: rfcAlgorithm,
		forge: func(d *draft) { d.mac("HS256", []byte(base64.StdEncoding.EncodeToString(d.publicDER()))) }},
	{Name: "hmac-raw", Level: Must, What: whatMAC + "as bare bytes", Advice: adviseAlgorithm, Reference: rfcAlgorithm,
		forge: func(d *draft) { d.mac("HS256", d.publicRaw()) }},
	{Name: "hmac-base64url", Level: Must, What: whatMAC + "as its text in the key set", Advice: adviseAlgorithm, Reference: rfcAlgorithm,
		forge: func(d *draft) { d.mac("HS256", []byte(encode(d.publicRaw()))) }},
	{Name: "hmac-jwk", Level: Must, What: whatMAC + "as JWK", Advice: adviseAlgorithm, Reference: rfcAlgorithm,
		forge: func(d *draft) { text, _ := json.Marshal(d.key.public); d.mac("HS256", text) }},
	{Name: "hmac-pkcs1", only: checks.App, Level: Must, What: whatMAC + "as PEM of PKCS #1", Advice: adviseAlgorithm, Reference: rfcAlgorithm,
		forge: func(d *draft) { d.mac("HS256", d.publicPKCS1()) }},
	{Name: "hmac-384", Level: Must, What: whatMAC + "as PEM, with HS384", Advice: adviseAlgorithm, Reference: rfcAlgorithm,
		forge: func(d *draft) { d.mac("HS384", d.publicPEM()) }},
	{Name: "hmac-512", Level: Must, What: whatMAC + "as PEM, with HS512", Advice: adviseAlgorithm, Reference: rfcAlgorithm,
		forge: func(d *draft) { d.mac("HS512", d.publicPEM()) }},
	{Name: "hmac-kid", Level: Must, What: "signed with HMAC, whose secret is the kid", Advice: adviseAlgorithm, Reference: rfcAlgorithm,
		forge: func(d *draft) { d.mac("HS256", []byte(d.key.kid)) }},
	{Name: "hmac-empty", Level: Must, What: "signed with HMAC, whose secret is empty", Advice: adviseAlgorithm, Reference: rfcAlgorithm,
		forge: func(d *draft) { d.mac("HS256", []byte{}) }},
	{Name: "hmac-kid-file", Level: Must, What: "signed with HMAC and an empty secret, under the kid ../../../../dev/null", Advice: adviseKeyID, Reference: rfcHeaderKey,
		forge: func(d *draft) { d.mac("HS256", []byte{}); d.header.set("kid", "../../../../dev/null") }},
}

func (d *draft) publicDER() []byte {
	der, err := x509.MarshalPKIXPublicKey(d.key.private.Public())
	if err != nil {
		d.err = err
	}
	return der
}

func (d *draft) publicPEM() []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: d.publicDER()})
}

func (d *draft) publicPKCS1() []byte {
	public, is := d.key.private.Public().(*rsa.PublicKey)
	if !is {
		return nil
	}
	return pem.EncodeToMemory(&pem.Block{Type: "RSA PUBLIC KEY", Bytes: x509.MarshalPKCS1PublicKey(public)})
}

// publicRaw is x of an Ed25519 key, or n of an RSA one.
func (d *draft) publicRaw() []byte {
	text := d.key.public["x"]
	if d.kind == checks.App {
		text = d.key.public["n"]
	}
	raw, err := decode(text)
	if err != nil {
		d.err = err
	}
	return raw
}
