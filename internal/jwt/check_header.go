package jwt

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/exactjson"
	"github.com/jtlctl/jtlctl/internal/jwks"
)

// structure: a token whose members are not unique means different things to
// different readers (RFC 7515, 4; RFC 7519, 4), and so does one with an
// unpaired surrogate (RFC 8259, 8.2).
func (v *verification) structure() {
	header, payload := v.token.Header, v.token.Payload
	repeated := slices.Concat(prefixed("header ", header.Duplicates), prefixed("payload ", payload.Duplicates))
	halves := slices.Concat(prefixed("header ", header.LoneSurrogates), prefixed("payload ", payload.LoneSurrogates))
	switch {
	case len(repeated) > 0:
		more := header.DuplicateCount + payload.DuplicateCount - len(repeated)
		v.fail("structure", "given more than once: "+strings.Join(repeated, ", ")+andMore(more))
	case len(halves) > 0:
		v.fail("structure", "unpaired surrogate, which is not a character, in "+strings.Join(halves, ", "))
	default:
		v.ok("structure", "three parts, header and payload are JSON objects")
	}
}

func andMore(n int) string {
	if n <= 0 {
		return ""
	}
	return fmt.Sprintf(" and %d more", n)
}

func prefixed(prefix string, texts []string) []string {
	var result []string
	for _, text := range texts {
		result = append(result, prefix+quote(text))
	}
	return result
}

func (v *verification) algorithm() {
	accepted := v.policy.algorithms()
	algorithm, ok := v.token.Header.Text("alg")
	switch {
	case !v.token.Header.Has("alg"):
		v.fail("algorithm", "the header has no alg")
	case !ok:
		v.fail("algorithm", "alg is not a string")
	case strings.EqualFold(algorithm, "none"):
		v.fail("algorithm", quote(algorithm)+": the token is not signed, anyone can have written it")
	case strings.HasPrefix(algorithm, "HS"):
		v.fail("algorithm", quote(algorithm)+" is symmetric: anyone who can verify such a token can also forge it")
	case !v.policy.accepts(algorithm):
		v.fail("algorithm", fmt.Sprintf("%s is not accepted; accepted: %s", quote(algorithm), strings.Join(accepted, ", ")))
	default:
		v.ok("algorithm", algorithm)
	}
}

// critical: a header parameter that must be understood and is not
// (RFC 7515, 4.1.11). jtlctl understands none of them, nor b64 (RFC 7797).
func (v *verification) critical() {
	critical, has := v.token.Header.Get("crit")
	switch {
	case has:
		v.fail("critical", "the header requires extensions that are not supported: crit "+critText(critical))
	case v.token.Header.Has("b64"):
		v.fail("critical", "the header has b64 (RFC 7797), which changes what is signed and is not supported")
	default:
		v.ok("critical", "no critical extensions")
	}
}

// critText returns crit as the header has it.
func critText(critical json.RawMessage) string {
	var names []string
	if json.Unmarshal(critical, &names) != nil {
		return quote(string(critical))
	}
	return quoteList(names)
}

// signature finds the key and checks the signature with it.
func (v *keySearch) signature(ctx context.Context, keys KeySource) error {
	kid, problem := v.kid()
	if algorithm, _ := v.token.Header.Text("alg"); strings.EqualFold(algorithm, "none") {
		v.skip("key", "not looked up: the token is not signed")
		v.skip("signature", "there is none to check")
		return nil
	}
	if problem == "" && v.failed && (kid != "" || v.policy.AnyKey) {
		v.skip("key", "not looked up: the header is not acceptable")
		v.skip("signature", "not checked: the header is not acceptable")
		return nil
	}
	var match jwks.Match
	if problem == "" {
		var err error
		if match, problem, err = v.find(ctx, keys, kid); err != nil {
			return err
		}
	}
	if problem != "" {
		v.fail("key", problem)
		v.skip("signature", "there is no key to verify it with")
		return nil
	}
	algorithm, _ := v.token.Header.Text("alg")
	tried, more := v.candidates(match.Keys, algorithm)
	if len(tried) == 0 {
		v.fail("key", keyNotFound(kid, algorithm, match))
		v.skip("signature", "there is no key to verify it with")
		return nil
	}
	for _, key := range tried {
		if v.matches(algorithm, key) {
			v.recordKey(key, match.Origin)
			v.okLazy("key", func() string { return v.keyDetail(key, match.Origin) })
			v.ok("signature", "matches this key")
			return nil
		}
	}
	v.recordKey(tried[0], match.Origin)
	v.okLazy("key", func() string { return v.keyDetail(tried[0], match.Origin) })
	v.fail("signature", signatureMismatch(kid, len(tried), more, match.Skipped))
	return nil
}

// matches reports whether the signature is one of a key.
func (v *keySearch) matches(algorithm string, key jwks.Key) bool {
	return v.policy.Signatures.check(v.token, algorithm, key, func() bool {
		implementation, _ := signingMethod(algorithm, key)
		return implementation.Verify(v.token.signed, v.token.Signature, key.Public) == nil
	})
}

// maxTried is how many keys are tried for one signature. A kid should name one
// key; a key set of 1 MiB has room for hundreds that cost milliseconds each.
const maxTried = 8

// candidates returns the keys for an algorithm, at most maxTried,
// and how many more there are.
func (v *keySearch) candidates(keys []jwks.Key, algorithm string) (tried []jwks.Key, more int) {
	for _, key := range keys {
		switch {
		case !v.policy.allows(key, algorithm):
		case len(tried) == maxTried:
			more++
		default:
			tried = append(tried, key)
		}
	}
	return tried, more
}

func signatureMismatch(kid string, tried, more int, skipped []jwks.Skipped) string {
	by := "does not match this key"
	switch {
	case more > 0:
		by = fmt.Sprintf("matches none of the first %d of %d keys, and no more are tried", tried, tried+more)
	case tried > 1:
		by = fmt.Sprintf("matches none of %d keys", tried)
	}
	by += ": the token was changed, or signed by someone else"
	if kid != "" && len(skipped) > 0 {
		by += "; another key of this kid cannot be used: " + skipped[0].Reason
	}
	return by
}

// kid returns the key ID of the header; "" if it has none.
func (v *keySearch) kid() (kid, problem string) {
	value, has := v.token.Header.Get("kid")
	kid, isText := v.token.Header.Text("kid")
	if has && !isText {
		return "", "kid is " + exactjson.WithArticle(exactjson.KindOf(value)) + ", not a string"
	}
	return kid, ""
}

// find looks up the keys that may verify the token. A key with a kid may only
// verify tokens of that kid, or with AnyKey those that name none. A key without
// one may verify any token if it is the only key of the set; with several,
// AnyKey tries them.
func (v *keySearch) find(ctx context.Context, keys KeySource, kid string) (match jwks.Match, problem string, err error) {
	if kid != "" || v.policy.AnyKey {
		match, err = keys.Find(ctx, kid)
		switch {
		case kid == "": // all keys were found
		case match.Only():
			match.Keys = match.Unnamed
		case v.policy.AnyKey:
			match.Keys = slices.Concat(match.Keys, match.Unnamed)
		}
		return match, "", err
	}
	if only, ok := keys.(onlyKeySource); ok && !v.failed {
		if match, err = only.FindOnly(ctx); err != nil || match.Only() || match.Total == 0 && len(match.Skipped) > 0 {
			return match, "", err
		}
	}
	if v.token.Payload.Has("kid") {
		return match, "kid is in the payload, as in older session tokens, where it cannot be trusted; --any-key tries the keys of the set", nil
	}
	return match, "the header has no kid; --any-key tries the keys of the set", nil
}

// onlyKeySource is a KeySource that may have a single key for any token.
type onlyKeySource interface {
	FindOnly(ctx context.Context) (jwks.Match, error)
}

// keyNotFound says why there is no key to check with, naming the member that forbids
// each of those that there are.
func keyNotFound(kid, algorithm string, match jwks.Match) string {
	var detail string
	switch {
	case len(match.Keys) == 1:
		key := match.Keys[0]
		detail = fmt.Sprintf("%s is %s and not for %s: %s", nameOf(key), key.Strength(), quote(algorithm), mismatch(key, algorithm))
	case len(match.Keys) > 1:
		detail = fmt.Sprintf("none of %d keys is for %s: %s", len(match.Keys), quote(algorithm), joinReasons(match.Keys, func(key jwks.Key) string {
			if key.ID == "" {
				return "one without kid: " + mismatch(key, algorithm)
			}
			return quote(key.ID) + ": " + mismatch(key, algorithm)
		}))
	case kid != "" && len(match.Skipped) > 0 && match.Skipped[0].ID == kid:
		detail = fmt.Sprintf("the key %s cannot be used: %s", quote(kid), joinReasons(match.Skipped, func(s jwks.Skipped) string { return s.Reason }))
	case len(match.Known) == 0 && len(match.Skipped) > 0:
		detail = "the key set has no usable keys: " + joinReasons(match.Skipped, func(s jwks.Skipped) string {
			if s.ID == "" {
				return fmt.Sprintf("key %d: %s", s.Position, s.Reason)
			}
			return fmt.Sprintf("key %d (kid %s): %s", s.Position, quote(s.ID), s.Reason)
		})
	case len(match.Unnamed) > 0:
		detail = fmt.Sprintf("no key %s; %d of the %d keys of the set have no kid, and --any-key tries them", quote(kid), len(match.Unnamed), match.Total)
	case len(match.Known) == 0:
		detail = "the key set has no usable keys"
	default:
		detail = fmt.Sprintf("no key %s; the key set has %s", quote(kid), quoteList(match.Known))
	}
	if match.Origin.Source != "" {
		detail += " (" + match.Origin.Source + ")"
	}
	if match.Origin.NotFetched != "" {
		detail += "; " + match.Origin.NotFetched
	}
	return detail
}

// nameOf names a key at the start of a sentence.
func nameOf(key jwks.Key) string {
	if key.ID == "" {
		return "the key without kid"
	}
	return "the key " + quote(key.ID)
}

// joinReasons joins the reasons of the first few.
func joinReasons[T any](all []T, of func(T) string) string {
	const most = 3
	var texts []string
	for _, one := range all[:min(most, len(all))] {
		texts = append(texts, of(one))
	}
	if more := len(all) - most; more > 0 {
		texts = append(texts, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(texts, "; ")
}

func quoteList(names []string) string {
	const most = 5
	var quoted []string
	for _, name := range names[:min(most, len(names))] {
		quoted = append(quoted, quote(name))
	}
	if more := len(names) - most; more > 0 {
		quoted = append(quoted, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(quoted, ", ")
}

func (v *keySearch) recordKey(key jwks.Key, origin jwks.Origin) {
	algorithm, _ := v.token.Header.Text("alg")
	v.result.Key = &KeyUsed{ID: key.ID, Algorithm: algorithm, Source: origin.Source}
	if !origin.FetchedAt.IsZero() {
		at := FormatTime(origin.FetchedAt.Truncate(time.Second))
		v.result.Key.FetchedAt = &at
	}
}

func (v *keySearch) keyDetail(key jwks.Key, origin jwks.Origin) string {
	name := quote(key.ID)
	if key.ID == "" {
		name = "without kid"
	}
	detail := fmt.Sprintf("%s, %s, from %s", name, key.Strength(), origin.Source)
	if !origin.FetchedAt.IsZero() {
		detail += ", fetched " + FormatRelative(origin.FetchedAt, v.now)
	}
	var ignored []string
	for _, name := range []string{"jwk", "jku", "x5c", "x5u"} {
		if v.token.Header.Has(name) {
			ignored = append(ignored, name)
		}
	}
	if len(ignored) > 0 {
		detail += "; " + strings.Join(ignored, ", ") + " of the header ignored"
	}
	return detail
}
