package token

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/credential"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/token"
)

func newGet(a *kit.App) *cobra.Command {
	var o credential.TokenOptions
	var format string
	c := &cobra.Command{
		Use:   "get",
		Short: "Print a valid access token",
		Long: kit.Described(`Prints a valid access token on a line of its own: the cached one while at least
--min-ttl of its life remains, else a new one from the token endpoint. Many
processes at once make one request.

The credentials are those that `+"`jtlctl auth login`"+` stored. JTL_CLIENT_ID and
JTL_CLIENT_SECRET are used instead if they are set; then nothing is cached on disk.

--delegated prints a token for one tenant: that of --tenant, else the profile's. It
is requested with the access token of the app, and cached for each tenant.

--scx prints a token of the marketplace channels, for an SCX refresh token.

The formats are raw, header (an Authorization header), env (assignments that are
quoted for sh, also for a .env file) and curl (a configuration for
`+"`curl --config -`"+`, which keeps the token out of the process list).`, 0, 2, 3, 4),
		Example: `  jtlctl token get
  jtlctl token get --refresh -o json
  jtlctl token get --min-ttl 10m
  jtlctl token get --format curl | curl --config - https://api.jtl-cloud.com/erp/info
  jtlctl token get --idp id.jtl-cloud.com
  jtlctl token get --tenant 8c2f5a70-0d4e-4d0a-9d0a-5f1f7a6b2c01 --delegated
  jtlctl token get --scx --env beta`,
		Args: kit.Takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error { return runGet(c.Context(), a, o, format) },
	}
	c.Flags().BoolVar(&o.Refresh, "refresh", false, "fetch a new token in any case")
	c.Flags().DurationVar(&o.MinTTL, "min-ttl", token.DefaultMinTTL, "use a cached token only if it is valid for `DURATION` or longer")
	c.Flags().StringVar(&format, "format", "raw", "print in `FORM`: raw, header, env or curl")
	c.Flags().StringVar(&o.IDP, "idp", "", "use the identity `PROVIDER`: id.jtl-cloud.com (service-account), auth.jtl-cloud.com (legacy) or an issuer")
	tenantFlags(c.Flags(), &o)
	c.Flags().BoolVar(&o.SCX, "scx", false, "print an SCX token instead")
	kit.Complete(c, "format", token.Formats()...)
	kit.Complete(c, "idp", platform.IdentityProviders()...)
	return c
}

func runGet(ctx context.Context, a *kit.App, o credential.TokenOptions, format string) error {
	if err := token.CheckFormat(format); err != nil {
		return fault.WithOrigin(err, "--format")
	}
	got, err := a.Credentials().Token(ctx, o)
	if err != nil {
		return err
	}
	if a.Flags.JSON() {
		return a.PrintJSON(reportToken(got, a.Now()))
	}
	text, err := got.Print(format, got.Settings.TenantID)
	if err != nil {
		return err
	}
	a.Console.Printf("%s", text)
	return nil
}
