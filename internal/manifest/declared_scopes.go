package manifest

import (
	"slices"

	"github.com/jtlctl/jtlctl/internal/jsonast"
)

// DeclaredScopes are the scopes that a document requests, in order, each once. Only
// an OnPremise request has optional ones.
type DeclaredScopes struct{ Mandatory, Optional []string }

// All returns the mandatory ones and then the optional ones.
func (d DeclaredScopes) All() []string { return slices.Concat(d.Mandatory, d.Optional) }

// ScopesOf returns the scopes that a document requests.
func ScopesOf(d *Document) DeclaredScopes {
	var declared DeclaredScopes
	places := walk(d, roots()[d.Kind])
	seen := map[string]bool{}
	for i := range places {
		here := &places[i]
		if here.field == nil || here.field.Format != ScopeName || here.value.Kind != jsonast.String || seen[here.value.Text] {
			continue
		}
		seen[here.value.Text] = true
		if places[here.parent].field.Name == optionalScopes {
			declared.Optional = append(declared.Optional, here.value.Text)
		} else {
			declared.Mandatory = append(declared.Mandatory, here.value.Text)
		}
	}
	return declared
}

// PaneScopesOf returns the scopes that panes of a document require, each once.
func PaneScopesOf(d *Document) []string {
	var names []string
	for _, here := range walk(d, roots()[d.Kind]) {
		if here.field != nil && here.field.Format == PaneScope && here.value.Kind == jsonast.String && !slices.Contains(names, here.value.Text) {
			names = append(names, here.value.Text)
		}
	}
	return names
}

// StartOfScope returns where a document requests a scope; 0 if it does not.
func StartOfScope(d *Document, name string) int {
	for _, here := range walk(d, roots()[d.Kind]) {
		if here.field != nil && here.field.Format == ScopeName && here.value.Kind == jsonast.String && here.value.Text == name {
			return here.value.Start
		}
	}
	return 0
}
