package lint

import (
	"github.com/jtlctl/jtlctl/internal/infer"
	"github.com/jtlctl/jtlctl/internal/manifest"
)

// Declared returns what a document requests, as package infer takes it; d may be nil.
func Declared(d *manifest.Document) infer.Declared {
	if d == nil {
		return infer.Declared{}
	}
	scopes := manifest.ScopesOf(d)
	return infer.Declared{Mandatory: scopes.Mandatory, Optional: scopes.Optional, Required: manifest.PaneScopesOf(d), Present: true, OnPremise: d.OnPremise()}
}

// PlaceOfScope returns where a document requests a scope.
func PlaceOfScope(d *manifest.Document, name string) (file string, line, column int) {
	line, column = d.Text.Position(manifest.StartOfScope(d, name))
	return d.Path, line, column
}
