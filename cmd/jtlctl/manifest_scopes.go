package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/lint"
	"github.com/jtlctl/jtlctl/internal/manifest"
)

func newManifestScopes(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "scopes [FILE|-]",
		Short: "Show the scopes that a manifest declares, and what each opens",
		Long: described(`Shows the scopes that app.json, manifest.json or a registration request, JSON or
YAML, declares, how many operations of the API each opens, and what it lets the app
do. -o json lists the operations.`, 0, 2),
		Example: `  jtlctl manifest scopes
  jtlctl manifest scopes registration.json -o json`,
		Args: takes(0, 1),
		RunE: func(c *cobra.Command, args []string) error { return runManifestScopes(c.Context(), a, args) },
	}
}

// manifestScopes is the JSON form of what a manifest declares; it is a
// contract.
type manifestScopes struct {
	Kind   manifest.Kind        `json:"kind"`
	Path   string               `json:"path"`
	Scopes []lint.DeclaredScope `json:"scopes"`
}

func runManifestScopes(ctx context.Context, a *app, args []string) error {
	d, err := a.oneManifest(ctx, args)
	if err != nil {
		return err
	}
	index, err := a.scopes()
	if err != nil {
		return err
	}
	list := lint.DeclaredScopes(d, index)
	if a.flags.json() {
		return a.console.JSON(manifestScopes{d.Kind, d.Path, list})
	}
	if len(list) == 0 {
		a.console.Notef("%s declares no scopes", d.Path)
		return nil
	}
	a.printDeclared(list)
	return nil
}

func (a *app) printDeclared(list []lint.DeclaredScope) {
	rows := [][]string{{"SCOPE", "OPERATIONS", "WHAT IT LETS THE APP DO"}}
	for _, d := range list {
		name, opens := d.Scope, dash(d.Opens)
		if d.Optional {
			name += " (optional)"
		}
		rows = append(rows, []string{name, count(len(d.Operations), "operation"), opens})
	}
	a.console.Table(rows)
	a.console.Hintf("`jtlctl scope show SCOPE` lists the operations")
}
