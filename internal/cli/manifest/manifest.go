// Package manifest is `jtlctl manifest`: the manifests of an app.
// It has flags and printing only.
package manifest

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/lint"
	"github.com/jtlctl/jtlctl/internal/manifest"
)

// New returns the command and its subcommands.
func New(a *kit.App) *cobra.Command {
	return kit.Group("manifest", "Check the manifests of an app before the platform rejects them", `Checks the files that describe an app to the platform, lists the scopes that they
request, and explains them to merchants. Nothing is sent anywhere.`,
		`  jtlctl manifest lint
  jtlctl manifest scopes app.json`,
		kit.Verbs{"lint": newLint, "scopes": newScopes, "doc": newDoc, "schema": newSchema, "rules": newRules}.New(a)...)
}

// readManifest reads the manifest that a command is about: the file that was
// named, standard input, or the only one in this folder. command is the name of the
// command.
func readManifest(a *kit.App, ctx context.Context, command string, args []string) (*manifest.Document, error) {
	if len(args) > 0 {
		return a.Documents(ctx).Read(args[0])
	}
	a.Stdin().Leave("FILE", "`jtlctl manifest "+command+" -` reads it, `jtlctl manifest "+command+" app.json` does not")
	d, warnings, err := lint.ReadDefault(a.Documents(ctx).Input)
	a.Warn(warnings)
	return d, err
}
