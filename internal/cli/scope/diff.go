package scope

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

func newDiff(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Compare the scopes of two manifests, or of one and an installation",
		Long: kit.Described(`Shows which scopes NEW requests and OLD does not, which it no longer requests, and
whether the app must be registered again at an OnPremise Wawi, where scopes are set
at registration. Either may be the name of an installation (`+"`jtlctl wawi list`"+`),
which means the scopes that were granted. Exits with code 1 if the two differ.`, 0, 1, 2, 3),
		Example: `  jtlctl scope diff app.json next/app.json
  jtlctl scope diff my-app app-registration.yaml
  git show HEAD:app.json | jtlctl scope diff - app.json -o json`,
		Args: a.TakesOrReads(2, 2, "-", "`jtlctl scope diff - NEW` reads the older manifest from it"),
		RunE: func(c *cobra.Command, args []string) error { return runDiff(c.Context(), a, args[0], args[1]) },
	}
}

// declaration is what one side of a comparison requests.
type declaration = scope.Declaration

func newDeclaration(d manifest.DeclaredScopes, onPremise bool) declaration {
	return declaration{Mandatory: d.Mandatory, Optional: d.Optional, OnPremise: onPremise}
}

func runDiff(ctx context.Context, a *kit.App, older, newer string) error {
	if older == "-" && newer == "-" {
		return fault.New(fault.Usage, "only one of the two can be standard input").WithHint("name a file for the other")
	}
	before, err := declarationOf(a, ctx, older)
	if err != nil {
		return err
	}
	after, err := declarationOf(a, ctx, newer)
	if err != nil {
		return err
	}
	d := scope.Compare(before, after)
	if a.Flags.JSON() {
		err = a.PrintJSON(reportDiff(d))
	} else {
		printScopeDiff(a, d)
	}
	if err != nil || d.Same() {
		return err
	}
	return kit.ExitNo
}

func declarationOf(a *kit.App, ctx context.Context, name string) (declaration, error) {
	if a.Roots.State != "" {
		if declared, ok, err := wawi.FolderIn(a.Roots.State).Declared(name); ok || err != nil {
			return declared, err
		}
	}
	d, err := a.Documents(ctx).Read(name)
	if err != nil {
		return declaration{}, wawi.FolderIn(a.Roots.State).Undeclared(name, err)
	}
	return newDeclaration(manifest.ScopesOf(d), d.OnPremise()), nil
}

func printScopeDiff(a *kit.App, d scope.Diff) {
	style := a.Console.OutStyle
	for _, name := range d.Added {
		a.Console.Printf("%s\n", style.Green("+ "+console.SafeLine(name)))
	}
	for _, name := range d.Removed {
		a.Console.Printf("%s\n", style.Red("- "+console.SafeLine(name)))
	}
	for _, c := range d.Changed {
		a.Console.Printf("%s\n", style.Yellow("~ "+console.SafeLine(c.Scope)+": "+c.From+" before, "+c.To+" now"))
	}
	switch {
	case d.Same():
		a.Console.Notef("both request the same %s", kit.Count(len(d.Kept), "scope"))
	case d.Register:
		a.Console.Hintf("an OnPremise registration cannot be changed: register the app again, which makes the old API key invalid")
	case d.OnPremise:
		a.Console.Hintf("an existing registration keeps its scopes; those that are no longer requested do no harm")
	default:
		a.Console.Hintf("added scopes need a new registration at an OnPremise Wawi; the cloud takes them from the manifest")
	}
}
