package manifest

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/lint"
)

func newScopes(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:   "scopes [FILE|-]",
		Short: "List the scopes that a manifest requests and what each allows",
		Long: kit.Described(`Lists the scopes that an app.json, a manifest.json or a registration request (JSON
or YAML) requests, how many operations of the API each allows, and what that means.
-o json lists the operations. Without FILE it is about the manifest in this folder;
- is standard input.`, 0, 2),
		Example: `  jtlctl manifest scopes
  jtlctl manifest scopes registration.json -o json`,
		Args: kit.Takes(0, 1),
		RunE: func(c *cobra.Command, args []string) error { return runScopes(c.Context(), a, args) },
	}
}

func runScopes(ctx context.Context, a *kit.App, args []string) error {
	d, err := readManifest(a, ctx, "scopes", args)
	if err != nil {
		return err
	}
	index, err := a.Scopes()
	if err != nil {
		return err
	}
	list := lint.DeclaredScopes(d, index)
	if a.Flags.JSON() {
		return a.PrintJSON(&Scopes{Kind: d.Kind, Path: d.Path, Scopes: list})
	}
	if len(list) == 0 {
		a.Console.Notef("%s requests no scopes", d.Path)
		return nil
	}
	printDeclared(a, list)
	return nil
}

func printDeclared(a *kit.App, list []lint.DeclaredScope) {
	rows := [][]string{{"SCOPE", "OPERATIONS", "ALLOWS"}}
	for _, d := range list {
		name, opens := d.Scope, kit.Dash(d.Allows)
		if d.Optional {
			name += " (optional)"
		}
		rows = append(rows, []string{name, kit.Count(len(d.Operations), "operation"), opens})
	}
	a.Console.Table(rows)
	a.Console.Hintf("`jtlctl scope show SCOPE` lists the operations")
}
