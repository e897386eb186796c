package lint

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/merchant"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// DeclaredScope is a scope that a document requests, and what it allows. Its
// JSON form is a contract.
type DeclaredScope struct {
	Scope      string      `json:"scope"`      // the name of the scope
	Optional   bool        `json:"optional"`   // true if the merchant may reject the scope
	Known      bool        `json:"known"`      // true if a catalogue has the scope
	Allows     string      `json:"opens"`      // what the scope allows, for people
	Operations []Operation `json:"operations"` // the operations that the scope opens
}

// Operation is an operation of an API that a scope allows.
type Operation struct {
	API    string `json:"api"`                 // the catalogue that has the operation
	Method string `json:"method"`              // the method of the request
	Path   string `json:"path"`                // the path of the request, with parameters in braces
	Field  string `json:"operation,omitempty"` // the root field of GraphQL
}

// DeclaredScopes returns the scopes that a document requests.
func DeclaredScopes(d *manifest.Document, index *scope.Index) []DeclaredScope {
	declared, sentences := manifest.ScopesOf(d), merchant.Sentences("en")
	list := []DeclaredScope{}
	for i, name := range declared.All() {
		known, _ := index.Find(name)
		sentence, _ := sentences(name)
		s := DeclaredScope{Scope: name, Optional: i >= len(declared.Mandatory), Known: known.Name != "", Allows: sentence, Operations: []Operation{}}
		switch {
		case !s.Known:
			s.Allows = "unknown: the platform rejects it unless it is newer than the catalogues (`jtlctl scope update`)"
		case !d.OnPremise() && !known.In(erp.Cloud):
			s.Allows = "not a scope of the cloud's API, which will reject it"
		}
		for _, use := range scope.Distinct(known.Uses) {
			s.Operations = append(s.Operations, Operation{use.Catalog, use.Operation.Method, use.Operation.Path, use.Operation.Field})
		}
		list = append(list, s)
	}
	return list
}

// UnknownScopes returns the scopes that a document requests and no catalogue has.
func UnknownScopes(d *manifest.Document, index *scope.Index) []string {
	var unknown []string
	for _, name := range manifest.ScopesOf(d).All() {
		if _, ok := index.Find(name); !ok {
			unknown = append(unknown, name)
		}
	}
	return unknown
}

// UnknownWarning is what to say of a page for merchants that has the UnknownScopes
// of a document.
func UnknownWarning(d *manifest.Document, unknown []string) string {
	const longest = 300 // characters
	return "the page cannot explain what no catalogue has: " + textutil.Shorten(strings.Join(unknown, ", "), longest) +
		"; `" + lintOf(d.Path) + "` shows what may be meant, and `jtlctl scope update` reads newer documents"
}
