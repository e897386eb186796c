package sandbox

import (
	"strings"
	"time"

	checks "github.com/jtlctl/jtlctl/internal/jwt"
)

// forgedForms are texts that are no signed token.
var forgedForms = []Forgery{
	{Name: "not-a-token", Level: Must, What: "the text not-a-token", Advice: adviseLibrary, Reference: rfcForm,
		forge: func(d *draft) { d.rewrite = func(_, _, _ string) string { return "not-a-token" } }},
	{Name: "two-parts", Level: Must, What: "header and payload without a signature, and without the dot before it", Advice: adviseLibrary, Reference: rfcForm,
		forge: func(d *draft) { d.rewrite = func(h, p, _ string) string { return h + "." + p } }},
	{Name: "signature-stripped", Level: Must, What: "the signature is empty", Advice: adviseSignature, Reference: rfcSignature,
		forge: func(d *draft) { d.rewrite = func(h, p, _ string) string { return h + "." + p + "." } }},
}

// forgedSignatures are signatures that do not belong to the token.
var forgedSignatures = []Forgery{
	{Name: "signature-changed", Level: Must, What: "one bit of the signature is changed", Advice: adviseSignature, Reference: rfcSignature,
		forge: func(d *draft) { d.signature(func(s []byte) []byte { s[len(s)/2] ^= 1; return s }) }},
	{Name: "signature-cut", Level: Must, What: "the last byte of the signature is missing", Advice: adviseSignature, Reference: rfcSignature,
		forge: func(d *draft) { d.signature(func(s []byte) []byte { return s[:len(s)-1] }) }},
	{Name: "signature-longer", Level: Must, What: "the signature has one byte more", Advice: adviseSignature, Reference: rfcSignature,
		forge: func(d *draft) { d.signature(func(s []byte) []byte { return append(s, 0) }) }},
	{Name: "signature-zero", Level: Must, What: "all bytes of the signature are zero", Advice: adviseSignature, Reference: rfcSignature,
		forge: func(d *draft) { d.signature(func(s []byte) []byte { return make([]byte, len(s)) }) }},
	{Name: "signature-of-another", Level: Must, What: "the signature is that of another token", Advice: adviseSignature, Reference: rfcSignature,
		forge: func(d *draft) {
			d.claims.set(d.userClaim(), "11111111-1111-4111-8111-111111111111")
			d.changed(d.userClaim(), DefaultUser)
		}},
	{Name: "tenant-changed", Level: Must, What: "the tenant was changed after the token was signed", Advice: adviseSignature, Reference: rfcSignature,
		forge: func(d *draft) { d.changed(d.tenantClaim(), "22222222-2222-4222-8222-222222222222") }},
	{Name: "user-changed", Level: Must, What: "the user was changed after the token was signed", Advice: adviseSignature, Reference: rfcSignature,
		forge: func(d *draft) { d.changed(d.userClaim(), "33333333-3333-4333-8333-333333333333") }},
	{Name: "expiry-changed", Level: Must, What: "exp was changed after an expired token was signed", Advice: adviseSignature, Reference: rfcSignature,
		forge: func(d *draft) { d.expires(-time.Hour); d.changed("exp", d.after(time.Hour)) }},
	{Name: "header-changed", Level: Must, What: "the header was changed after the token was signed", Advice: adviseSignature, Reference: rfcSignature,
		forge: func(d *draft) {
			header := append(object{}, d.header...)
			header.set("cty", "JWT")
			d.rewrite = func(_, p, s string) string { return encode(header.json()) + "." + p + "." + s }
		}},
}

// signature changes the bytes of the signature.
func (d *draft) signature(change func([]byte) []byte) {
	d.rewrite = func(h, p, s string) string {
		raw, err := decode(s)
		if err != nil {
			return strings.Join([]string{h, p, ""}, ".")
		}
		return strings.Join([]string{h, p, encode(change(raw))}, ".")
	}
}

// changed gives a claim another value than the one that is signed.
func (d *draft) changed(claim string, value any) {
	claims := append(object{}, d.claims...)
	claims.set(claim, value)
	d.rewrite = func(h, _, s string) string { return strings.Join([]string{h, encode(claims.json()), s}, ".") }
}

// forgedKeys are tokens of keys that must not verify them, and of none.
var forgedKeys = []Forgery{
	{Name: "foreign-key", Level: Must, What: "signed by a foreign key, under the kid of the right one", Advice: adviseSignature, Reference: rfcSignature,
		forge: func(d *draft) { d.outsider(d.method.Alg()) }},
	{Name: "foreign-key-own-kid", Level: Must, What: "signed by a foreign key, under a kid that is in no key", Advice: adviseKeyID, Reference: rfcKeyID,
		forge: func(d *draft) { d.outsider(d.method.Alg()); d.header.set("kid", "attacker") }},
	{Name: "second-key-first-kid", Level: Must, What: "signed by the second published key, under the kid of the first", Advice: adviseKeyID, Reference: rfcKeyID,
		forge: func(d *draft) { d.key.private = d.next.private }},
	{Name: "kid-missing", Level: Must, What: "the header has no kid", Advice: adviseKeyID, Reference: rfcKeyID,
		forge: func(d *draft) { d.header.remove("kid") }},
	{Name: "kid-empty", Level: Must, What: "kid is empty", Advice: adviseKeyID, Reference: rfcKeyID,
		forge: func(d *draft) { d.header.set("kid", "") }},
	{Name: "kid-in-payload", Level: Must, What: "kid is in the payload instead of the header", Advice: adviseKeyID, Reference: rfcKeyID,
		forge: func(d *draft) { d.header.remove("kid"); d.claims.set("kid", d.key.kid) }},
	{Name: "kid-unknown", Level: Must, What: "signed by the right key, under a kid that is in no key", Advice: adviseKeyID, Reference: rfcKeyID,
		forge: func(d *draft) { d.header.set("kid", "unknown-"+d.key.kid) }},
	{Name: "kid-letter-case", Level: Must, What: "kid is in capital letters", Advice: adviseKeyID, Reference: rfcKeyID,
		forge: func(d *draft) { d.header.set("kid", strings.ToUpper(d.key.kid)) }},
	{Name: "header-jwk", Level: Must, What: "signed by a foreign key, which the header brings as jwk", Advice: adviseKeys, Reference: rfcIssuerKey,
		forge: func(d *draft) {
			k := d.outsider(d.method.Alg())
			d.header.set("jwk", withMember(k.public, "kid", d.key.kid))
		}},
	{Name: "header-jku", Level: Must, What: "signed by a foreign key, which jku of the header leads to", Advice: adviseKeys, Reference: rfcHeaderKey,
		forge: func(d *draft) {
			d.outsider(d.method.Alg())
			d.cloud.keys.outsider.publish(d.method.Alg(), d.key.kid)
			d.header.set("jku", d.cloud.config.BaseURL+ForgeKeysPath)
		}},
	{Name: "header-x5c", Level: Must, What: "signed by a foreign key, whose certificate the header brings as x5c", Advice: adviseKeys, Reference: rfcIssuerKey,
		forge: func(d *draft) { k := d.outsider(d.method.Alg()); d.header.set("x5c", k.chain()) }},
	{Name: "header-x5u", Level: Must, What: "signed by a foreign key, whose certificate x5u of the header leads to", Advice: adviseKeys, Reference: rfcHeaderKey,
		forge: func(d *draft) {
			d.outsider(d.method.Alg())
			d.header.set("x5u", d.cloud.config.BaseURL+ForgeCertificate+"/"+d.method.Alg())
		}},
}

// forgedLate comes last, because it changes the key set.
var forgedLate = []Forgery{
	{Name: "key-published-later", Level: Should, What: "signed by a key that was published after the first request", Reference: rfcKeySet,
		Advice: "right for a rotation that nobody announced: make sure that a token of an unknown kid causes one fetch of the keys a minute at most",
		forge: func(d *draft) {
			key, err := d.cloud.keys.late(d.kind)
			if d.err = err; err == nil {
				d.use(key)
			}
		}},
}

// late makes a key, publishes it after the others and returns it. It takes the
// place of the one before, so that the set does not grow.
func (k *keyring) late(kind checks.Kind) (signer, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if kind == checks.App {
		late, err := newAppSigner(k.random)
		if err != nil {
			return signer{}, err
		}
		k.lateApp = []signer{late}
		return late, nil
	}
	late, err := newSessionSigner(k.random)
	if err != nil {
		return signer{}, err
	}
	k.lateSession = []signer{late}
	return late, nil
}
