package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/manifest"
)

func newScopeDiff(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Compare the scopes of two manifests",
		Long: described(`Shows which scopes NEW asks for that OLD does not, which it no longer asks for, and
whether that means registering anew at an OnPremise Wawi, whose scopes are settled
when an app is registered. Exits with 1 where the two differ.`, 0, 1, 2),
		Example: `  jtlctl scope diff app.json next/app.json
  git show HEAD:app.json | jtlctl scope diff - app.json -o json`,
		Args: takes(2, 2),
		RunE: func(c *cobra.Command, args []string) error { return runScopeDiff(c.Context(), a, args[0], args[1]) },
	}
}

// scopeDiff is the JSON form of a comparison; it is a contract.
type scopeDiff struct {
	Added    []string `json:"added"`
	Removed  []string `json:"removed"`
	Kept     []string `json:"kept"`
	Register bool     `json:"register_anew"`
}

// askedScopes is what one side of a comparison asks for.
type askedScopes struct {
	scopes    []string
	onPremise bool
}

func runScopeDiff(ctx context.Context, a *app, older, newer string) error {
	before, err := a.askedScopes(ctx, older)
	if err != nil {
		return err
	}
	after, err := a.askedScopes(ctx, newer)
	if err != nil {
		return err
	}
	d := compareScopes(before, after)
	if a.flags.json() {
		err = a.console.JSON(d)
	} else {
		a.printScopeDiff(d, before.onPremise || after.onPremise)
	}
	if err != nil || len(d.Added)+len(d.Removed) == 0 {
		return err
	}
	return exitNo
}

func (a *app) askedScopes(ctx context.Context, name string) (askedScopes, error) {
	d, err := a.readManifest(ctx, name)
	if err != nil {
		return askedScopes{}, err
	}
	return askedScopes{manifest.ScopesOf(d).All(), d.OnPremise()}, nil
}

func compareScopes(before, after askedScopes) scopeDiff {
	d := scopeDiff{Added: []string{}, Removed: []string{}, Kept: []string{}}
	for _, name := range after.scopes {
		if slices.Contains(before.scopes, name) {
			d.Kept = append(d.Kept, name)
		} else {
			d.Added = append(d.Added, name)
		}
	}
	for _, name := range before.scopes {
		if !slices.Contains(after.scopes, name) {
			d.Removed = append(d.Removed, name)
		}
	}
	d.Register = (before.onPremise || after.onPremise) && len(d.Added) > 0
	return d
}

func (a *app) printScopeDiff(d scopeDiff, onPremise bool) {
	for _, name := range d.Added {
		a.console.Printf("%s\n", a.console.OutStyle.Green("+ "+name))
	}
	for _, name := range d.Removed {
		a.console.Printf("%s\n", a.console.OutStyle.Red("- "+name))
	}
	switch {
	case len(d.Added)+len(d.Removed) == 0:
		a.console.Notef("both ask for the same %s", count(len(d.Kept), "scope"))
	case d.Register:
		a.console.Hintf("an OnPremise registration cannot be changed: register anew, which makes the old API key invalid")
	case onPremise:
		a.console.Hintf("a registration that exists keeps the scopes it has; what is no longer asked for does no harm")
	default:
		a.console.Hintf("at an OnPremise Wawi added scopes mean registering anew; the cloud takes them with the manifest")
	}
}
