package manifest

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

func newSchema(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:   "schema [app|listing|registration]",
		Short: "Print a JSON Schema for completion and checks in editors",
		Long: kit.Described(`Prints a JSON Schema (2020-12) of app.json, listing.json or the OnPremise
registration request, with the scopes of the catalogues. An editor uses it if the
file names it: "$schema": "./app.schema.json". It requires what all known apps have;
`+"`jtlctl manifest lint`"+` distinguishes what the platform requires, and checks more.`, 0, 2),
		Example: `  jtlctl manifest schema > app.schema.json
  jtlctl manifest schema listing > listing.schema.json`,
		Args:              kit.Takes(0, 1),
		ValidArgsFunction: cobra.FixedCompletions(manifest.SchemaKinds(), cobra.ShellCompDirectiveNoFileComp),
		RunE: func(_ *cobra.Command, args []string) error {
			kind := string(manifest.App)
			if len(args) > 0 {
				kind = args[0]
			}
			if err := suggest.Among("kind of document", kind, manifest.SchemaKinds()); err != nil {
				return err
			}
			index, err := a.Scopes()
			if err != nil {
				return err
			}
			return a.Console.JSON(manifest.SchemaOf(manifest.Kind(kind), index))
		},
	}
}
