// Package jwks is `jtlctl jwks`: the platform's public keys.
// It has flags and printing only.
package jwks

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
)

// New returns the command and its subcommands.
func New(a *kit.App) *cobra.Command {
	return kit.Group("jwks", "Get the public keys of the platform", "Fetches and shows the public keys with which tokens are verified.",
		`  jtlctl jwks get
  jtlctl jwks get -o json > keys.json`,
		newGet(a))
}
