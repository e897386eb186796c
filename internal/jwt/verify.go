package jwt

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/jtlctl/jtlctl/internal/jwks"
)

// KeySource finds the trusted keys with a kid; an empty kid matches every key.
// An error means that there is no key set at all.
type KeySource interface {
	Find(ctx context.Context, kid string) (jwks.Match, error)
}

// Result is the result of a verification. Its JSON form is a contract.
// Claims is nil unless the token is valid.
type Result struct {
	Valid  bool            `json:"valid"`  // true if no check failed
	Kind   Kind            `json:"kind"`   // the kind of token that was verified
	Checks []Check         `json:"checks"` // the checks, in the order in which they ran
	Key    *KeyUsed        `json:"key"`    // the key that was used
	Header json.RawMessage `json:"header"` // the header of the token; null if it could not be opened
	Claims json.RawMessage `json:"claims"` // the claims of the token; null if it could not be opened

	// Hint is advice that belongs to no single check; it may be empty.
	Hint string `json:"hint,omitempty"`
	// Tenant and User are set only if the token is valid.
	Tenant, User string `json:"-"`
	// Expires is exp, set only if the token is valid and has one.
	Expires time.Time `json:"-"`
}

// KeyUsed is the key that the signature was checked with.
type KeyUsed struct {
	ID        string  `json:"kid"`        // the identifier of the key
	Algorithm string  `json:"alg"`        // the algorithm that the signature was verified with
	Source    string  `json:"source"`     // the address or the file that the key is from
	FetchedAt *string `json:"fetched_at"` // RFC 3339 UTC; null for a file
}

// Failures lists the checks that failed, as "name: detail".
func (r Result) Failures() []string {
	var failures []string
	for _, check := range r.Checks {
		if check.Status == Failed {
			failures = append(failures, check.Name+": "+check.Detail)
		}
	}
	return failures
}

// Verify checks a token against a policy at a moment and reports every check.
// The error is that of the key source: without keys nothing can be decided.
// Keys are not looked up if the token fails an earlier check, so that a token
// cannot cause a fetch that would not matter.
func Verify(ctx context.Context, text string, policy Policy, keys KeySource, now time.Time) (Result, error) {
	v := newVerification(policy, now)
	token, err := Parse(text)
	if err != nil {
		v.failParse(err)
		return v.result, nil
	}
	return v.run(ctx, token, keys, func() { v.skip("kind", "not recognized: it was chosen with --kind "+string(policy.Kind)) })
}

func newVerification(policy Policy, now time.Time) *verification {
	v := &verification{keySearch{outcome{policy: policy, now: now}}}
	v.result.Checks = make([]Check, 0, len(checkNames)+len(policy.Claims))
	v.result.Kind = policy.Kind
	return v
}

// run makes all checks; kind is that of the kind.
func (v *verification) run(ctx context.Context, token *Token, keys KeySource, kind func()) (Result, error) {
	v.token = token
	v.result.Header = token.Header.Raw
	v.structure()
	kind()
	v.algorithm()
	v.critical()
	if err := v.signature(ctx, keys); err != nil {
		return Result{}, err
	}
	v.issuer()
	v.audience()
	v.expiry()
	v.notBefore()
	v.issuedAt()
	v.tenant()
	v.user()
	v.claims()
	v.finish()
	return v.result, nil
}

// checkNames lists the checks that every token goes through, in their order.
var checkNames = [...]string{"structure", "kind", "algorithm", "critical", "key", "signature", "issuer", "audience", "expiry", "not-before", "issued-at", "tenant", "user"}

// outcome is what the checks of one token have found so far.
type outcome struct {
	token  *Token
	policy Policy
	now    time.Time
	result Result
	failed bool
}

// keySearch finds the key of a token and checks its signature.
type keySearch struct{ outcome }

// verification runs the checks.
type verification struct{ keySearch }

//go:noinline
func (v *outcome) report(name string, status Status, detail string) {
	v.failed = v.failed || status == Failed
	v.result.Checks = append(v.result.Checks, Check{name, status, detail})
}

func (v *outcome) ok(name, detail string)   { v.report(name, OK, detail) }
func (v *outcome) fail(name, detail string) { v.report(name, Failed, detail) }
func (v *outcome) skip(name, detail string) { v.report(name, Skipped, detail) }

// okLazy is ok with a detail that is computed only if it is printed: a batch of
// a million tokens does not print it.
func (v *outcome) okLazy(name string, detail func() string) {
	if v.policy.Brief {
		v.ok(name, "")
		return
	}
	v.ok(name, detail())
}

// failParse reports a token that could not be taken apart: there is nothing
// to run the other checks on.
func (v *outcome) failParse(err error) {
	v.fail("structure", err.Error())
	var format *FormatError
	if errors.As(err, &format) && format.Reason == whiteSpaceInside {
		v.result.Hint = "`jtlctl jwt decode` shows the token without the white space; it is verified only as it was issued"
	}
	for _, name := range checkNames[1:] {
		v.skip(name, "the token cannot be read")
	}
}

// failKind reports a token of a kind for which there are no rules. Only what
// holds for every token is checked.
func (v *verification) failKind(token *Token, problem string) {
	v.token = token
	v.result.Header = token.Header.Raw
	v.structure()
	v.fail("kind", problem)
	for _, name := range checkNames[2:] {
		switch name {
		case "critical":
			v.critical()
		case "expiry":
			v.expiry()
		case "not-before":
			v.notBefore()
		case "issued-at":
			v.issuedAt()
		default:
			v.skip(name, "not checked: the kind of the token decides it")
		}
	}
}

func (v *verification) finish() {
	v.result.Valid = !v.failed
	if v.failed {
		looks := DetectKind(v.token.Payload)
		if v.result.Hint == "" && looks != Unknown && looks != v.policy.Kind && v.policy.Kind != Any {
			v.result.Hint = "this looks like a token of kind " + string(looks) + ", but was checked as " + string(v.policy.Kind) + " (--kind)"
		}
		return
	}
	tenant, user := v.policy.Kind.identityClaims()
	v.result.Claims = v.token.Payload.Raw
	v.result.Tenant, _ = v.token.Payload.Text(tenant)
	v.result.User, _ = v.token.Payload.Text(user)
	v.result.Expires, _ = v.token.Time("exp")
}
