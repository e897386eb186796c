package jwt

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/verify"
)

func newVerify(a *kit.App) *cobra.Command {
	var o verify.Options
	var batch bool
	c := &cobra.Command{
		Use:   "verify [TOKEN|-]",
		Short: "Verify a token: signature, issuer, expiry, tenant and more",
		Long: kit.Described(`Verifies a token and reports every check, not just the first that fails. Without
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
		Args: kit.Takes(0, 1),
		RunE: func(c *cobra.Command, args []string) error { return runVerify(c.Context(), a, o, batch, args) },
	}
	f := c.Flags()
	f.SortFlags = false
	f.StringVar(&o.JWKS, "jwks", "", "take the key set from `FILE` or URL")
	f.BoolVar(&o.Offline, "offline", false, "never use the network")
	f.StringVar(&o.Kind, "kind", string(jwt.Session), "expect a token of `KIND`: session, app, access or any")
	f.StringVar(&o.Issuer, "issuer", "", "expect the token to be issued by `ISSUER`")
	f.BoolVar(&o.NoIssuer, "no-issuer", false, "do not check the issuer")
	f.StringVar(&o.Audience, "audience", "", "expect the token to be for `AUDIENCE`, such as the app ID")
	f.StringArrayVar(&o.Algorithms, "alg", nil, "accept `ALGORITHM` instead of those of the kind; may be repeated")
	f.DurationVar(&o.Leeway, "leeway", 0, "allow clocks to differ by `DURATION`")
	f.StringVar(&o.At, "at", "", "verify at `TIME` instead of now, as RFC 3339 or in seconds since 1970")
	f.StringVar(&o.Tenant, "tenant", "", "expect the token to be for `TENANT`")
	f.StringArrayVar(&o.Claims, "claim", nil, "expect the claim `NAME=VALUE`; may be repeated")
	f.BoolVar(&o.AnyKey, "any-key", false, "try the keys of the set, 8 at most, if the token names none")
	f.BoolVar(&batch, "batch", false, "verify one token a line of a file or of standard input")
	kit.Complete(c, "kind", jwt.VerifiableKinds()...)
	kit.Complete(c, "alg", jwt.Algorithms()...)
	return c
}

func runVerify(ctx context.Context, a *kit.App, o verify.Options, batch bool, args []string) error {
	request, err := verify.Parse(o)
	if err != nil {
		return err
	}
	s, err := a.Configuration().Settings(nil)
	if err != nil {
		return err
	}
	v, err := a.KeySources(s).Verification(request)
	if err != nil {
		return err
	}
	if batch {
		return verifyBatch(a, ctx, v, args)
	}
	text, err := tokenArgument(a, ctx, args)
	if err != nil {
		return err
	}
	at := v.Now()
	result, err := jwt.Verify(ctx, text, v.Policy, v.Keys, at)
	if err != nil {
		return err
	}
	if a.Flags.JSON() {
		if err := a.PrintJSON(&VerifyReport{Result: result}); err != nil {
			return err
		}
	} else {
		printResult(a, result, at)
	}
	if !result.Valid {
		return kit.ExitNo
	}
	return nil
}

func printResult(a *kit.App, r jwt.Result, at time.Time) {
	style := a.Console.OutStyle
	for _, check := range r.Checks {
		a.Console.Printf("%s %-10s  %s\n", mark(style, check.Status), check.Name, console.SafeLine(check.Detail))
	}
	if r.Valid {
		a.Console.Printf("\n%s\n", console.Indented(r.Claims))
		a.Console.Printf("\n%s%s\n", style.Green("valid"), console.SafeLine(about(r, at)))
		return
	}
	var names []string
	for _, check := range r.Checks {
		if check.Status == jwt.Failed {
			names = append(names, check.Name)
		}
	}
	a.Console.Printf("\n%s: %s failed; do not trust what this token says\n", style.Red("not valid"), strings.Join(names, ", "))
	if r.Hint != "" {
		a.Console.Hintf("%s", r.Hint)
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
