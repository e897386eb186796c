// Package profile is `jtlctl profile`.
// It has flags and printing only.
package profile

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
)

// New returns the command and its subcommands.
func New(a *kit.App) *cobra.Command {
	return kit.Group("profile", "Manage named sets of settings", `Profiles are named sets of settings, such as one for each app or environment.
`+"`jtlctl config set -p NAME KEY VALUE`"+` creates one.`,
		`  jtlctl profile list
  jtlctl profile use customer`,
		kit.Verbs{"list": newList, "use": newUse, "delete": newDelete}.New(a)...)
}
