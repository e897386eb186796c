package scope

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/sorting"
)

// Equivalent is what a scope is called in another generation of the API.
type Equivalent struct {
	Generation erp.Generation
	Scopes     []string
	Reason     string
}

// Equivalents returns what a scope is called in each generation of the API
// that does not know it, as far as there is something.
func (x *Index) Equivalents(s Scope) []Equivalent {
	var found []Equivalent
	for _, c := range x.catalogs {
		known := slices.ContainsFunc(found, func(e Equivalent) bool { return e.Generation == c.Generation })
		if known || s.In(c.Generation) {
			continue
		}
		suggestions := x.Suggest(s.Name, c.Generation)
		if len(suggestions) == 0 {
			continue
		}
		e := Equivalent{Generation: c.Generation, Reason: commonReason(suggestions)}
		for _, suggestion := range suggestions {
			e.Scopes = append(e.Scopes, suggestion.Scope)
		}
		found = append(found, e)
	}
	return found
}

// commonReason returns what holds for all, else what holds for each.
func commonReason(suggestions []Suggestion) string {
	first := suggestions[0].Reason
	if !slices.ContainsFunc(suggestions, func(s Suggestion) bool { return s.Reason != first }) {
		return first
	}
	return reasons(suggestions)
}

// suggestEquivalents returns what replaces in a generation a scope that only
// another one knows: the scopes of the same operations there, and those of the
// same resource.
func (x *Index) suggestEquivalents(s Scope, generation erp.Generation) []Suggestion {
	if s.Broad() {
		return nil
	}
	resource, permission := SplitPermission(s.Name)
	m := parsedName{resources: []string{plain(resource)}, permission: permissionOf(s.Name)}
	names := variants(m.resources[0])
	related := func(name string) bool {
		other, _ := SplitPermission(name)
		return slices.Contains(names, other)
	}
	equals := x.equalOperations(s, generation)
	// items.read means everything that reads items, including what is new or gone.
	if permission == m.permission || !slices.ContainsFunc(equals, related) {
		equals = append(equals, x.sameResource(m, generation)...)
	}
	equals = slices.Compact(x.sorted(equals, related))
	reason := fmt.Sprintf("the equivalent of %s in API %d.x", s.Name, generation)
	if len(equals) > maxSuggestions {
		reason = fmt.Sprintf("one of %d equivalents of %s in API %d.x", len(equals), s.Name, generation)
	}
	found := suggestions{index: x, generation: generation}
	for _, name := range equals {
		found.addExact(name, reason)
	}
	if len(found.best) == 0 {
		x.suggestByPath(&found, m.resources[0], m.permission, generation)
	}
	return found.best
}

// sameResource returns the scopes of the resource with the same permission; a
// permission such as integration means all.
func (x *contents) sameResource(m parsedName, generation erp.Generation) []string {
	var names []string
	for _, variant := range variants(m.resources[0]) {
		for _, s := range x.ofResource(variant, generation) {
			if _, _, misnamed := x.misnamed(s.Name, generation); !misnamed && allows(s.Name, m.permission) {
				names = append(names, s.Name)
			}
		}
	}
	return names
}

// sorted puts related scopes first, and among equals those of the shortest
// paths.
func (x *contents) sorted(names []string, related func(string) bool) []string {
	type ranked struct {
		name      string
		unrelated bool
		length    int
	}
	all := make([]ranked, 0, len(names))
	for _, name := range names {
		s, _ := x.Find(name)
		all = append(all, ranked{name, !related(name), s.shortestPath()})
	}
	sorting.By(all, func(a, b ranked) int {
		return cmp.Or(compareBool(a.unrelated, b.unrelated), cmp.Compare(a.length, b.length), cmp.Compare(a.name, b.name))
	})
	for i := range all {
		names[i] = all[i].name
	}
	return names
}

// equalOperations returns the scopes of the operations of a generation that
// have the path and method of one that s allows, or its operation id. Scopes of
// API 1.x were made of operation ids, so that ids help even if no operation
// is known.
func (x *Index) equalOperations(s Scope, generation erp.Generation) []string {
	var sources []*route
	var names []string
	ids := map[string]bool{}
	routes := x.routes()
	for i := range routes {
		if r := &routes[i]; r.catalog.Generation != generation && slices.Contains(r.operation.Scopes, s.Name) {
			sources = append(sources, r)
			ids[scopeOfID(r.operation.ID)] = true
		}
	}
	for _, other := range x.scopes() {
		if ids[other.Name] && other.In(generation) {
			names = append(names, other.Name)
		}
	}
	for i := range routes {
		r := &routes[i]
		if r.catalog.Generation == generation && (scopeIsID(s.Name, r.operation.ID) || slices.ContainsFunc(sources, r.equals)) {
			names = append(names, r.operation.Scopes...)
		}
	}
	return slices.DeleteFunc(names, func(name string) bool { return !allows(name, "") })
}

// equals compares method and path.
func (r *route) equals(other *route) bool {
	return r.operation.Method == other.operation.Method &&
		slices.EqualFunc(r.segments, other.segments, func(a, b segment) bool { return a.parameter == b.parameter && a.plain == b.plain })
}

// scopeOfID turns ItemHeader_QueryItemsAsync into item.queryitems.
func scopeOfID(id string) string {
	group, verb, _ := strings.Cut(id, "_")
	return strings.ToLower(strings.TrimSuffix(group, "Header") + "." + strings.TrimSuffix(verb, "Async"))
}

// scopeIsID reports whether a scope was made of an operation id.
func scopeIsID(name, id string) bool {
	resource, permission := SplitPermission(name)
	return permission != "" && len(id) >= len(name) && strings.EqualFold(id[:len(resource)], resource) && scopeOfID(id) == name
}
