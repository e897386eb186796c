// Package token is `jtlctl token`: access tokens.
// It has flags and printing only.
package token

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/credential"
)

// New returns the command and its subcommands.
func New(a *kit.App) *cobra.Command {
	return kit.Group("token", "Get the access tokens of an app", "Prints the access tokens with which an app's backend calls the platform.",
		`  jtlctl token get
  jtlctl token exec -- npm start`,
		kit.Verbs{"get": newGet, "exec": newExec, "clear": newClear}.New(a)...)
}

// tenantFlags adds the flags that say which tenant a token is for.
func tenantFlags(flags *pflag.FlagSet, o *credential.TokenOptions) {
	flags.StringVar(&o.Tenant, "tenant", "", "use the tenant `UUID` instead of the profile's")
	flags.BoolVar(&o.Delegated, "delegated", false, "request a token for the tenant instead of the app's own")
}
