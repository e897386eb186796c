package probe

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/sandbox"
)

// Verdict is what became of a token.
type Verdict string

// The verdicts.
const (
	OK          Verdict = "ok"
	LetIn       Verdict = "let-in"      // a bad token that every verifier refuses
	KeptOut     Verdict = "kept-out"    // a good token
	Advice      Verdict = "advice"      // a bad token about which good libraries differ was let in
	Unreachable Verdict = "unreachable" // there was no answer
)

const (
	platformRule = "the platform's rule"
	rfcKeyID     = "RFC 7515, 4.1.4"
	rfcKeySet    = "RFC 7517, 5"
	rfcBearer    = "RFC 6750, 3.1"
	// garbage is the bad token that is not even one.
	garbage = "not-a-token"
)

// like reports whether an answer is that of a good token.
func (r *run) like(a answer) bool {
	if len(r.plan.expect) > 0 {
		return expected(r.plan.expect, a.status)
	}
	if success(a.status) && (r.good.status < 300 || r.good.status > 399) {
		// It is no refusal, even if the good token got the same because there is no upstream.
		return !r.inBody || a.shape == r.good.shape
	}
	return a.status == r.good.status && a.location == r.good.location
}

func success(status int) bool { return status >= 200 && status <= 299 }

func expected(statuses []string, status int) bool {
	text := strconv.Itoa(status)
	return slices.ContainsFunc(statuses, func(pattern string) bool {
		begin := strings.TrimRight(pattern, "x")
		return len(text) == len(pattern) && strings.HasPrefix(text, begin)
	})
}

// unprotected reports whether no token is answered as a good one would be.
func (r *run) unprotected() bool {
	if len(r.plan.expect) > 0 {
		return expected(r.plan.expect, r.missing.status)
	}
	return success(r.missing.status)
}

// keptOut reports whether the first good token was refused.
func (r *run) keptOut() bool {
	if len(r.plan.expect) > 0 {
		return !expected(r.plan.expect, r.good.status)
	}
	return r.good.status == 401 || r.good.status == 403 || (r.good.status == r.missing.status && r.good.location == r.missing.location)
}

// judge decides on a bad token.
func (r *run) judge(c *Case, f sandbox.Forgery, got answer) {
	c.Status = got.status
	switch {
	case !got.reached():
		c.Verdict, c.advice = Unreachable, got.problem
	case !r.like(got):
		c.Verdict, c.advice = OK, r.how(got)
	case f.Level == sandbox.Must:
		c.Verdict, c.advice = LetIn, f.Advice
	default:
		c.Verdict, c.advice = Advice, f.Advice
	}
}

// how says how a bad token was refused, if not by a refusal.
func (r *run) how(a answer) string {
	switch {
	case a.status >= 500 && a.status != r.good.status:
		return fmt.Sprintf("the backend failed (%d) rather than refused it", a.status)
	case r.inBody && success(a.status):
		return "the body says that it is refused"
	}
	return ""
}

func whyUnprotected(status int) string {
	return fmt.Sprintf("the address is not protected: without a token it was answered with %d, as a good token would be. "+
		"If the backend answers refusals with this status and says so only in the body, a probe cannot see it: let it answer 401", status)
}

func (r *run) whyBlind() string {
	return fmt.Sprintf("it was answered with %d, and so was a text that is no token, so that nothing can be told apart: "+
		"either the backend fails before it verifies (does it reach the keys?), or it verifies nothing", r.good.status)
}

// whyKeptOut explains that the first good token was refused.
func (r *run) whyKeptOut() string {
	begin := fmt.Sprintf("it was refused with %d", r.good.status)
	if len(r.plan.expect) > 0 {
		begin = fmt.Sprintf("it was answered with %d and not with %s of --expect-ok", r.good.status, strings.Join(r.plan.expect, ", "))
	} else if r.good.status == r.missing.status {
		begin = fmt.Sprintf("it was answered like no token at all, with %d", r.good.status)
	}
	begin += ". Most likely the backend does not take keys and issuer from the sandbox: " + Settings(r.plan.Kind, r.world.SandboxURL)
	switch r.good.status {
	case 404, 405:
		begin += ". Or the path or the method is wrong"
	default:
		begin += ". Or it has keys of an earlier sandbox in its cache (restart it), or expects the token elsewhere (--header, --body)"
	}
	return begin
}

// Settings says what a backend must be configured with to take tokens of a kind
// from the sandbox at an address.
func Settings(kind, base string) string {
	if kind == string(jwt.App) {
		issuer := base + sandbox.AppIssuerPath
		return fmt.Sprintf("issuer (JTL_ISSUER) %s, keys %s, app ID (JTL_APP_ID) %s", issuer, issuer+sandbox.ZitadelKeysPath, sandbox.AppID)
	}
	return fmt.Sprintf("issuer %s, keys %s with an access token of %s (CLIENT_ID %s, CLIENT_SECRET %s)",
		base, base+platform.JWKSPath, base+sandbox.LegacyTokenPath, sandbox.ClientID, sandbox.ClientSecret)
}
