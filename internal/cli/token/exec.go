package token

import (
	"context"
	"errors"
	"math"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/credential"
	"github.com/jtlctl/jtlctl/internal/process"
	"github.com/jtlctl/jtlctl/internal/token"
)

func newExec(a *kit.App) *cobra.Command {
	o := credential.TokenOptions{MinTTL: token.DefaultMinTTL}
	c := &cobra.Command{
		Use:                   "exec [flags] -- CMD [ARG…]",
		DisableFlagsInUseLine: true,
		Short:                 "Run a command with an access token in its environment",
		Long: kit.Described(`Runs a command with an access token in JTL_ACCESS_TOKEN, and the tenant of the
call in JTL_TENANT_ID. With --delegated it is a token for that tenant. The token is
in no other place; client secrets and passphrases are taken out of the command's
environment. Signals reach the command, and jtlctl ends with its exit code.

With --env sandbox JTL_CLIENT_ID, JTL_APP_ID and JTL_ISSUER are those of the
sandbox too, and variables with addresses of another platform are taken out.

On Windows a batch file (.cmd or .bat, as npm is one) gets its arguments through
cmd.exe: what that would expand, cut off or execute (double quotes, percent signs,
line breaks) is refused.`, 0, 2, 3, 4, 126, 127),
		Example: `  jtlctl token exec -- npm start
  jtlctl token exec --tenant 8c2f5a70-0d4e-4d0a-9d0a-5f1f7a6b2c01 --delegated -- npm test
  jtlctl token exec -p customer -- sh -c 'echo "$JTL_TENANT_ID"'`,
		Args: kit.Takes(1, math.MaxInt),
		RunE: func(c *cobra.Command, args []string) error { return runExec(c.Context(), a, o, args) },
	}
	c.Flags().SetInterspersed(false)
	tenantFlags(c.Flags(), &o)
	c.Flags().BoolVar(&o.SCX, "scx", false, "pass an SCX token instead")
	return c
}

func runExec(ctx context.Context, a *kit.App, o credential.TokenOptions, args []string) error {
	command, err := process.Find(args)
	if err != nil {
		return err
	}
	got, err := a.Credentials().Token(ctx, o)
	if err != nil {
		return err
	}
	err = command.Run(credential.ChildEnvironment(got))
	if ended, ok := errors.AsType[process.Exit](err); ok {
		return kit.Exit(ended)
	}
	return err
}
