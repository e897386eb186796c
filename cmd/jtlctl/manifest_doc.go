package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/merchant"
)

func newManifestDoc(a *app) *cobra.Command {
	var language string
	c := &cobra.Command{
		Use:   "doc [FILE|-]",
		Short: "Write a page for merchants that explains which rights the app requests",
		Long: described(`Prints a page for merchants, as Markdown in German or English: which rights the app
requests, and what each allows it to do.`, 0, 2),
		Example: `  jtlctl manifest doc > RECHTE.md
  jtlctl manifest doc app.json --lang en > PERMISSIONS.md`,
		Args: takes(0, 1),
		RunE: func(c *cobra.Command, args []string) error { return runManifestDoc(c.Context(), a, args, language) },
	}
	c.Flags().StringVar(&language, "lang", "de", "write the page in `LANGUAGE`: de or en")
	complete(c, "lang", merchant.Languages()...)
	return c
}

// manifestDoc is the JSON form of the page for merchants; it is a contract.
type manifestDoc struct {
	Language string `json:"language"`
	Markdown string `json:"markdown"`
	Path     string `json:"path"`
}

func runManifestDoc(ctx context.Context, a *app, args []string, language string) error {
	d, err := a.readManifest(ctx, args)
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
	if a.flags.json() {
		return a.console.JSON(manifestDoc{language, text, d.Path})
	}
	a.console.Printf("%s", text)
	return nil
}
