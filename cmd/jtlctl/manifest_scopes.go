package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/merchant"
	"github.com/jtlctl/jtlctl/internal/scope"
)

func newManifestScopes(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "scopes [FILE|-]",
		Short: "Show the scopes that a manifest declares, and what each opens",
		Long: described(`Shows the scopes that app.json, manifest.json or a registration request declares,
how many operations of the API each opens, and what it lets the app do. -o json
lists the operations.`, 0, 2),
		Example: `  jtlctl manifest scopes
  jtlctl manifest scopes registration.json -o json`,
		Args: takes(0, 1),
		RunE: func(c *cobra.Command, args []string) error { return runManifestScopes(c.Context(), a, args) },
	}
}

// declaredScope is the JSON form of a scope of a manifest; it is a contract.
type declaredScope struct {
	Scope      string            `json:"scope"`
	Optional   bool              `json:"optional"`
	Known      bool              `json:"known"`
	Opens      string            `json:"opens"`
	Operations []openedOperation `json:"operations"`
}

type openedOperation struct {
	API    string `json:"api"`
	Method string `json:"method"`
	Path   string `json:"path"`
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
	asked := manifest.ScopesOf(d)
	list := []declaredScope{}
	for _, name := range asked.Mandatory {
		list = append(list, declare(index, name, false))
	}
	for _, name := range asked.Optional {
		list = append(list, declare(index, name, true))
	}
	if a.flags.json() {
		return a.console.JSON(map[string]any{"path": d.Path, "kind": d.Kind, "scopes": list})
	}
	if len(list) == 0 {
		a.console.Notef("%s declares no scopes", d.Path)
		return nil
	}
	a.printDeclared(list)
	return nil
}

func declare(index *scope.Index, name string, optional bool) declaredScope {
	known, ok := index.Find(name)
	sentence, _ := merchant.Sentence(name, "en")
	d := declaredScope{Scope: name, Optional: optional, Known: ok, Opens: sentence, Operations: []openedOperation{}}
	for _, use := range known.Uses {
		d.Operations = append(d.Operations, openedOperation{use.Catalog, use.Operation.Method, use.Operation.Path})
	}
	return d
}

func (a *app) printDeclared(list []declaredScope) {
	rows := [][]string{{"SCOPE", "OPERATIONS", "WHAT IT LETS THE APP DO"}}
	for _, d := range list {
		name, opens := d.Scope, dash(d.Opens)
		if d.Optional {
			name += " (optional)"
		}
		if !d.Known {
			opens = "unknown: the platform will reject it"
		}
		rows = append(rows, []string{name, count(len(d.Operations), "operation"), opens})
	}
	a.console.Table(rows)
	a.console.Hintf("`jtlctl scope show SCOPE` lists the operations")
}
