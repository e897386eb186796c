package catalog

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

// Filter says which scopes to list.
type Filter struct {
	API      string // the name of a catalogue, or AnyAPI
	Resource string // "" is any
}

// List is the scopes that a filter selects.
type List struct {
	Scopes []Listed
	// Empty says why there are none; "" if there are some.
	Empty string
}

// Listed is a scope of a list.
type Listed struct {
	scope.Scope
	// Operations is how many operations of the selected API it allows.
	Operations int
	Advice     []string
}

// Scopes lists the scopes of an index that a filter selects, sorted by name.
// A built-in API means its whole generation, including imports; the name
// of an import only for itself. An unknown API is an error.
func Scopes(index *scope.Index, f Filter) (List, error) {
	selected, err := selectAPI(index, f.API)
	if err != nil {
		return List{}, err
	}
	scopes := index.Scopes()
	if f.Resource != "" {
		scopes = index.Resource(f.Resource)
	}
	var list List
	for _, s := range scopes {
		if slices.ContainsFunc(s.Catalogs, selected) {
			list.Scopes = append(list.Scopes, newListed(s, selected))
		}
	}
	if len(list.Scopes) == 0 {
		known := resources(index, selected)
		version, _ := erp.ParseVersion(f.API) // that of an import is open
		question := suggest.Question(f.Resource, known)
		if meant := index.ResourceMeant(f.Resource, version.Generation); slices.Contains(known, meant) {
			question = fmt.Sprintf(" (did you mean %q?)", meant)
		}
		list.Empty = fmt.Sprintf("API %s has no resource %q%s", f.API, f.Resource, question)
	}
	return list, nil
}

// selectAPI returns a function that reports whether the catalogue of a name
// belongs to an API.
func selectAPI(index *scope.Index, api string) (func(catalog string) bool, error) {
	known := []string{AnyAPI}
	generations := map[string]erp.Generation{}
	for _, c := range index.Catalogs() {
		known = append(known, c.Name)
		generations[c.Name] = c.Generation
	}
	if err := suggest.Among("API", api, known); err != nil {
		return nil, err
	}
	return func(name string) bool {
		switch {
		case api == AnyAPI:
			return true
		case isBuiltin(api):
			return generations[name] == generations[api]
		}
		return name == api
	}, nil
}

// Restrict returns an index of the catalogues that belong to an API, as Scopes has
// it, with the GraphQL schema of an imported one.
func Restrict(index *scope.Index, api string) (*scope.Index, error) {
	if api == AnyAPI {
		return index, nil
	}
	selected, err := selectAPI(index, api)
	if err != nil {
		return nil, err
	}
	catalogs := slices.DeleteFunc(index.Catalogs(), func(c *scope.Catalog) bool {
		return !selected(c.Name) && c.Name != api+scope.SchemaSuffix
	})
	return scope.NewIndex(catalogs...), nil
}

func newListed(s scope.Scope, selected func(catalog string) bool) Listed {
	uses := slices.DeleteFunc(slices.Clone(s.Uses), func(u scope.Use) bool { return !selected(u.Catalog) })
	l := Listed{s, len(scope.Distinct(uses)), s.Advice()}
	if !slices.ContainsFunc(s.Catalogs, isBuiltin) {
		l.Advice = append(l.Advice, "only in "+strings.Join(s.Catalogs, ", "))
	}
	return l
}

// resources returns the resources that the selected catalogues know.
func resources(index *scope.Index, selected func(catalog string) bool) []string {
	var names []string
	for _, s := range index.Scopes() {
		if slices.ContainsFunc(s.Catalogs, selected) {
			resource, _ := scope.SplitPermission(s.Name)
			names = append(names, resource)
		}
	}
	return names
}
