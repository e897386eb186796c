package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/manifest"
)

func newScopeDiff(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Compare the scopes of two manifests, or of a manifest and an installation",
		Long: described(`Shows which scopes NEW asks for that OLD does not, which it no longer asks for, and
whether that means registering anew at an OnPremise Wawi, whose scopes are settled
when an app is registered. Either may be the name of an installation
(`+"`jtlctl wawi list`"+`), which stands for the scopes that were granted. Exits with 1
where the two differ.`, 0, 1, 2, 3),
		Example: `  jtlctl scope diff app.json next/app.json
  jtlctl scope diff my-app app-registration.yaml
  git show HEAD:app.json | jtlctl scope diff - app.json -o json`,
		Args: takes(2, 2),
		RunE: func(c *cobra.Command, args []string) error { return runScopeDiff(c.Context(), a, args[0], args[1]) },
	}
}

// scopeDiff is the JSON form of a comparison; it is a contract.
type scopeDiff struct {
	Added    []string      `json:"added"`
	Removed  []string      `json:"removed"`
	Changed  []changeScope `json:"changed"`
	Kept     []string      `json:"kept"`
	Register bool          `json:"register_anew"`
}

// changeScope is a scope that both ask for, in another way.
type changeScope struct {
	Scope string `json:"scope"`
	From  string `json:"from"`
	To    string `json:"to"`
}

// askedScopes is what one side of a comparison asks for: scopes in order, and
// in which way.
type askedScopes struct {
	names     []string
	ways      map[string]string
	onPremise bool
}

func asks(declared manifest.Declared, onPremise bool) askedScopes {
	asked := askedScopes{names: declared.All(), ways: map[string]string{}, onPremise: onPremise}
	for i, name := range asked.names {
		asked.ways[name] = "mandatory"
		if i >= len(declared.Mandatory) {
			asked.ways[name] = "optional"
		}
	}
	return asked
}

func runScopeDiff(ctx context.Context, a *app, older, newer string) error {
	if older == "-" && newer == "-" {
		return fault.New(fault.Usage, "standard input can be one of the two").WithHint("name a file for the other")
	}
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
	if err != nil || d.same() {
		return err
	}
	return exitNo
}

func (d scopeDiff) same() bool { return len(d.Added)+len(d.Removed)+len(d.Changed) == 0 }

func (a *app) askedScopes(ctx context.Context, name string) (askedScopes, error) {
	if asked, ok, err := a.wawiScopes(name); ok || err != nil {
		return asked, err
	}
	d, err := a.asking(ctx, name)
	if err != nil {
		return askedScopes{}, err
	}
	return asks(manifest.ScopesOf(d), d.OnPremise()), nil
}

func compareScopes(before, after askedScopes) scopeDiff {
	d := scopeDiff{Added: []string{}, Removed: []string{}, Changed: []changeScope{}, Kept: []string{}}
	onPremise := before.onPremise || after.onPremise
	for _, name := range after.names {
		way, known := before.ways[name]
		switch {
		case !known:
			d.Added = append(d.Added, name)
		case way != after.ways[name] && onPremise:
			d.Changed = append(d.Changed, changeScope{name, way, after.ways[name]})
		default:
			d.Kept = append(d.Kept, name)
		}
	}
	for _, name := range before.names {
		if _, kept := after.ways[name]; !kept {
			d.Removed = append(d.Removed, name)
		}
	}
	d.Register = onPremise && len(d.Added)+len(d.Changed) > 0
	return d
}

func (a *app) printScopeDiff(d scopeDiff, onPremise bool) {
	style := a.console.OutStyle
	for _, name := range d.Added {
		a.console.Printf("%s\n", style.Green("+ "+console.SafeLine(name)))
	}
	for _, name := range d.Removed {
		a.console.Printf("%s\n", style.Red("- "+console.SafeLine(name)))
	}
	for _, c := range d.Changed {
		a.console.Printf("%s\n", style.Yellow("~ "+console.SafeLine(c.Scope)+": "+c.From+" before, "+c.To+" now"))
	}
	switch {
	case d.same():
		a.console.Notef("both ask for the same, %s", count(len(d.Kept), "scope"))
	case d.Register:
		a.console.Hintf("an OnPremise registration cannot be changed: register anew, which makes the old API key invalid")
	case onPremise:
		a.console.Hintf("a registration that exists keeps the scopes it has; what is no longer asked for does no harm")
	default:
		a.console.Hintf("at an OnPremise Wawi added scopes mean registering anew; the cloud takes them with the manifest")
	}
}
