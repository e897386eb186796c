package main

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/verify"
)

func newJWTVerify(a *app) *cobra.Command {
	var o verify.Options
	var batch bool
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
		RunE: func(c *cobra.Command, args []string) error { return runJWTVerify(c.Context(), a, o, batch, args) },
	}
	f := c.Flags()
	f.SortFlags = false
	f.StringVar(&o.JWKS, "jwks", "", "`FILE` or URL of the key set")
	f.BoolVar(&o.Offline, "offline", false, "never use the network")
	f.StringVar(&o.Kind, "kind", string(jwt.Session), "`KIND` of token: session, app, access or any")
	f.StringVar(&o.Issuer, "issuer", "", "`ISSUER` that must have issued the token")
	f.BoolVar(&o.NoIssuer, "no-issuer", false, "do not check the issuer")
	f.StringVar(&o.Audience, "audience", "", "`AUDIENCE` that the token must be for, such as the app ID")
	f.StringArrayVar(&o.Algorithms, "alg", nil, "`ALGORITHM` to accept instead of those of the kind; may be repeated")
	f.DurationVar(&o.Leeway, "leeway", 0, "`DURATION` by which clocks may differ")
	f.StringVar(&o.At, "at", "", "`TIME` to verify at instead of now, as RFC 3339 or in seconds since 1970")
	f.StringVar(&o.Tenant, "tenant", "", "`TENANT` that the token must be for")
	f.StringArrayVar(&o.Claims, "claim", nil, "`NAME=VALUE` of a claim that must be there; may be repeated")
	f.BoolVar(&o.AnyKey, "any-key", false, "try the keys of the set, 8 at most, if the token names none")
	f.BoolVar(&batch, "batch", false, "verify one token a line of a file or of standard input")
	complete(c, "kind", jwt.VerifiableKinds()...)
	complete(c, "alg", jwt.Algorithms()...)
	return c
}

func runJWTVerify(ctx context.Context, a *app, o verify.Options, batch bool, args []string) error {
	request, err := verify.Parse(o)
	if err != nil {
		return err
	}
	s, err := a.configuration().Settings(nil)
	if err != nil {
		return err
	}
	v, err := a.keySources(s).Verification(request)
	if err != nil {
		return err
	}
	if batch {
		return a.verifyBatch(ctx, v, args)
	}
	text, err := a.tokenArgument(ctx, args)
	if err != nil {
		return err
	}
	at := v.Now()
	result, err := jwt.Verify(ctx, text, v.Policy, v.Keys, at)
	if err != nil {
		return err
	}
	if a.flags.json() {
		if err := a.printJSON(&verifyReport{Result: result}); err != nil {
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
		text += ", expires " + jwt.FormatRelative(r.Expires, at)
	}
	return text
}
