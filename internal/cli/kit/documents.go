package kit

import (
	"context"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/lint"
	"github.com/jtlctl/jtlctl/internal/manifest"
)

// LintInput is what a lint run of this call reads besides files.
func (a *App) LintInput(ctx context.Context) lint.Input {
	return lint.Input{Scopes: a.Scopes, Stdin: console.NewContextReader(ctx, a.Console.In)}
}

// ReadDocument reads a document that can request scopes.
func (a *App) ReadDocument(ctx context.Context, name string) (*manifest.Document, error) {
	d, warnings, err := lint.Read(a.LintInput(ctx), name)
	a.Warn(warnings)
	return d, err
}

// ReadDocumentHere reads the manifest in this folder; it returns nil if there is
// none.
func (a *App) ReadDocumentHere(ctx context.Context) (*manifest.Document, error) {
	d, warnings, err := lint.ReadHere(a.LintInput(ctx))
	a.Warn(warnings)
	return d, err
}

// DeclaredScopes returns the scopes that a document requests.
func (a *App) DeclaredScopes(ctx context.Context, name string) ([]string, error) {
	d, err := a.ReadDocument(ctx, name)
	if err != nil {
		return nil, err
	}
	return manifest.ScopesOf(d).All(), nil
}

// Warn prints warnings.
func (a *App) Warn(warnings []string) {
	for _, warning := range warnings {
		a.Console.Warnf("%s", warning)
	}
}
