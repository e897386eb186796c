package jwt

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/jtlctl/jtlctl/internal/exactjson"
)

// clockTolerance is the time after its expiry, or before its nbf, in which a
// wrong clock is a likely reason for a failure.
const clockTolerance = 5 * time.Minute

func (v *verification) issuer() {
	if v.policy.NoIssuer {
		v.skip("issuer", "disabled (--no-issuer)")
		return
	}
	if len(v.policy.Issuers) == 0 {
		v.skip("issuer", "no expected issuer was given (--issuer)")
		return
	}
	expected := strings.Join(v.policy.Issuers, " or ")
	issuer, ok := v.token.Payload.Text("iss")
	switch {
	case !v.token.Payload.Has("iss"):
		v.fail("issuer", "there is no iss; expected "+expected)
	case !ok:
		v.fail("issuer", "iss is not a string; expected "+expected)
	case slices.Contains(v.policy.Issuers, issuer):
		v.ok("issuer", issuer)
	default:
		v.fail("issuer", fmt.Sprintf("%s instead of %s%s", quote(issuer), expected, v.issuerHint(issuer)))
	}
}

func (v *verification) issuerHint(issuer string) string {
	for _, expected := range v.policy.Issuers {
		switch {
		case strings.TrimSuffix(issuer, "/") == strings.TrimSuffix(expected, "/"):
			return "; they differ in a trailing slash"
		case strings.EqualFold(issuer, expected):
			return "; they differ in letter case"
		}
	}
	return "; is the token of another environment (--env), or an older one (--issuer)?"
}

func (v *verification) audience() {
	const appID = "urn:jtl:app_id"
	app, _ := v.token.Payload.Text(appID)
	switch audiences, ok := v.audiences(); {
	case v.policy.NoAudience:
		v.skip("audience", "disabled (--no-audience): the token may be for any app")
	case v.policy.Audience == "" && v.policy.Kind == App:
		v.fail("audience", "no app ID is known that aud must contain: the token may be for another app; pass --audience APP_ID, set JTL_APP_ID or the setting app_id, or disable the check with --no-audience")
	case v.policy.Audience == "":
		v.skip("audience", "no expected audience was given (--audience)")
	case !v.token.Payload.Has("aud"):
		v.fail("audience", "there is no aud; expected "+quote(v.policy.Audience))
	case !ok:
		v.fail("audience", "aud is neither a string nor an array of strings")
	case len(audiences) == 0:
		v.fail("audience", "aud is an empty array; expected "+quote(v.policy.Audience))
	case !slices.Contains(audiences, v.policy.Audience):
		v.fail("audience", fmt.Sprintf("%s instead of %s", quoteList(audiences), quote(v.policy.Audience)))
	case v.policy.Kind == App && v.token.Payload.Has(appID) && app != v.policy.Audience:
		v.fail("audience", fmt.Sprintf("%s is not %s", appID, quote(v.policy.Audience)))
	default:
		v.ok("audience", v.policy.Audience)
	}
}

// audiences returns aud, which is a string or an array of strings
// (RFC 7519, 4.1.3).
func (v *verification) audiences() ([]string, bool) {
	if one, ok := v.token.Payload.Text("aud"); ok {
		return []string{one}, true
	}
	raw, _ := v.token.Payload.Get("aud")
	var items []json.RawMessage
	if exactjson.KindOf(raw) != "array" || json.Unmarshal(raw, &items) != nil {
		return nil, false
	}
	var audiences []string
	for _, item := range items {
		var one string
		if exactjson.KindOf(item) != "string" || json.Unmarshal(item, &one) != nil {
			return nil, false
		}
		audiences = append(audiences, one)
	}
	return audiences, true
}

func (v *verification) expiry() {
	value, has := v.token.Payload.Get("exp")
	if !has {
		if v.policy.requiresExpiry() {
			v.fail("expiry", "there is no exp: the token would never expire")
		} else {
			v.skip("expiry", "there is no exp: the token never expires")
		}
		return
	}
	at, problem := numericDate(value)
	switch {
	case problem != "":
		v.fail("expiry", "exp "+problem)
	case v.now.Before(at):
		v.okLazy("expiry", func() string { return FormatTime(at) + ", " + FormatRelative(at, v.now) })
	case v.now.Before(at.Add(v.policy.Leeway)):
		v.ok("expiry", fmt.Sprintf("%s, expired %s, within the leeway of %s", FormatTime(at), FormatRelative(at, v.now), v.policy.Leeway))
	default:
		v.fail("expiry", fmt.Sprintf("%s, expired %s", FormatTime(at), FormatRelative(at, v.now)))
		if v.now.Sub(at) < clockTolerance {
			v.result.Hint = "the token has only just expired: if it should still be valid, check this machine's clock; --leeway tolerates a difference"
		}
	}
}

func (v *verification) notBefore() {
	value, has := v.token.Payload.Get("nbf")
	if !has {
		v.skip("not-before", "there is no nbf")
		return
	}
	at, problem := numericDate(value)
	switch {
	case problem != "":
		v.fail("not-before", "nbf "+problem)
	case v.now.Add(v.policy.Leeway).Before(at):
		v.fail("not-before", fmt.Sprintf("%s, valid only %s", FormatTime(at), FormatRelative(at, v.now)))
		if at.Sub(v.now) < clockTolerance {
			v.result.Hint = "the token becomes valid very soon: this machine's clock may be slow; --leeway tolerates a difference"
		}
	default:
		v.ok("not-before", FormatTime(at))
	}
}

// issuedAt checks only that iat is a time (RFC 7519, 4.1.6): how old a token
// may be is for exp to say, and clocks differ.
func (v *verification) issuedAt() {
	value, has := v.token.Payload.Get("iat")
	if !has {
		v.skip("issued-at", "there is no iat")
		return
	}
	at, problem := numericDate(value)
	if problem != "" {
		v.fail("issued-at", "iat "+problem)
		return
	}
	v.okLazy("issued-at", func() string { return FormatTime(at) + ", " + FormatRelative(at, v.now) })
}

func (v *verification) tenant() {
	claim, _ := v.policy.Kind.identityClaims()
	switch {
	case claim == "" && v.policy.Tenant == "":
		v.skip("tenant", fmt.Sprintf("tokens of kind %s have no tenant claim", v.policy.Kind))
		return
	case claim == "":
		claim, _ = DetectKind(v.token.Payload).identityClaims()
	}
	if claim == "" {
		v.fail("tenant", "the token has no tenant claim; expected "+quote(v.policy.Tenant))
		return
	}
	tenant, problem := v.stringClaim(claim)
	switch {
	case problem != "":
		v.fail("tenant", problem)
	case v.policy.Tenant == "":
		v.ok("tenant", claim+" is present")
	case tenant == v.policy.Tenant:
		v.ok("tenant", "as expected")
	case strings.EqualFold(tenant, v.policy.Tenant):
		v.fail("tenant", fmt.Sprintf("%s is %s, which differs from %s in letter case", claim, quote(tenant), quote(v.policy.Tenant)))
	default:
		v.fail("tenant", fmt.Sprintf("%s is %s instead of %s", claim, quote(tenant), quote(v.policy.Tenant)))
	}
}

func (v *verification) user() {
	_, claim := v.policy.Kind.identityClaims()
	if claim == "" {
		v.skip("user", fmt.Sprintf("tokens of kind %s have no user claim", v.policy.Kind))
		return
	}
	if _, problem := v.stringClaim(claim); problem != "" {
		v.fail("user", problem)
		return
	}
	v.ok("user", claim+" is present")
}

// stringClaim reads a claim that must be a non-empty string.
func (v *verification) stringClaim(claim string) (text, problem string) {
	value, has := v.token.Payload.Get(claim)
	if !has {
		if other := v.token.Payload.OtherCase(claim); other != "" {
			return "", fmt.Sprintf("there is no %s; there is %s, but letter case matters", claim, quote(other))
		}
		return "", "there is no " + claim
	}
	text, isText := v.token.Payload.Text(claim)
	switch {
	case !isText:
		return "", fmt.Sprintf("%s is %s, not a string", claim, exactjson.WithArticle(exactjson.KindOf(value)))
	case isBlank(text):
		return "", claim + " is empty"
	case strings.ContainsFunc(text, func(r rune) bool {
		return !unicode.IsGraphic(r) || unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r)
	}):
		return "", claim + " contains invisible characters"
	}
	return text, ""
}

func (v *verification) claims() {
	for _, want := range v.policy.Claims {
		name := "claim " + want.Name
		value, has := v.token.Payload.Get(want.Name)
		if !has {
			v.fail(name, "there is no such claim; expected "+quote(want.Value))
			continue
		}
		got, isText := v.token.Payload.Text(want.Name)
		if !isText {
			var compact bytes.Buffer
			_ = json.Compact(&compact, value)
			got = compact.String()
		}
		if got != want.Value {
			v.fail(name, fmt.Sprintf("%s instead of %s", quote(got), quote(want.Value)))
			continue
		}
		v.ok(name, quote(want.Value))
	}
}
