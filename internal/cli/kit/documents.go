package kit

import (
	"context"

	"github.com/jtlctl/jtlctl/internal/lint"
	"github.com/jtlctl/jtlctl/internal/manifest"
)

// Documents reads the documents that a command is about, and prints the warnings
// about them.
type Documents struct {
	// Input is what a lint run reads besides files.
	Input lint.Input
	warn  func(warnings []string)
}

// Documents returns what reads documents for this run.
func (a *App) Documents(ctx context.Context) Documents {
	return Documents{lint.Input{Scopes: a.Scopes, Stdin: a.Console.Reader(ctx)}, a.Warn}
}

// Read reads a document that can request scopes.
func (r Documents) Read(name string) (*manifest.Document, error) {
	d, warnings, err := lint.Read(r.Input, name)
	r.warn(warnings)
	return d, err
}

// ReadHere reads the manifest in this folder; it returns nil if there is none.
func (r Documents) ReadHere() (*manifest.Document, error) {
	d, warnings, err := lint.ReadHere(r.Input)
	r.warn(warnings)
	return d, err
}

// Scopes returns the scopes that a document requests.
func (r Documents) Scopes(name string) ([]string, error) {
	d, err := r.Read(name)
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
