// Package scope is the catalogue of the platform's API scopes: which there
// are, what each allows, which one an operation needs, and which one was
// probably meant.
//
// It does not use manifests, disk, network or a terminal.
package scope

//go:generate go run ./gen

import (
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
	// extract is true if Operations are only some of the version.
	extract bool
	// InvalidNames are the names in the document that cannot be scopes, and
	// InvalidOthers the paths and operation ids that cannot be such.
	InvalidNames  []string `json:"-"`
	InvalidOthers []string `json:"-"`

	// What a Part of a stored catalogue has of the operations that are not in
	// Operations: if some paths begin with /v1, and the scopes with how many parts
	// the shortest of their paths has.
	hasV1    bool
	shortest map[string]int
}

// Operation is one method of one path.
type Operation struct {
	Method string `json:"method"`
	Path   string `json:"path"`
	// Field is a root field of GraphQL, such as QueryItems, which has its one
	// path in common with all others, and Kind is query, mutation or subscription.
	Field string `json:"field,omitempty"`
	Kind  string `json:"kind,omitempty"`
	// Scopes are those that the document names; it may name none.
	Scopes []string `json:"scopes,omitempty"`
	// AnyOne is true if any one of several Scopes allows the operation. If it
	// is false the document does not say whether one is enough.
	AnyOne bool `json:"any_one,omitempty"`
	// Groups are lists of which one scope each is needed, if there are several.
	Groups    [][]string `json:"groups,omitempty"`
	ID        string     `json:"id,omitempty"`
	Stability string     `json:"stability,omitempty"`
	Tag       string     `json:"tag,omitempty"`
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
	case len(o.Groups) > 0:
		return "all are needed: " + joinGroups(o.Groups)
	}
	return "the document does not say whether one of them is enough"
}

// joinGroups writes what is needed as a.read, and b.read or c.read.
func joinGroups(groups [][]string) string {
	var all []string
	for _, group := range groups {
		all = append(all, strings.Join(group, " or "))
	}
	return strings.Join(all, ", and ")
}

// Title is the path of an operation, and the field if it is one of GraphQL.
func (o *Operation) Title() string {
	if o.Field == "" {
		return o.Path
	}
	return o.Path + " " + o.Field
}

// Extra is a scope that is known although no operation needs it.
type Extra struct {
	Scope string `json:"scope"`
	API   string `json:"api,omitempty"`
	Note  string `json:"note,omitempty"`
}

// Builtin returns the catalogues of the published APIs 1.0 and 2.0. They are
// copies: a caller may give them another name or source.
//
//go:noinline
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

// AllRead allows all reading operations of API 1.x, SystemAll everything.
const (
	AllRead   = "all.read"
	SystemAll = "system.all"
)
