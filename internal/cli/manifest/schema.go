package manifest

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/lint"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

func newSchema(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:   "schema [app|listing|registration|app-registration]",
		Short: "Print a JSON Schema for completion and checks in editors",
		Long: kit.Described(`Prints a JSON Schema (2020-12) of app.json, listing.json, the OnPremise
registration request in JSON, or the application file in YAML that
`+"`jtlctl wawi init`"+` writes, with the scopes of the catalogues and what each allows.
In VS Code json.schemas in settings.json names it; "$schema": "./app.schema.json"
in the file works in all editors. It rejects only what `+"`jtlctl manifest lint`"+`
reports as an error, and lint checks more.`, 0, 2),
		Example: `  jtlctl manifest schema > app.schema.json
  jtlctl manifest schema listing > listing.schema.json
  jtlctl manifest schema app-registration > app-registration.schema.json`,
		Args: kit.Takes(0, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			kind := string(manifest.AppSchema)
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
			return a.Console.JSON(lint.Schema(manifest.SchemaKind(kind), index))
		},
	}
}
