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
		Long: described(`Shows the scopes that app.json, manifest.json or a registration request, JSON or
YAML, declares, how many operations of the API each opens, and what it lets the app
do. -o json lists the operations.`, 0, 2),
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
	asked, sentences := manifest.ScopesOf(d), merchant.Sentences("en")
	list := []declaredScope{}
	for i, name := range asked.All() {
		known, _ := index.Find(name)
		list = append(list, declare(known, name, sentences, i >= len(asked.Mandatory), d.OnPremise()))
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

func declare(known scope.Scope, name string, sentences func(string) (string, bool), optional, onPremise bool) declaredScope {
	sentence, _ := sentences(name)
	d := declaredScope{Scope: name, Optional: optional, Known: known.Name != "", Opens: sentence, Operations: []openedOperation{}}
	switch {
	case !d.Known:
		d.Opens = "unknown: the platform will reject it, unless it is newer than the catalogues (`jtlctl scope import`)"
	case !onPremise && !known.In(manifest.CloudGeneration):
		d.Opens = "a scope of another API than the cloud's, which will reject it"
	}
	for _, use := range opened(known.Uses) {
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
		rows = append(rows, []string{name, count(len(d.Operations), "operation"), opens})
	}
	a.console.Table(rows)
	a.console.Hintf("`jtlctl scope show SCOPE` lists the operations")
}
