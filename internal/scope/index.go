package scope

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/sorting"
)

// Index looks things up in catalogues. It does not change after NewIndex and
// may be read by many at once. Its own methods are about names that are not
// known as they are: suggestions, typos, root fields of GraphQL.
type Index struct{ paths }

// paths finds the operations of a request, and the scopes that they need.
type paths struct {
	contents
	// routes are needed only by look-ups of paths.
	routes func() []route
}

// contents is what the catalogues have, by name.
type contents struct {
	// scopes are sorted by name; look-ups of paths do not need them.
	scopes   func() []Scope
	catalogs []*Catalog
}

// Scope is what the catalogues know of one scope.
type Scope struct {
	Name string
	// Generations are those of the APIs whose vocabulary it is part of, rising.
	Generations []erp.Generation
	Catalogs    []string // their names
	Uses        []Use    // the operations that it allows
	Notes       []string

	shortest int // as of Catalog.shortest; 0 is none
}

// Use is an operation that a scope allows.
type Use struct {
	Catalog   string
	Operation *Operation
}

// Distinct returns each operation once although several catalogues may have
// it: the use in the first of them.
func Distinct(uses []Use) []Use {
	seen := map[string]bool{}
	var once []Use
	for _, use := range uses {
		key := use.Operation.Method + " " + strings.ToLower(use.Operation.Title())
		if !seen[key] {
			seen[key] = true
			once = append(once, use)
		}
	}
	return once
}

const scopeCapacity = 512

// NewIndex makes the index of catalogues.
func NewIndex(catalogs ...*Catalog) *Index {
	return &Index{paths{
		contents{sync.OnceValue(func() []Scope { return scopesOf(catalogs) }), catalogs},
		sync.OnceValue(func() []route { return newRoutes(catalogs) }),
	}}
}

func scopesOf(catalogs []*Catalog) []Scope {
	found := make(map[string]*Scope, scopeCapacity)
	for _, c := range catalogs {
		mixes := c.mixes()
		for i := range c.Operations {
			operation := &c.Operations[i]
			for _, name := range operation.Scopes {
				s := entryOf(found, name, c, mixes)
				s.Uses = append(s.Uses, Use{c.Name, operation})
			}
		}
		for name, parts := range c.shortest {
			s := entryOf(found, name, c, mixes)
			if s.shortest == 0 || parts < s.shortest {
				s.shortest = parts
			}
		}
		for _, extra := range c.Extras {
			s := entryOf(found, extra.Scope, c, mixes)
			if extra.Note != "" && !slices.Contains(s.Notes, extra.Note) {
				s.Notes = append(s.Notes, extra.Note)
			}
		}
	}
	scopes := make([]Scope, 0, len(found))
	for _, s := range found {
		if len(s.Generations) == 0 {
			s.Generations = []erp.Generation{generationByForm(s.Name)}
		}
		slices.Sort(s.Generations)
		scopes = append(scopes, *s)
	}
	sorting.By(scopes, func(a, b Scope) int { return cmp.Compare(a.Name, b.Name) })
	return scopes
}

// mixes reports whether the document of a catalogue lists the scopes of both
// generations: by its name, and as an imported one may be called anything, by its
// paths, which begin with /v1 from the same version on (changelog, 2026-11-26).
func (c *Catalog) mixes() bool {
	if version, ok := erp.ParseVersion(c.Name); ok {
		return version.Mixes()
	}
	return c.Generation == erp.V1 && (c.hasV1 || slices.ContainsFunc(c.Operations, func(o Operation) bool { return strings.HasPrefix(o.Path, "/v1/") }))
}

// generationByForm returns the generation of a scope that only documents list
// which mix both: API 1.x names an operation, API 2.x what is allowed.
func generationByForm(name string) erp.Generation {
	if _, permission := SplitPermission(name); isOperation(permission) {
		return erp.V1
	}
	return erp.V2
}

// entryOf returns the entry of a scope that a catalogue knows. A document that
// mixes the generations does not say of which one a scope is.
func entryOf(found map[string]*Scope, name string, c *Catalog, mixes bool) *Scope {
	s, ok := found[name]
	if !ok {
		s = &Scope{Name: name}
		found[name] = s
	}
	if !mixes && !s.In(c.Generation) {
		s.Generations = append(s.Generations, c.Generation)
	}
	if !slices.Contains(s.Catalogs, c.Name) {
		s.Catalogs = append(s.Catalogs, c.Name)
	}
	return s
}

// Find returns the scope of a name, which is case-sensitive.
func (x *contents) Find(name string) (Scope, bool) {
	scopes := x.scopes()
	at, ok := slices.BinarySearchFunc(scopes, name, func(s Scope, name string) int { return cmp.Compare(s.Name, name) })
	if !ok {
		return Scope{}, false
	}
	return scopes[at], true
}

// Scopes returns all scopes, sorted by name.
func (x *contents) Scopes() []Scope { return slices.Clone(x.scopes()) }

// Resource returns the scopes of a resource, sorted by name.
func (x *contents) Resource(name string) []Scope {
	var found []Scope
	for _, s := range x.scopes() {
		if resource, _ := SplitPermission(s.Name); strings.EqualFold(resource, name) {
			found = append(found, s)
		}
	}
	return found
}

// In reports whether the API of a generation knows the scope; 0 is any.
func (s *Scope) In(generation erp.Generation) bool {
	return slices.Contains(s.Generations, generation) || (generation == 0 && len(s.Generations) > 0)
}

// Catalogs returns what the index was made of.
func (x *contents) Catalogs() []*Catalog { return slices.Clone(x.catalogs) }
