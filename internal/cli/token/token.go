// Package token is `jtlctl token`: access tokens.
// It has flags and printing only.
package token

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
)

// New returns the command and its subcommands.
func New(a *kit.App) *cobra.Command {
	return kit.Group("token", "Get the access tokens of an app", "Prints the access tokens with which an app's backend calls the platform.",
		`  jtlctl token get
  jtlctl token exec -- npm start`,
		newGet(a), newExec(a), newClear(a))
}
