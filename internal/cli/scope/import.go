package scope

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/catalog"
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/fault"
)

func newImport(a *kit.App) *cobra.Command {
	var r catalog.Request
	c := &cobra.Command{
		Use:   "import FILE|URL|-",
		Short: "Import scopes from an OpenAPI document or GraphQL schema",
		Long: kit.Described(`Reads an OpenAPI document of the ERP API, as JSON or YAML, or its GraphQL schema, as
definitions or on the Markdown page that contains them, and stores operations and
scopes. Every look-up and `+"`jtlctl manifest lint`"+` use the catalogue. Its name is the
version of the API, for a schema that of its file, with -graphql; importing a
document under an existing name replaces it.

`+"`jtlctl scope update`"+` reads all published documents.`, 0, 2, 3, 4),
		Example: `  jtlctl scope import openapi.json
  jtlctl scope import https://developer.example/erp/openapi.json --name 2.3
  jtlctl scope import graphql-schema.md --name 2.3-graphql
  jtlctl scope import - --name 2.0-beta < openapi.yaml`,
		Args: a.TakesOrReads(1, 1, "FILE", "`jtlctl scope import -` reads the document from it"),
		RunE: func(c *cobra.Command, args []string) error {
			r.Source, r.Named = args[0], c.Flags().Changed("name")
			return runImport(c.Context(), a, r)
		},
	}
	c.Flags().StringVar(&r.Name, "name", "", "store the catalogue as `NAME` instead of the version in the document")
	return c
}

func runImport(ctx context.Context, a *kit.App, r catalog.Request) error {
	importer := catalog.Importer{
		Store: a.Catalogs(), Now: a.Now, Fetch: catalog.Downloader(a.ClientOptions()),
		Stdin: func(ctx context.Context) ([]byte, error) {
			text, err := a.Argument(ctx, []string{"-"}, "OpenAPI document", catalog.MaxDocument)
			if err == nil && len(text) > catalog.MaxDocument {
				return nil, fault.New(fault.Input, "the OpenAPI document on standard input is larger than %d MiB", catalog.MaxDocument>>20)
			}
			return text, err
		},
	}
	result, err := importer.Import(ctx, r)
	if err != nil {
		return err
	}
	warnOfInvalidNames(a, result.InvalidNames)
	report := &ImportReport{catalogReport: reportCatalog(result.Entry, a.Now()), Replaced: result.Replaced}
	if a.Flags.JSON() {
		return a.PrintJSON(report)
	}
	verb := "imported"
	if result.Replaced {
		verb = "replaced"
	}
	a.Console.Notef("%s catalogue %s: %s, %s", verb, report.Name, kit.Count(report.Operations, "operation"), kit.Count(report.Scopes, "scope"))
	return nil
}

func warnOfInvalidNames(a *kit.App, names []string) {
	if len(names) > 0 {
		a.Console.Warnf("skipped %s that cannot be scopes, the first is %s", kit.Count(len(names), "name"), shortened(names[0]))
	}
}

// shortened keeps a foreign text from filling the screen.
func shortened(text string) string {
	const shown = 60
	first := []rune(text)
	if len(first) > shown {
		return string(first[:shown]) + "…"
	}
	return text
}
