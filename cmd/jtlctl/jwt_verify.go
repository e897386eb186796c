package main

import (
	"context"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/profile"
)

type jwtVerify struct {
	jwks, kind, issuer, audience, at, tenant string
	offline, noIssuer, anyKey, batch         bool
	algorithms, claims                       []string
	leeway                                   time.Duration
}

func newJWTVerify(a *app) *cobra.Command {
	var o jwtVerify
	c := &cobra.Command{
		Use:   "verify [TOKEN|-]",
		Short: "Verify a token: signature, issuer, expiry, tenant and more",
		Long: described(`Verifies a token and reports every check, not just the first that fails. Without
flags it expects a session token: EdDSA, a key ID, the issuer of the environment,
an expiry, tenant and user.

Keys and algorithms come from the key set, never from the token. The key set is
that of --jwks, else the cached one, else it is fetched with an access token
(JTL_CLIENT_ID, JTL_CLIENT_SECRET). A token of an unknown key causes one fetch,
at most one a minute. --offline forbids the network.

--batch reads one token a line, from a FILE or standard input, and prints one
result a line in the same order: "ok", or "failed", a tab and the reasons.`, 0, 1, 2, 3, 4),
		Example: `  jtlctl jwt verify "$TOKEN"
  jtlctl jwt verify --jwks keys.json --offline "$TOKEN"
  jtlctl jwt verify --kind app --audience "$APP_ID" "$TOKEN"
  jtlctl jwt verify --kind any --alg ES256 --jwks keys.json --claim role=admin "$TOKEN"
  jtlctl jwt verify --at 2026-11-21T12:00:00Z "$TOKEN"
  jtlctl jwt verify --batch tokens.txt`,
		Args: takes(0, 1),
		RunE: func(c *cobra.Command, args []string) error { return runJWTVerify(c.Context(), a, o, args) },
	}
	f := c.Flags()
	f.SortFlags = false
	f.StringVar(&o.jwks, "jwks", "", "`FILE` or URL of the key set")
	f.BoolVar(&o.offline, "offline", false, "never use the network")
	f.StringVar(&o.kind, "kind", string(jwt.Session), "`KIND` of token: session, app, access or any")
	f.StringVar(&o.issuer, "issuer", "", "`ISSUER` that must have issued the token")
	f.BoolVar(&o.noIssuer, "no-issuer", false, "do not check the issuer")
	f.StringVar(&o.audience, "audience", "", "`AUDIENCE` that the token must be for, such as the app ID")
	f.StringArrayVar(&o.algorithms, "alg", nil, "`ALGORITHM` to accept instead of those of the kind; may be repeated")
	f.DurationVar(&o.leeway, "leeway", 0, "`DURATION` by which clocks may differ")
	f.StringVar(&o.at, "at", "", "`TIME` to verify at instead of now, as RFC 3339 or in seconds since 1970")
	f.StringVar(&o.tenant, "tenant", "", "`TENANT` that the token must be for")
	f.StringArrayVar(&o.claims, "claim", nil, "`NAME=VALUE` of a claim that must be there; may be repeated")
	f.BoolVar(&o.anyKey, "any-key", false, "try the keys of the set, 8 at most, if the token names none")
	f.BoolVar(&o.batch, "batch", false, "verify one token a line of a file or of standard input")
	complete(c, "kind", jwt.VerifiableKinds()...)
	complete(c, "alg", jwt.Algorithms()...)
	return c
}

func runJWTVerify(ctx context.Context, a *app, o jwtVerify, args []string) error {
	clock, err := o.clock(a.now)
	if err != nil {
		return err
	}
	kind, err := jwt.ParseKind(o.kind)
	if err != nil {
		return fault.WithOrigin(err, "--kind")
	}
	s, err := a.settings(nil)
	if err != nil {
		return err
	}
	policy, err := o.policy(kind, s)
	if err != nil {
		return err
	}
	keys, err := a.keySource(o, policy, s)
	if err != nil {
		return err
	}
	if o.batch {
		return a.verifyBatch(ctx, jwt.Batch{Policy: policy, Keys: keys, Now: clock}, args)
	}
	text, err := a.tokenArgument(ctx, args)
	if err != nil {
		return err
	}
	at := clock()
	result, err := jwt.Verify(ctx, text, policy, keys, at)
	if err != nil {
		return err
	}
	if a.flags.json() {
		if err := a.console.JSON(result); err != nil {
			return err
		}
	} else {
		a.printResult(result, at)
	}
	if !result.Valid {
		return exitNo
	}
	return nil
}

// policy turns flags and settings into what a token must be.
func (o jwtVerify) policy(kind jwt.Kind, s profile.Resolved) (jwt.Policy, error) {
	policy := jwt.Policy{
		Kind: kind, Algorithms: o.algorithms, Issuers: issuers(kind, s), NoIssuer: o.noIssuer,
		Audience: o.audience, Tenant: o.tenant, Leeway: o.leeway, AnyKey: o.anyKey,
	}
	if o.issuer != "" {
		policy.Issuers = []string{o.issuer}
	}
	for _, algorithm := range o.algorithms {
		if err := jwt.CheckAlgorithm(algorithm); err != nil {
			return policy, fault.WithOrigin(err, "--alg")
		}
	}
	for _, claim := range o.claims {
		name, value, ok := strings.Cut(claim, "=")
		if !ok || name == "" {
			return policy, fault.New(fault.Usage, "--claim %q has no value", claim).WithHint("write it as --claim NAME=VALUE")
		}
		policy.Claims = append(policy.Claims, jwt.Claim{Name: name, Value: value})
	}
	if o.leeway < 0 {
		return policy, fault.New(fault.Usage, "--leeway cannot be negative, and is %s", o.leeway)
	}
	if o.issuer != "" && o.noIssuer {
		return policy, fault.New(fault.Usage, "--issuer and --no-issuer contradict each other")
	}
	return policy, nil
}

// issuers are who may have issued a token of a kind. Ory Hydra writes its
// issuer with a slash at the end or without, by its configuration.
func issuers(kind jwt.Kind, s profile.Resolved) []string {
	switch kind {
	case jwt.Session:
		return []string{s.Endpoints.Issuer}
	case jwt.App:
		return []string{platform.AppTokenIssuer}
	case jwt.Access:
		origin := platform.Origin(s.Endpoints.TokenURL)
		if origin == "" && s.IDP == platform.Zitadel {
			origin = platform.AppTokenIssuer
		}
		return []string{origin, origin + "/"}
	}
	return nil
}

// clock is the time to verify at: that of --at, or now.
func (o jwtVerify) clock(now func() time.Time) (func() time.Time, error) {
	if o.at == "" {
		return now, nil
	}
	if seconds, err := strconv.ParseInt(o.at, 10, 64); err == nil {
		return func() time.Time { return time.Unix(seconds, 0).UTC() }, nil
	}
	at, err := time.Parse(time.RFC3339, o.at)
	if err != nil {
		return nil, fault.New(fault.Usage, "--at %q is not a time", o.at).
			WithHint("write it like 2026-11-21T12:00:00Z, or in seconds since 1970")
	}
	return func() time.Time { return at }, nil
}

func (a *app) printResult(r jwt.Result, at time.Time) {
	style := a.console.OutStyle
	for _, check := range r.Checks {
		a.console.Printf("%s %-10s  %s\n", mark(style, check.Status), check.Name, console.SafeLine(check.Detail))
	}
	if r.Valid {
		a.console.Printf("\n%s\n", console.Indented(r.Claims))
		a.console.Printf("\n%s%s\n", style.Green("valid"), console.SafeLine(about(r, at)))
		return
	}
	var names []string
	for _, check := range r.Checks {
		if check.Status == jwt.Failed {
			names = append(names, check.Name)
		}
	}
	a.console.Printf("\n%s: %s failed; do not trust what this token says\n", style.Red("not valid"), strings.Join(names, ", "))
	if r.Hint != "" {
		a.console.Hintf("%s", r.Hint)
	}
}

func mark(style console.Style, status jwt.Status) string {
	switch status {
	case jwt.OK:
		return style.Green("ok     ")
	case jwt.Failed:
		return style.Red("failed ")
	}
	return style.Faint("skipped")
}

// about says in one line whose valid token it is and for how long.
func about(r jwt.Result, at time.Time) string {
	text := ""
	if r.Tenant != "" {
		text += ", tenant " + r.Tenant
	}
	if r.User != "" {
		text += ", user " + r.User
	}
	if !r.Expires.IsZero() {
		text += ", expires " + jwt.Relative(r.Expires, at)
	}
	return text
}
