package sandbox

import (
	"strconv"
	"strings"
	"time"

	checks "github.com/jtlctl/jtlctl/internal/jwt"
)

// forgedOtherKinds are good tokens of other kinds.
var forgedOtherKinds = []Forgery{
	{Name: "app-token", only: checks.Session, Level: Must, What: "a good app token", Advice: adviseKind, Reference: rfcOtherKind,
		forge: func(d *draft) { d.other(checks.App) }},
	{Name: "session-token", only: checks.App, Level: Must, What: "a good session token", Advice: adviseKind, Reference: rfcOtherKind,
		forge: func(d *draft) { d.other(checks.Session) }},
	{Name: "access-token", Level: Must, What: "a good access token, which says nothing about tenant and user", Advice: adviseKind, Reference: rfcOtherKind,
		forge: func(d *draft) { d.other(checks.Access) }},
	{Name: "session-claims", only: checks.App, Level: Must, What: "the claims of a session token, signed by the key of app tokens", Advice: adviseAudience, Reference: rfcOtherKind,
		forge: func(d *draft) {
			d.claim(checks.Session)
			d.claims.set("iss", d.issuer)
		}},
	{Name: "app-claims", only: checks.Session, Level: Should, What: "tenant and user under the names of app tokens, signed by the key of session tokens", Advice: adviseIdentity, Reference: rfcOtherKind,
		forge: func(d *draft) {
			tenant, user := identityClaims(checks.App)
			d.claims.rename(d.tenantClaim(), tenant)
			d.claims.rename(d.userClaim(), user)
		}},
	{Name: "service-account", only: checks.App, Level: Should, What: "an access token of the app's service account, without tenant", Advice: adviseIdentity, Reference: rfcOtherKind,
		forge: func(d *draft) {
			d.claims.remove(d.tenantClaim())
			d.claims.remove("urn:jtl:app_id")
			d.claims.set(d.userClaim(), ClientID)
			d.claims.set("client_id", ClientID)
		}},
}

// other is a good token of another kind.
func (d *draft) other(kind checks.Kind) {
	token, err := d.cloud.Mint(TokenRequest{Kind: string(kind)})
	d.err = err
	d.rewrite = func(_, _, _ string) string { return token }
}

// forgedIdentities do not say who it is.
var forgedIdentities = []Forgery{
	{Name: "tenant-missing", Level: Should, What: "there is no tenant", Advice: adviseIdentity, Reference: platformRule,
		forge: func(d *draft) { d.claims.remove(d.tenantClaim()) }},
	{Name: "tenant-empty", Level: Should, What: "the tenant is empty", Advice: adviseIdentity, Reference: platformRule,
		forge: func(d *draft) { d.claims.set(d.tenantClaim(), "") }},
	{Name: "tenant-number", Level: Should, What: "the tenant is a number", Advice: adviseIdentity, Reference: platformRule,
		forge: func(d *draft) { d.claims.set(d.tenantClaim(), 1) }},
	{Name: "tenant-array", Level: Should, What: "the tenant is an array", Advice: adviseIdentity, Reference: platformRule,
		forge: func(d *draft) { d.claims.set(d.tenantClaim(), []string{DefaultTenant}) }},
	{Name: "tenant-letter-case", Level: Should, What: "the name of the claim of the tenant is in capital letters", Advice: adviseIdentity, Reference: platformRule,
		forge: func(d *draft) { d.claims.rename(d.tenantClaim(), strings.ToUpper(d.tenantClaim())) }},
	{Name: "user-missing", Level: Should, What: "there is no user", Advice: adviseIdentity, Reference: platformRule,
		forge: func(d *draft) { d.claims.remove(d.userClaim()) }},
	{Name: "user-empty", Level: Should, What: "the user is empty", Advice: adviseIdentity, Reference: platformRule,
		forge: func(d *draft) { d.claims.set(d.userClaim(), "") }},
	{Name: "user-number", Level: Should, What: "the user is a number", Advice: adviseIdentity, Reference: platformRule,
		forge: func(d *draft) { d.claims.set(d.userClaim(), 1) }},
}

// forgedOddities are tokens of the right key that readers may see differently.
var forgedOddities = []Forgery{
	{Name: "crit-unknown", Level: Should, What: "crit demands an extension that nobody knows", Advice: "refuse every token with crit", Reference: rfcCritical,
		forge: func(d *draft) {
			d.header.set("crit", []string{"attacker.example"})
			d.header.set("attacker.example", true)
		}},
	{Name: "crit-b64", Level: Should, What: "crit demands b64, which tokens must not use (RFC 7797, 7)", Advice: "refuse every token with crit", Reference: rfcCritical,
		forge: func(d *draft) { d.header.set("crit", []string{"b64"}); d.header.set("b64", false) }},
	{Name: "crit-empty", Level: Should, What: "crit is empty", Advice: adviseStrict, Reference: rfcCritical,
		forge: func(d *draft) { d.header.set("crit", []string{}) }},
	{Name: "typ-access-token", Level: Should, What: "typ is at+jwt, that of access tokens (RFC 9068)", Advice: adviseStrict, Reference: rfcType,
		forge: func(d *draft) { d.header.set("typ", "at+jwt") }},
	{Name: "duplicate-alg", Level: Should, What: "alg is given twice, first as none", Advice: adviseStrict, Reference: rfcHeaderMembers,
		forge: func(d *draft) { d.header.repeat("alg", "none") }},
	{Name: "duplicate-kid", Level: Should, What: "kid is given twice", Advice: adviseStrict, Reference: rfcHeaderMembers,
		forge: func(d *draft) { d.header.repeat("kid", "attacker") }},
	{Name: "duplicate-tenant", Level: Should, What: "the tenant is given twice", Advice: adviseStrict, Reference: rfcClaims,
		forge: func(d *draft) { d.claims.repeat(d.tenantClaim(), "22222222-2222-4222-8222-222222222222") }},
	{Name: "duplicate-exp", Level: Should, What: "exp is given twice, first an hour ago", Advice: adviseStrict, Reference: rfcClaims,
		forge: func(d *draft) { d.claims.repeat("exp", d.after(-time.Hour)) }},
	{Name: "duplicate-iss", Level: Should, What: "iss is given twice, first a wrong one", Advice: adviseStrict, Reference: rfcClaims,
		forge: func(d *draft) { d.claims.repeat("iss", "https://attacker.example") }},
	{Name: "duplicate-aud", only: checks.App, Level: Should, What: "aud is given twice, first a wrong one", Advice: adviseStrict, Reference: rfcClaims,
		forge: func(d *draft) { d.claims.repeat("aud", otherApp) }},
	{Name: "payload-trailing", Level: Should, What: "the payload goes on after its object", Advice: adviseStrict, Reference: rfcPayload,
		forge: func(d *draft) { d.payload = append(d.claims.json(), `{"iss":"https://attacker.example"}`...) }},
	{Name: "payload-bom", Level: Should, What: "the payload begins with a byte order mark", Advice: adviseStrict, Reference: rfcPayload,
		forge: func(d *draft) { d.payload = append([]byte("\uFEFF"), d.claims.json()...) }},
	{Name: "padding", Level: Should, What: "the signature has the padding of base64", Advice: adviseStrict, Reference: rfcBase64,
		forge: func(d *draft) {
			d.rewrite = func(h, p, s string) string { return h + "." + p + "." + s + strings.Repeat("=", (4-len(s)%4)%4) }
		}},
	{Name: "base64-loose", Level: Should, What: "the last letter of the signature has bits that mean nothing", Advice: adviseStrict, Reference: rfcBase64,
		forge: func(d *draft) { d.rewrite = func(h, p, s string) string { return h + "." + p + "." + loose(s) } }},
	{Name: "base64-standard", Level: Should, What: "the signature has + and / instead of - and _", Advice: adviseStrict, Reference: rfcBase64,
		forge: func(d *draft) { d.standardAlphabet() }},
	{Name: "four-parts", Level: Should, What: "there is a fourth part", Advice: adviseStrict, Reference: rfcForm,
		forge: func(d *draft) {
			d.rewrite = func(h, p, s string) string { return strings.Join([]string{h, p, s, "e30"}, ".") }
		}},
	{Name: "signature-malleable", only: checks.Session, Level: Should, What: "the signature is the right one plus the order of the curve", Advice: adviseStrict, Reference: rfcEdwards,
		forge: func(d *draft) { d.signature(addOrder) }},
}

// loose changes the bits of the last letter that encode nothing.
func loose(text string) string {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	if text == "" || len(text)%4 == 0 {
		return text
	}
	last := strings.IndexByte(alphabet, text[len(text)-1])
	return text[:len(text)-1] + string(alphabet[last^1])
}

// standardAlphabet writes the signature with letters of base64 that base64url does
// not have. A claim that changes makes sure that there is such a letter.
func (d *draft) standardAlphabet() {
	replace := strings.NewReplacer("-", "+", "_", "/")
	for i := range 64 {
		d.claims.set("jti", strconv.Itoa(i))
		if token, err := d.token(); err == nil && strings.ContainsAny(token[strings.LastIndexByte(token, '.'):], "-_") {
			break
		}
	}
	d.rewrite = func(h, p, s string) string { return h + "." + p + "." + replace.Replace(s) }
}

// addOrder adds the order of the group to S (RFC 8032, 5.1.7 demands S below it).
func addOrder(signature []byte) []byte {
	order := [32]byte{
		0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
		0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
	}
	carry := 0
	for i, b := range order {
		sum := int(signature[32+i]) + int(b) + carry
		signature[32+i], carry = byte(sum&0xff), sum>>8
	}
	return signature
}

func decimal(n int64) string { return strconv.FormatInt(n, 10) }
