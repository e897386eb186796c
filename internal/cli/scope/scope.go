// Package scope is `jtlctl scope`: the catalogue of API scopes.
// It has flags and printing only.
package scope

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
)

// New returns the command and its subcommands.
func New(a *kit.App) *cobra.Command {
	return kit.Group("scope", "Look up API scopes", `Looks up which scopes exist, what each allows and which one a request needs, in the
published documents of the ERP API 1.0 and 2.0 that are built in, in
those that `+"`jtlctl scope update`"+` has read, and in those that you import. Only
updating and importing use the network.`,
		`  jtlctl scope show items.read
  jtlctl scope for "GET /v2/stocks"`,
		kit.Verbs{
			"list": newList, "show": newShow, "for": newFor, "infer": newInfer,
			"diff": newDiff, "update": newUpdate, "import": newImport, "forget": newForget,
		}.New(a)...)
}
