package jwt

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/jwks"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/verify"
)

func newVerify(a *kit.App) *cobra.Command {
	var o verify.Options
	var batch bool
	c := &cobra.Command{
		Use:   "verify [TOKEN|-]",
		Short: "Verify a token: signature, issuer, expiry, tenant and more",
		Long: kit.Described(`Verifies a token and reports every check, not just the first that fails.

The kind decides keys, issuer and algorithms together; they never come from the
token. Without --kind, session and app tokens are accepted, each by the rules of
its kind; every other token fails the check "kind". Scripts should pin the kind.

  session  EdDSA, a key ID, the issuer of the environment, an expiry, tenant, user
  app      RS256 or what the provider's keys allow, the provider as issuer, an
           expiry, tenant and user, and the app ID among the audiences: that of
           --audience, else JTL_APP_ID, else the profile's; --no-audience disables
           the check
  access   says which app calls, never which merchant or user
  any      only what flags demand

The keys are those of --jwks, else cached ones, else the platform's: for session
tokens fetched with an access token (JTL_CLIENT_ID, JTL_CLIENT_SECRET), for app
tokens by OpenID discovery of their issuer. A token of an unknown key causes one
fetch, at most one a minute. --offline forbids the network.

--jwks takes a file, a URL, - for standard input, or the key set itself: a JWK
Set, an array of JWKs, a single JWK, or PEM with public keys or certificates. A
key without key ID verifies any token if it is the only one of the set.

--batch reads one token a line, from a FILE or standard input, and prints one
result a line in the same order: "ok", or "failed", a tab and the reasons.`, 0, 1, 2, 3, 4),
		Example: `  export JTLCTL_ENV=sandbox   # which runs in another terminal: jtlctl sandbox serve
  TOKEN=$(jtlctl sandbox token)
  jtlctl jwt verify "$TOKEN"
  jtlctl jwks get -o json > keys.json
  jtlctl jwt verify --jwks keys.json --offline "$TOKEN"
  jtlctl jwt verify --kind app --audience my-app "$(jtlctl sandbox token --kind app --audience my-app)"
  jtlctl jwt verify --kind access "$(jtlctl sandbox token --kind access)"
  jtlctl jwks get --pem > public.pem
  jtlctl jwt verify --jwks public.pem --any-key --kind any "$TOKEN"
  jtlctl jwt verify --kind any --alg EdDSA --jwks keys.json --claim kind=test "$(jtlctl sandbox token --claim kind=test)"
  jtlctl jwt verify --at 2026-11-21T12:00:00Z "$TOKEN"
  echo "$TOKEN" > tokens.txt
  jtlctl jwt verify --batch tokens.txt`,
		Args: kit.Takes(0, 1),
		RunE: func(c *cobra.Command, args []string) error { return runVerify(a, c, o, batch, args) },
	}
	f := c.Flags()
	f.SortFlags = false
	f.StringVar(&o.JWKS, "jwks", "", "verify with the key set of `FILE`, a URL, - or the JSON or PEM itself")
	f.BoolVar(&o.Offline, "offline", false, "never use the network")
	f.StringVar(&o.Kind, "kind", string(jwt.Auto), "expect a token of `KIND`: auto (session or app), session, app, access or any")
	f.StringVar(&o.Issuer, "issuer", "", "expect the token to be issued by `ISSUER`")
	f.BoolVar(&o.NoIssuer, "no-issuer", false, "do not check the issuer")
	f.StringVar(&o.Audience, "audience", "", "expect the token to be for `AUDIENCE`, such as the app ID")
	f.BoolVar(&o.NoAudience, "no-audience", false, "do not check the audience of an app token")
	f.StringArrayVar(&o.Algorithms, "alg", nil, "accept `ALGORITHM` instead of those of the kind; may be repeated")
	f.DurationVar(&o.Leeway, "leeway", 0, "allow clocks to differ by `DURATION`")
	f.StringVar(&o.At, "at", "", "verify at `TIME` instead of now, as RFC 3339 or in seconds since 1970")
	f.StringVar(&o.Tenant, "tenant", "", "expect the token to be for `TENANT`")
	f.StringArrayVar(&o.Claims, "claim", nil, "expect the claim `NAME=VALUE`; may be repeated")
	f.BoolVar(&o.AnyKey, "any-key", false, "try keys without key ID, and all if the token names none, 8 at most")
	f.BoolVar(&batch, "batch", false, "verify one token a line of a file or of standard input")
	kit.Complete(c, "kind", jwt.VerifiableKinds()...)
	kit.Complete(c, "alg", jwt.Algorithms()...)
	return c
}

func runVerify(a *kit.App, c *cobra.Command, o verify.Options, batch bool, args []string) error {
	ctx := c.Context()
	if err := readKeySet(ctx, a, &o, args); err != nil {
		return err
	}
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
	pasted, err := tokenArgument(a, c, args)
	if err != nil {
		return err
	}
	at := v.Now()
	result, err := v.Verify(ctx, pasted.Token, at)
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

// readKeySet reads a key set from standard input, if --jwks is "-".
func readKeySet(ctx context.Context, a *kit.App, o *verify.Options, args []string) error {
	if o.JWKS != "-" {
		return nil
	}
	if len(args) == 0 || args[0] == "-" {
		return fault.New(fault.Usage, "--jwks - and the token cannot both be read from standard input").
			WithHint("pass the token as an argument, or the key set as a file")
	}
	var err error
	o.JWKSInput, err = a.Argument(ctx, []string{"-"}, "key set", jwks.MaxSize)
	return err
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
	case jwt.Skipped:
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
