package scope

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/sorting"
)

// suggestByResource adds the scopes of the resource that a name means, then
// those that allow paths of that name, then the resource's other permissions.
func (x *Index) suggestByResource(found *suggestions, m parsedName, generation erp.Generation) {
	var others []*Scope
	for _, resource := range m.resources {
		for _, variant := range variants(resource) {
			scopes := x.ofResource(variant, generation)
			exact := scopes
			if m.permission != "" {
				exact = withPermission(scopes, m.permission)
			}
			for _, s := range exact {
				found.add(s.Name, "%s", m.reason(s, resource, len(exact)))
			}
			if len(exact) > 0 {
				return
			}
			others = append(others, scopes...)
		}
	}
	for _, resource := range m.resources {
		x.suggestByPath(found, resource, m.permission, generation)
	}
	for _, s := range others {
		resource, permission := SplitPermission(s.Name)
		found.add(s.Name, "%s has %s but not %s", resource, permission, m.permission)
	}
}

// ResourceMeant returns the resource of a generation that a name means: another name of
// it, or a part of a published path, such as inventories for stocks; "" if there is none.
func (x *Index) ResourceMeant(name string, generation erp.Generation) string {
	if name == "" {
		return ""
	}
	for _, permission := range []string{"read", "write", "print"} {
		found := suggestions{index: x, generation: generation}
		x.suggestByResource(&found, parseName(strings.ToLower(name)+"."+permission), generation)
		if len(found.best) > 0 {
			resource, _ := SplitPermission(found.best[0].Scope)
			return resource
		}
	}
	return ""
}

// reason says why a scope of n equally good ones is suggested.
func (m parsedName) reason(s *Scope, asked string, n int) string {
	resource, permission := SplitPermission(s.Name)
	switch {
	case m.permission == "":
		return "a scope of " + resource
	case n > maxSuggestions:
		return fmt.Sprintf("one of %d scopes of %s that allow %s access", n, resource, m.permission)
	case plain(resource) != asked:
		return "the resource is called " + resource
	case permission != m.word:
		return m.word + " is called " + permission
	}
	return "the name is written " + s.Name
}

// ofResource returns the scopes of a resource in a generation, those of the
// shortest paths first; a resource of several words is known by its last too.
func (x *contents) ofResource(name string, generation erp.Generation) []*Scope {
	var found []*Scope
	scopes := x.scopes()
	for i := range scopes {
		s := &scopes[i]
		if !s.In(generation) || len(s.Name) <= len(name) {
			continue
		}
		resource, _ := SplitPermission(s.Name)
		if (resource == name || strings.HasSuffix(resource, "."+name) || plain(resource) == name) && !s.Broad() {
			found = append(found, s)
		}
	}
	sorting.By(found, func(a, b *Scope) int { return cmp.Compare(a.shortestPath(), b.shortestPath()) })
	return found
}

// shortestPath returns how many parts the shortest path has that the scope allows.
func (s *Scope) shortestPath() int {
	shortest := math.MaxInt
	if s.shortest > 0 {
		shortest = s.shortest
	}
	for _, use := range s.Uses {
		shortest = min(shortest, strings.Count(use.Operation.Path, "/"))
	}
	return shortest
}

func withPermission(scopes []*Scope, permission string) []*Scope {
	var found []*Scope
	for _, s := range scopes {
		if permissionOf(s.Name) == permission {
			found = append(found, s)
		}
	}
	return found
}

// permissionOf returns read, write, print, or "" if a name does not say.
func permissionOf(name string) string {
	_, last := SplitPermission(strings.ToLower(name))
	return cmp.Or(permissionOfWord()[last], permissionPrefix(last))
}

// suggestByPath adds the scopes that allow operations with the resource in
// their path: those that have it first, and that need the fewest scopes.
func (x *Index) suggestByPath(found *suggestions, resource, permission string, generation erp.Generation) {
	words := []string{resource, plural(resource), singular(resource)}
	var best []*Operation
	var least [2]int
	for _, r := range x.routes() {
		if generation != 0 && r.catalog.Generation != generation {
			continue
		}
		place := slices.IndexFunc(r.segments, func(s segment) bool { return !s.parameter && slices.Contains(words, s.plain) })
		if place < 0 || !slices.ContainsFunc(r.operation.Scopes, func(name string) bool { return allows(name, permission) }) {
			continue
		}
		rank := [2]int{place, r.operation.requiredScopes()}
		order := slices.Compare(rank[:], least[:])
		if len(best) == 0 || order < 0 {
			best, least = best[:0], rank
		}
		if len(best) == 0 || order == 0 {
			best = append(best, r.operation)
		}
	}
	for _, o := range best {
		for _, name := range o.Scopes {
			if allows(name, permission) {
				found.addExact(name, "allows "+o.Method+" "+o.Path)
			}
		}
	}
}

// requiredScopes returns how many scopes an operation needs, as far as is known.
func (o *Operation) requiredScopes() int {
	if o.AnyOne {
		return 1
	}
	return len(o.Scopes)
}

func allows(name, permission string) bool {
	_, broad := broadReason(name)
	return !broad && (permission == "" || permissionOf(name) == permission)
}
