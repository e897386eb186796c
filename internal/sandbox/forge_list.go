package sandbox

import (
	checks "github.com/jtlctl/jtlctl/internal/jwt"
)

// Level says how sure it is that a bad token has to be refused.
type Level string

// The levels. Must: every right verifier refuses it. Should: good libraries
// differ.
const (
	Must   Level = "must"
	Should Level = "should"
)

// Forgery is a bad token, and what it means if a backend lets it in.
type Forgery struct {
	Name  string
	Level Level
	// What is wrong with the token.
	What string
	// Advice is what to change in a backend that lets it in.
	Advice string
	// Reference is the section that demands it.
	Reference string

	// only is the one kind of token that has this forgery; "" is both.
	only  checks.Kind
	forge func(*draft)
}

// ForgedKinds lists the kinds of tokens that bad ones are made of.
func ForgedKinds() []string { return []string{string(checks.Session), string(checks.App)} }

// Forgeries lists the bad tokens of a kind.
func Forgeries(kind checks.Kind) []Forgery {
	var all []Forgery
	for _, group := range [][]Forgery{forgedForms, forgedSignatures, forgedKeys, forgedAlgorithms, forgedMACs, forgedTimes, forgedIssuers, forgedAudiences, forgedOtherKinds, forgedIdentities, forgedOddities, forgedLate} {
		for _, f := range group {
			if f.only == "" || f.only == kind {
				all = append(all, f)
			}
		}
	}
	return all
}

// Where it is written (read on 2026-11-26). The platform's rules are those of its
// documentation of session tokens and app tokens.
const (
	rfcForm          = "RFC 7515, 7.1"
	rfcBase64        = "RFC 7515, 2"
	rfcSignature     = "RFC 7515, 5.2"
	rfcHeaderKey     = "RFC 8725, 3.10"
	rfcIssuerKey     = "RFC 8725, 3.8" // the key must belong to the issuer
	rfcKeyID         = "RFC 7515, 4.1.4"
	rfcKeySet        = "RFC 7517, 5"
	rfcCritical      = "RFC 7515, 4.1.11"
	rfcHeaderMembers = "RFC 7515, 4"
	rfcType          = "RFC 8725, 3.11"
	rfcAlgorithm     = "RFC 8725, 3.1"
	rfcAlgorithmName = "RFC 7515, 4.1.1"
	rfcNone          = "RFC 8725, 3.2"
	rfcIssuer        = "RFC 8725, 3.8"
	rfcAudience      = "RFC 8725, 3.9"
	rfcOtherKind     = "RFC 8725, 3.12"
	rfcExpiry        = "RFC 7519, 4.1.4"
	rfcNotBefore     = "RFC 7519, 4.1.5"
	rfcIssuedAt      = "RFC 7519, 4.1.6"
	rfcIssuerClaim   = "RFC 7519, 4.1.1"
	rfcAudienceClaim = "RFC 7519, 4.1.3"
	rfcClaims        = "RFC 7519, 4"
	rfcPayload       = "RFC 7519, 7.2"
	rfcEdDSA         = "RFC 8037, 3.1"
	rfcEdwards       = "RFC 8032, 5.1.7"
	platformRule     = "the platform's rule"
)

// What to change.
const (
	adviseLibrary   = "verify with a JWT library and refuse what it cannot parse; do not split and decode tokens yourself"
	adviseSignature = "verify the signature over header and payload exactly as received, before any claim is read"
	adviseKeys      = "take keys only from the platform's key set; ignore jwk, jku, x5c and x5u of the header"
	adviseKeyID     = "find the key by the kid of the header, and refuse a token whose kid is missing or in no key"
	adviseAlgorithm = "accept one fixed algorithm (session tokens EdDSA, app tokens RS256), whatever the header says"
	adviseExpiry    = "require exp and refuse the token once it is over; a few minutes of tolerance at most"
	adviseNotBefore = "refuse a token before its nbf"
	adviseIssuer    = "compare iss with the one issuer that is expected, as a whole and exactly"
	adviseAudience  = "require that aud contains the app ID as one whole value, and that urn:jtl:app_id is absent or equal"
	adviseKind      = "decide on keys, issuer and algorithm of one kind of token, and refuse all others"
	adviseIdentity  = "require tenant and user as texts that are not empty"
	adviseStrict    = "no attack by itself: refuse it if your library can, since readers may differ in what they see"
)
