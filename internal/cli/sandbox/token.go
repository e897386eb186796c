package sandbox

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/sandbox"
)

func newToken(a *kit.App) *cobra.Command {
	var session sandbox.Session
	var address string
	c := &cobra.Command{
		Use:   "token",
		Short: "Let the running sandbox sign a session token",
		Long:  kit.Described(`Asks the running sandbox for a session token, good or bad, and prints it.`, 0, 2, 3),
		Example: `  jtlctl sandbox token
  jtlctl sandbox token --tenant 8c2f5a70-0d4e-4d0a-9d0a-5f1f7a6b2c01 --ttl 1h
  jtlctl jwt verify "$(jtlctl sandbox token --expired)"`,
		Args: kit.Takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			if session.TTL <= 0 {
				return fault.New(fault.Usage, "--ttl must be longer than nothing, and is %s", session.TTL).WithHint("--expired makes a token that is dead")
			}
			token, err := remote(a, address).Mint(c.Context(), session)
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
	f.StringVar(&address, "addr", sandbox.DefaultAddr, "ask the sandbox at `HOST:PORT`")
	session.Tenant, session.User = new(string), new(string)
	f.StringVar(session.Tenant, "tenant", sandbox.DefaultTenant, "issue it for `TENANT`")
	f.StringVar(session.User, "user", sandbox.DefaultUser, "issue it for `USER`")
	f.DurationVar(&session.TTL, "ttl", sandbox.DefaultTTL, "let the token expire after `DURATION`")
	f.BoolVar(&session.Expired, "expired", false, "let the token have expired that long ago")
	f.BoolVar(&session.BadSignature, "bad-signature", false, "sign with a key that is not in the key set")
	f.BoolVar(&session.NextKey, "next-key", false, "sign with the key that will sign after a rotation")
	return c
}
