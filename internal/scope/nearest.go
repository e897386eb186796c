package scope

import (
	"cmp"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/sorting"
)

const maxNearest = 3

// Nearest returns what comes nearest to a request that nothing fits, best
// first: other methods of the path, the path in another generation of the API,
// else at most three paths of similar spelling. Likeness says which.
func (x *paths) Nearest(method, path string, generation erp.Generation) []Match {
	near := withLikeness(x.Match("", path, generation), byMethod)
	for _, c := range x.catalogs {
		if generation != 0 && generation == c.Generation {
			continue
		}
		other := x.matchIn(c, strings.ToUpper(method), interpretations(path), c.Generation)
		near = append(near, withLikeness(other, byAPI)...)
	}
	if len(near) > 0 {
		return near
	}
	return x.nearestPaths(strings.ToUpper(method), path, generation)
}

func withLikeness(matches []Match, likeness string) []Match {
	for i := range matches {
		matches[i].Likeness = likeness
	}
	return matches
}

// nearestPaths compares spellings. As with names, a path counts as near if
// the distance is under half its length.
func (x *paths) nearestPaths(method, path string, generation erp.Generation) []Match {
	type candidate struct {
		route    *route
		distance int
	}
	var near []candidate
	all := interpretations(path)
	if len(all) == 0 {
		return nil
	}
	request := all[len(all)-1] // without any prefix
	key := keyOf(request.segments)
	routes := x.routes()
	for i := range routes {
		r := &routes[i]
		if generation == 0 && request.version != "" && versionNumber(request.version) != r.catalog.Generation {
			continue
		}
		if generation != 0 && r.catalog.Generation != generation {
			continue
		}
		other := keyOf(r.segments)
		if difference := len(other) - len(key); 2*max(difference, -difference) >= len(key) {
			continue // the distance is at least the difference in length
		}
		if distance := levenshtein.ComputeDistance(key, other); 2*distance < len(key) {
			near = append(near, candidate{r, distance})
		}
	}
	sorting.By(near, func(a, b candidate) int {
		return cmp.Or(
			cmp.Compare(a.distance, b.distance),
			compareBool(a.route.operation.Method != method, b.route.operation.Method != method),
		)
	})
	var found []Match
	for _, c := range near {
		known := slices.ContainsFunc(found, func(m Match) bool { return m.Operation.Path == c.route.operation.Path })
		if !known && len(found) < maxNearest {
			found = append(found, Match{c.route.catalog.Name, c.route.operation, byNearest})
		}
	}
	return found
}

// keyOf writes a path in a form that neither spelling nor identifiers change.
func keyOf(segments []segment) string {
	var key strings.Builder
	for _, s := range segments {
		key.WriteByte('/')
		if !s.parameter && !strings.ContainsAny(s.text, "0123456789") {
			key.WriteString(s.plain)
		}
	}
	return key.String()
}
