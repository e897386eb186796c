package sandbox

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/sandbox"
)

func newToken(a *kit.App) *cobra.Command {
	var request sandbox.TokenRequest
	var address string
	var claims []string
	c := &cobra.Command{
		Use:   "token",
		Short: "Let the running sandbox sign a token",
		Long: kit.Described(`Asks the running sandbox for a token, good or bad, and prints it: a session token,
an app token, or an access token. Session tokens are issued by the address of the
sandbox, app tokens by its provider at /idp.

--claim adds a claim or replaces one. The value is JSON (5, true, null, ["a"],
"5"), or else a text.`, 0, 2, 3),
		Example: `  jtlctl sandbox token
  jtlctl sandbox token --kind app --audience my-app
  jtlctl sandbox token --claim iss=https://id.jtl-cloud.com --claim 'roles=["admin"]'
  jtlctl sandbox token --tenant 8c2f5a70-0d4e-4d0a-9d0a-5f1f7a6b2c01 --ttl 1h
  jtlctl jwt verify --env sandbox "$(jtlctl sandbox token --expired)"`,
		Args: kit.Takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			if request.TTL <= 0 {
				return fault.New(fault.Usage, "--ttl must be longer than nothing, and is %s", request.TTL).WithHint("--expired makes a token that is dead")
			}
			var err error
			if request.Claims, err = sandbox.ParseClaims(claims); err != nil {
				return err
			}
			at, err := remote(a, address)
			if err != nil {
				return err
			}
			token, err := at.Mint(c.Context(), request)
			if err != nil {
				return err
			}
			if a.Flags.JSON() {
				return a.Console.JSON(SessionReport{token})
			}
			a.Console.Printf("%s\n", token)
			return nil
		},
	}
	f := c.Flags()
	f.StringVar(&request.Kind, "kind", sandbox.TokenKinds()[0], "issue a token of `KIND`: session, app or access")
	askFlag(c, &address)
	request.Tenant, request.User = new(string), new(string)
	f.StringVar(request.Tenant, "tenant", sandbox.DefaultTenant, "issue it for `TENANT`")
	f.StringVar(request.User, "user", sandbox.DefaultUser, "issue it for `USER`")
	f.StringVar(&request.Audience, "audience", "", "issue it for `AUDIENCE`; app tokens are for "+sandbox.AppID+" by default")
	f.StringArrayVar(&claims, "claim", nil, "set the claim `NAME=VALUE`; may be repeated")
	f.DurationVar(&request.TTL, "ttl", sandbox.DefaultTTL, "let the token expire after `DURATION`")
	f.BoolVar(&request.Expired, "expired", false, "let the token have expired that long ago")
	f.BoolVar(&request.BadSignature, "bad-signature", false, "sign with a key that is not in the key set")
	f.BoolVar(&request.NextKey, "next-key", false, "sign with the key that will sign after a rotation")
	kit.Complete(c, "kind", sandbox.TokenKinds()...)
	return c
}
