package sandbox

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"

	checks "github.com/jtlctl/jtlctl/internal/jwt"
)

// draft is a good token in its parts, that a forgery changes before it is put
// together.
type draft struct {
	cloud *Cloud
	kind  checks.Kind
	now   time.Time
	// issuer is the expected one, otherIssuer that of the other kind.
	issuer, otherIssuer string

	header, claims object
	// payload replaces the claims if it is set.
	payload []byte
	// key signs with the method, and next is the other one that is published.
	key, next signer
	method    jwt.SigningMethod
	secret    []byte // of a MAC, instead of the key
	// rewrite changes the finished token.
	rewrite func(header, payload, signature string) string
	// err is why the token cannot be made.
	err error
}

// draft is a good token of a kind, in the plain form.
func (c *Cloud) draft(kind checks.Kind) (*draft, error) {
	key, err := c.keys.signing(kind, false)
	if err != nil {
		return nil, err
	}
	next, err := c.keys.signing(kind, true)
	if err != nil {
		return nil, err
	}
	d := &draft{cloud: c, kind: kind, now: c.config.Now(), issuer: c.config.BaseURL, otherIssuer: c.AppIssuer(), key: key, next: next, method: key.method}
	if kind == checks.App {
		d.issuer, d.otherIssuer = d.otherIssuer, d.issuer
	}
	d.header.set("alg", key.method.Alg())
	d.header.set("kid", key.kid)
	d.header.set("typ", "JWT")
	d.claim(kind)
	return d, nil
}

// claim gives it the claims of a good token of a kind, and none else.
func (d *draft) claim(kind checks.Kind) {
	d.claims = nil
	claims := d.cloud.claims(kind, TokenRequest{})
	for _, name := range slices.Sorted(maps.Keys(claims)) {
		d.claims.set(name, claims[name])
	}
}

// after is a time from now, in seconds since 1970.
func (d *draft) after(wait time.Duration) int64 { return d.now.Add(wait).Unix() }

// expires sets exp, and an iat before it.
func (d *draft) expires(wait time.Duration) {
	d.claims.set("exp", d.after(wait))
	if wait < 0 && d.kind == checks.App {
		d.claims.set("iat", d.after(wait-DefaultTTL))
	}
}

func (d *draft) tenantClaim() string {
	tenant, _ := identityClaims(d.kind)
	return tenant
}

func (d *draft) userClaim() string {
	_, user := identityClaims(d.kind)
	return user
}

// use signs with another key, whose name and algorithm the header gets.
func (d *draft) use(key signer) {
	d.key, d.method = key, key.method
	d.header.set("alg", key.method.Alg())
	d.header.set("kid", key.kid)
}

// outsider signs with the attacker's key of an algorithm. The header keeps the
// kid of the published key.
func (d *draft) outsider(algorithm string) *outsideKey {
	key, err := d.cloud.keys.outsider.key(algorithm)
	if err != nil {
		d.err = err
		return &outsideKey{}
	}
	d.key.private, d.method = key.private, key.method
	d.header.set("alg", algorithm)
	return key
}

// mac signs with a shared secret.
func (d *draft) mac(algorithm string, secret []byte) {
	d.method, d.secret = jwt.GetSigningMethod(algorithm), secret
	d.header.set("alg", algorithm)
}

// token puts the parts together.
func (d *draft) token() (string, error) {
	if d.err != nil {
		return "", d.err
	}
	payload := d.payload
	if payload == nil {
		payload = d.claims.json()
	}
	header, body := encode(d.header.json()), encode(payload)
	var key any = d.key.private
	if d.secret != nil {
		key = d.secret
	}
	signature, err := d.method.Sign(header+"."+body, key)
	if err != nil {
		return "", err
	}
	if d.rewrite != nil {
		return d.rewrite(header, body, encode(signature)), nil
	}
	return strings.Join([]string{header, body, encode(signature)}, "."), nil
}

// set replaces a member, or adds it.
//
//go:noinline
func (o *object) set(name string, value any) {
	for i := range *o {
		if (*o)[i].name == name {
			(*o)[i].value = value
			return
		}
	}
	*o = append(*o, member{name, value})
}

// rename gives a member another name.
func (o *object) rename(from, to string) {
	for i := range *o {
		if (*o)[i].name == from {
			(*o)[i].name = to
		}
	}
}

func (o *object) remove(name string) {
	*o = slices.DeleteFunc(*o, func(m member) bool { return m.name == name })
}

// repeat puts another value of a member before the one that is there.
func (o *object) repeat(name string, value any) {
	*o = slices.Insert(*o, 0, member{name, value})
}

// json is the text of an object whose values can all be written.
func (o object) json() []byte {
	text, err := o.MarshalJSON()
	if err != nil {
		return nil
	}
	return text
}
