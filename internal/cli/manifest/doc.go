package manifest

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/lint"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/merchant"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

func newDoc(a *kit.App) *cobra.Command {
	var language string
	c := &cobra.Command{
		Use:   "doc [FILE|-]",
		Short: "Write a page for merchants about the permissions of the app",
		Long: kit.Described(`Prints a page for merchants, as Markdown in German or English: which permissions the
app requests, and what each allows it to do. The title is the name in the
listing.json next to the manifest, or in the LocalizedDisplayNames of a registration
request. Without FILE it is about the manifest in this folder; - is standard input.
Scopes that no catalogue has are listed as unknown, and the exit code is 1.`, 0, 1, 2),
		Example: `  jtlctl manifest doc > RECHTE.md
  jtlctl manifest doc app.json --lang en > PERMISSIONS.md`,
		Args: kit.Takes(0, 1),
		RunE: func(c *cobra.Command, args []string) error { return runDoc(c.Context(), a, args, language) },
	}
	c.Flags().StringVar(&language, "lang", "de", "write the page in `LANGUAGE`: de or en")
	kit.Complete(c, "lang", merchant.Languages()...)
	return c
}

func runDoc(ctx context.Context, a *kit.App, args []string, language string) error {
	if err := suggest.Among("language", language, merchant.Languages()); err != nil {
		return fault.WithOrigin(err, "--lang")
	}
	d, err := readManifest(a, ctx, "doc", args)
	if err != nil {
		return err
	}
	index, err := a.Scopes()
	if err != nil {
		return err
	}
	listing, warnings := lint.ListingOf(a.Documents(ctx).Input, d)
	a.Warn(warnings)
	about, asked, unknown := d.AppInfo(language, listing), manifest.ScopesOf(d), lint.UnknownScopes(d, index)
	text, err := merchant.Document(merchant.App{
		Name: about.Name, TechnicalName: about.TechnicalName, Version: about.Version, Provider: about.Provider, OnPremise: d.OnPremise(),
		Scopes: asked.Mandatory, Optional: asked.Optional, Known: func(scope string) bool { return !slices.Contains(unknown, scope) },
	}, language)
	if err != nil {
		return err
	}
	if len(unknown) > 0 {
		a.Console.Warnf("%s", lint.UnknownWarning(d, unknown))
	}
	if a.Flags.JSON() {
		err = a.PrintJSON(&Doc{Language: language, Markdown: text, Path: d.Path})
	} else {
		a.Console.Printf("%s", text)
	}
	if err == nil && len(unknown) > 0 {
		return kit.ExitNo
	}
	return err
}
