package manifest

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/merchant"
)

func newDoc(a *kit.App) *cobra.Command {
	var language string
	c := &cobra.Command{
		Use:   "doc [FILE|-]",
		Short: "Write a page for merchants that explains which rights the app requests",
		Long: kit.Described(`Prints a page for merchants, as Markdown in German or English: which rights the app
requests, and what each allows it to do.`, 0, 2),
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
	d, err := readManifest(a, ctx, args)
	if err != nil {
		return err
	}
	about, asked := d.AppInfo(), manifest.ScopesOf(d)
	text, err := merchant.Document(merchant.App{
		Name: about.Name, Version: about.Version, Provider: about.Provider, OnPremise: d.OnPremise(), Scopes: asked.Mandatory, Optional: asked.Optional,
	}, language)
	if err != nil {
		return fault.WithOrigin(err, "--lang")
	}
	if a.Flags.JSON() {
		return a.PrintJSON(&Doc{Language: language, Markdown: text, Path: d.Path})
	}
	a.Console.Printf("%s", text)
	return nil
}
