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
		Short: "List the scopes that a manifest requests and what each allows",
		Long: described(`Lists the scopes that an app.json, a manifest.json or a registration request (JSON
or YAML) requests, how many operations of the API each allows, and what that means.
-o json lists the operations.`, 0, 2),
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
	d, err := a.readManifest(ctx, args)
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
		a.console.Notef("%s requests no scopes", d.Path)
		return nil
	}
	a.printDeclared(list)
	return nil
}

func (a *app) printDeclared(list []lint.DeclaredScope) {
	rows := [][]string{{"SCOPE", "OPERATIONS", "ALLOWS"}}
	for _, d := range list {
		name, opens := d.Scope, dash(d.Allows)
		if d.Optional {
			name += " (optional)"
		}
		rows = append(rows, []string{name, count(len(d.Operations), "operation"), opens})
	}
	a.console.Table(rows)
	a.console.Hintf("`jtlctl scope show SCOPE` lists the operations")
}
