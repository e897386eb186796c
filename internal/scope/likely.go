package scope

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
)

// Grade is how certain the scopes of an operation are.
type Grade string

// The methods that only read.
const (
	methodGet  = "GET"
	methodHead = "HEAD"
)

// The grades.
const (
	Exact  Grade = "exact"  // a document names them
	Likely Grade = "likely" // similar operations need them
)

// likelyScopes returns the scopes that an operation probably needs although its
// document names none: those of operations of the same resource. None is better
// than a guess: calls such as GET /v2/info need no scope.
func (x *paths) likelyScopes(c *Catalog, o *Operation) []string {
	permission := permissionOfRequest(o)
	for _, words := range entitiesOf(o) {
		if name := x.scopeOfEntity(words, permission, c.Generation); name != "" {
			return []string{name}
		}
	}
	return nil
}

// entitiesOf returns the words of what an operation is about, by its path and by
// its id.
func entitiesOf(o *Operation) [][]string {
	entities := [][]string{pathWords(o.Path)}
	_, call, _ := strings.Cut(o.ID, "_")
	if verb, entity := splitVerb(call); verb != "" {
		entities = append(entities, entity)
	}
	return entities
}

// siblingNames returns how the paths may begin that are about an entity.
func siblingNames(entity string) []string {
	return []string{entity, plural(entity), singular(entity)}
}

// permissionOfRequest returns the permission that the method and the path of an
// operation suggest.
func permissionOfRequest(o *Operation) string {
	if isReading(o.Method) {
		return "read"
	}
	for segment := range strings.SplitSeq(strings.ToLower(o.Path), "/") {
		if segment == "print" || segment == "pdf" {
			return "print"
		}
	}
	return "write"
}

// isReading reports whether a method only reads.
func isReading(method string) bool { return method == methodGet || method == methodHead }

// pathWords returns the words of the first part of a path that names something,
// without a verb before them: category of /v2/CreateCategory.
func pathWords(path string) []string {
	for text := range strings.SplitSeq(path, "/") {
		if text == "" || versionNumber(text) > 0 || strings.Contains(text, "{") {
			continue
		}
		if verb, entity := splitVerb(text); verb != "" {
			return entity
		}
		return split(text)
	}
	return nil
}

// splitVerb splits the name of a call that begins with a verb, such as
// QuerySalesOrders. verb is "" if it does not.
func splitVerb(name string) (verb string, entity []string) {
	words := split(name)
	if len(words) < 2 || permissionOfVerb()[words[0]] == "" {
		return "", nil
	}
	return words[0], words[1:]
}

// scopeOfEntity returns the scope with a permission for what some words name, ""
// if there is none. Of ItemSupplier the item is what has scopes, if the supplier
// of an item has none.
func (x *paths) scopeOfEntity(words []string, permission string, generation erp.Generation) string {
	const most = 20 // words: no name in a catalogue has more
	for n := min(len(words), most); n > 0; n-- {
		entity := strings.Join(words[:n], "")
		if name := x.scopeOfResource(entity, permission, generation); name != "" {
			return name
		}
		if name := x.scopeOfSiblings(entity, permission, generation); name != "" {
			return name
		}
	}
	return ""
}

// scopeOfResource returns the scope of a resource, by all of its names.
func (x *paths) scopeOfResource(entity, permission string, generation erp.Generation) string {
	for _, variant := range variants(entity) {
		for _, s := range x.ofResource(variant, generation) {
			_, last := SplitPermission(s.Name)
			if _, _, misnamed := x.misnamed(s.Name, generation); last == permission && !misnamed {
				return s.Name
			}
		}
	}
	return ""
}

// scopeOfSiblings returns the scope that most operations need whose path begins
// with an entity, as it is or with the permission instead of theirs.
func (x *paths) scopeOfSiblings(entity, permission string, generation erp.Generation) string {
	names := siblingNames(entity)
	const outweighs = 1 << 32 // all other votes
	votes := map[string]int{}
	var order []string // of documents, for equals
	vote := func(name string, weight int) {
		if votes[name] == 0 {
			order = append(order, name)
		}
		votes[name] += weight
	}
	for _, r := range x.routes() {
		if r.catalog.Generation != generation || len(r.segments) == 0 || !slices.Contains(names, r.segments[0].plain) {
			continue
		}
		for _, name := range r.operation.Scopes {
			resource, last := SplitPermission(name)
			if _, broad := broadReason(name); broad {
				continue
			}
			if last == permission {
				vote(name, outweighs)
			} else if s, ok := x.Find(resource + "." + permission); ok && s.In(generation) {
				vote(s.Name, 1)
			}
		}
	}
	var best string
	for _, name := range order {
		if votes[name] > votes[best] {
			best = name
		}
	}
	return best
}
