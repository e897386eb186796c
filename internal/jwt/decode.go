package jwt

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// Decoded is a token opened for reading. Its JSON form is a contract.
type Decoded struct {
	Header    json.RawMessage `json:"header"`    // the header of the token, as it is
	Payload   json.RawMessage `json:"payload"`   // the claims of the token, as they are
	Signature string          `json:"signature"` // the signature, in base64url
	Kind      Kind            `json:"kind"`      // the kind of token that it seems to be
	Times     Times           `json:"times"`     // the claims that are times, by name
	Verified  bool            `json:"verified"`  // always false
	Warnings  []string        `json:"warnings"`  // what is unusual about the token

	Algorithm, Tenant, User string `json:"-"`
}

// Moment is a time claim, as UTC and relative to now.
type Moment struct {
	Claim    string `json:"-"`
	Time     string `json:"time"`              // the time
	Relative string `json:"relative"`          // the time as seen from now, for people
	Expired  *bool  `json:"expired,omitempty"` // only of exp
}

// Times are the time claims in the order exp, nbf, iat, auth_time.
type Times []Moment

// MarshalJSON writes an object with the claims as names.
func (t Times) MarshalJSON() ([]byte, error) {
	byClaim := make(map[string]Moment, len(t))
	for _, moment := range t {
		byClaim[moment.Claim] = moment
	}
	return json.Marshal(byClaim)
}

// identityClaims names the claims of tenant and user.
func (d *Decoded) identityClaims() []string {
	tenant, user := d.Kind.identityClaims()
	return []string{tenant, user}
}

var timeClaims = [...]string{"exp", "nbf", "iat", "auth_time"}

// Decode returns the content of a token, with times relative to now. It verifies
// nothing.
func Decode(token *Token, now time.Time) Decoded {
	d := Decoded{
		Header:    token.Header.Raw,
		Payload:   token.Payload.Raw,
		Signature: token.signature,
		Kind:      DetectKind(token.Payload),
		Times:     Times{},
		Warnings:  []string{},
	}
	d.Algorithm, _ = token.Header.Text("alg")
	tenant, user := d.Kind.identityClaims()
	d.Tenant, _ = token.Payload.Text(tenant)
	d.User, _ = token.Payload.Text(user)
	for _, claim := range timeClaims {
		value, ok := token.Payload.Get(claim)
		if !ok {
			continue
		}
		at, problem := numericDate(value)
		if problem != "" {
			d.warn("%s %s", claim, problem)
			continue
		}
		moment := Moment{Claim: claim, Time: FormatTime(at), Relative: FormatRelative(at, now)}
		if claim == "exp" {
			expired := !now.Before(at)
			moment.Expired = &expired
		}
		d.Times = append(d.Times, moment)
	}
	d.addWarnings(token)
	return d
}

func (d *Decoded) warn(format string, args ...any) {
	d.Warnings = append(d.Warnings, fmt.Sprintf(format, args...))
}

func (d *Decoded) addWarnings(token *Token) {
	for _, pointer := range token.Header.Duplicates {
		d.warn("the header has %s more than once", quote(pointer))
	}
	for _, pointer := range token.Payload.Duplicates {
		d.warn("the payload has %s more than once", quote(pointer))
	}
	for _, pointer := range token.Header.LoneSurrogates {
		d.warn("the header has an unpaired surrogate, which is not a character, in %s", quote(pointer))
	}
	for _, pointer := range token.Payload.LoneSurrogates {
		d.warn("the payload has an unpaired surrogate, which is not a character, in %s", quote(pointer))
	}
	for _, claim := range d.identityClaims() {
		if text, ok := token.Payload.Text(claim); ok && claim != "" && isBlank(text) {
			d.warn("%s is empty", claim)
		}
	}
	switch {
	case !token.Header.Has("alg"):
		d.warn("the header has no alg")
	case strings.EqualFold(d.Algorithm, "none"):
		d.warn("alg is %s: the token is not signed, anyone can have written it", quote(d.Algorithm))
	case len(token.Signature) == 0:
		d.warn("the signature is empty")
	}
	if !token.Payload.Has("exp") {
		d.warn("there is no exp: the token never expires")
	}
	if !token.Header.Has("kid") && token.Payload.Has("kid") {
		d.warn("kid is in the payload, as in older session tokens; it belongs in the header")
	}
}
