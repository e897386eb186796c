// Package scope is the catalogue of the platform's API scopes: which there
// are, what each allows, which one an operation needs, and which one was
// probably meant.
//
// It does not use manifests, disk, network or a terminal.
package scope

//go:generate go run ./gen

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
)

// Catalog is the content of one published document of one API. It must not be
// changed after it was made.
type Catalog struct {
	Name   string `json:"name"`   // such as "2.0"
	Source string `json:"source"` // where the document came from
	Date   string `json:"date"`   // when it was read, as 2026-11-21
	// Generation is the first number of the API's version. Scopes of one
	// generation mean nothing to another.
	Generation erp.Generation `json:"-"`
	// Published is true if `jtlctl scope update` read it.
	Published  bool        `json:"published,omitempty"`
	Operations []Operation `json:"operations"`
	Extras     []Extra     `json:"extras,omitempty"`
	// InvalidNames are the names in the document that cannot be scopes.
	InvalidNames []string `json:"-"`
}

// Operation is one method of one path.
type Operation struct {
	Method string `json:"method"`
	Path   string `json:"path"`
	// Scopes are those that the document names; it may name none.
	Scopes []string `json:"scopes,omitempty"`
	// AnyOne is true if any one of several Scopes allows the operation. If it
	// is false the document does not say whether one is enough.
	AnyOne    bool   `json:"any_one,omitempty"`
	ID        string `json:"id,omitempty"`
	Stability string `json:"stability,omitempty"`
	Tag       string `json:"tag,omitempty"`
}

// Note explains the scopes of an operation; it may be empty.
func (o *Operation) Note() string {
	switch {
	case len(o.Scopes) == 0:
		return "the published document names no scope for it"
	case len(o.Scopes) == 1:
		return ""
	case o.AnyOne:
		return "any one of them is enough"
	}
	return "the document does not say whether one of them is enough"
}

// Extra is a scope that is known although no operation needs it.
type Extra struct {
	Scope string `json:"scope"`
	API   string `json:"api,omitempty"`
	Note  string `json:"note,omitempty"`
}

// Builtin returns the catalogues of the published APIs 1.0 and 2.0. They are
// copies: a caller may give them another name or source.
func Builtin() []*Catalog {
	first, second := catalog10, catalog20
	return []*Catalog{&first, &second}
}

// SplitPermission splits a name at its last dot: items.read is the permission
// read of the resource items.
func SplitPermission(name string) (resource, permission string) {
	if dot := strings.LastIndexByte(name, '.'); dot >= 0 {
		return name[:dot], name[dot+1:]
	}
	return name, ""
}

// AllRead allows all reading operations of API 1.x.
const AllRead = "all.read"

// anyOne is the rule by which several scopes of an operation are alternatives:
// in API 1.x each reading operation names its own scope and all.read.
func anyOne(generation erp.Generation, scopes []string) bool {
	return generation == 1 && len(scopes) == 2 && scopes[1] == AllRead
}

// maxNameLength is how many characters the name of a scope may have; the longest
// that is published has 69.
const maxNameLength = 100

const (
	nameLetters    = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	nameCharacters = nameLetters + "._-"
)

// validName reports whether a text may be the name of a scope. Documents come
// from anywhere, and names end up in terminals, manifests and editors.
func validName(name string) bool {
	return name != "" && len(name) <= maxNameLength &&
		strings.Trim(name, nameCharacters) == "" && strings.IndexByte(nameLetters, name[0]) >= 0
}

// dropInvalidNames removes names that cannot be scopes from a catalogue.
func (c *Catalog) dropInvalidNames() {
	seen := map[string]bool{}
	invalid := func(name string) bool {
		if validName(name) {
			return false
		}
		if !seen[name] {
			seen[name] = true
			c.InvalidNames = append(c.InvalidNames, name)
		}
		return true
	}
	for i := range c.Operations {
		o := &c.Operations[i]
		o.Scopes = slices.DeleteFunc(o.Scopes, invalid)
		o.AnyOne = o.AnyOne && len(o.Scopes) > 1
	}
	c.Extras = slices.DeleteFunc(c.Extras, func(extra Extra) bool { return invalid(extra.Scope) })
}
