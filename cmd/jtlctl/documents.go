package main

import (
	"context"

	"github.com/jtlctl/jtlctl/internal/lint"
	"github.com/jtlctl/jtlctl/internal/manifest"
)

func (a *app) lintInput(ctx context.Context) lint.Input {
	return lint.Input{Scopes: a.scopes, Stdin: a.console.Reader(ctx)}
}

// readDocument reads a document that can request scopes.
func (a *app) readDocument(ctx context.Context, name string) (*manifest.Document, error) {
	d, warnings, err := lint.Read(a.lintInput(ctx), name)
	a.warn(warnings)
	return d, err
}

func (a *app) warn(warnings []string) {
	for _, warning := range warnings {
		a.console.Warnf("%s", warning)
	}
}
