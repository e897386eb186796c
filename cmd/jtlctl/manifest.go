package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/lint"
	"github.com/jtlctl/jtlctl/internal/manifest"
)

func newManifestGroup(a *app) *cobra.Command {
	return group("manifest", "Check the manifests of an app before the platform rejects them", `Checks the files that describe an app to the platform, lists the scopes that they
request, and explains them to merchants. Nothing is sent anywhere.`,
		`  jtlctl manifest lint
  jtlctl manifest scopes app.json`,
		newManifestLint(a), newManifestScopes(a), newManifestDoc(a), newManifestSchema(a), newManifestRules(a))
}

// readManifest reads the manifest that a command is about: the file that was
// named, standard input, or the only one in this folder.
func (a *app) readManifest(ctx context.Context, args []string) (*manifest.Document, error) {
	if len(args) > 0 {
		return a.readDocument(ctx, args[0])
	}
	d, warnings, err := lint.ReadDefault(a.lintInput(ctx), !a.console.InTerminal)
	a.warn(warnings)
	return d, err
}
