package scope

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/sorting"
)

// Suggestion is a scope that may have been meant.
type Suggestion struct {
	Scope, Reason string
	// Typo marks a name that one wrong letter makes of this one, and of no other.
	Typo bool
}

const (
	maxSuggestions = 3
	// typoDistance is the edit distance of a usual typo: two letters in
	// the wrong order are two changes.
	typoDistance = 2
)

// Suggest returns the scopes of a generation that a name may mean, best
// first, at most three; generation 0 is any. A name that the generation knows
// has none.
func (x *Index) Suggest(name string, generation erp.Generation) []Suggestion {
	normalized := strings.ToLower(strings.Join(strings.Fields(name), ""))
	known, ok := x.Find(name) // imported names may have capitals
	if !ok {
		known, ok = x.Find(normalized)
	}
	switch {
	case ok && known.In(generation) && known.Name == name:
		return nil
	case ok && known.In(generation):
		return []Suggestion{{Scope: normalized, Reason: "scopes are written in lower case, without white space"}}
	case ok:
		return x.suggestEquivalents(known, generation)
	}
	found := suggestions{index: x, generation: generation}
	near := x.near(normalized, generation, typoDistance)
	found.addNear(near)
	found.markTypo(near)
	m := parseName(name)
	x.suggestByResource(&found, m, generation)
	// Far-fetched ones help only if nothing else does, and nothing is near
	// all.write: no scope writes everything.
	if len(found.best) == 0 && !slices.Contains(m.resources, "all") {
		found.addNear(x.near(normalized, generation, len(normalized)))
	}
	return found.best
}

// UnknownError returns the error for a name that Find does not find, with the
// scopes that may be meant.
func (x *Index) UnknownError(name string) error {
	suggestions := x.Suggest(name, 0)
	if len(suggestions) == 0 {
		return fault.New(fault.Usage, "unknown scope %q", name).WithHint("`jtlctl scope list --api any` shows all")
	}
	if suggestions[0].Typo {
		suggestions = suggestions[:1]
	}
	return fault.New(fault.Usage, "unknown scope %q (did you mean %q?)", name, suggestions[0].Scope).
		WithHint("%s", reasons(suggestions))
}

func reasons(suggestions []Suggestion) string {
	var all []string
	for _, s := range suggestions {
		all = append(all, s.Scope+": "+s.Reason)
	}
	return strings.Join(all, "; ")
}

// suggestions keeps the best and omits what should not be suggested.
type suggestions struct {
	index      *Index
	generation erp.Generation
	best       []Suggestion
}

func (s *suggestions) add(name, format string, args ...any) {
	if better, why, misnamed := s.index.misnamed(name, s.generation); misnamed {
		s.addExact(better, fmt.Sprintf("%s is similar, but %s", name, why))
		return
	}
	s.addExact(name, fmt.Sprintf(format, args...))
}

// addExact adds a scope that is known to allow what was requested.
func (s *suggestions) addExact(name, reason string) {
	known := slices.ContainsFunc(s.best, func(other Suggestion) bool { return other.Scope == name })
	if !known && len(s.best) < maxSuggestions {
		s.best = append(s.best, Suggestion{Scope: name, Reason: reason})
	}
}

// markTypo marks the best if one letter makes it of the name, and no other.
func (s *suggestions) markTypo(near []neighbour) {
	if len(near) == 0 || near[0].distance > 1 || (len(near) > 1 && near[1].distance <= 1) {
		return
	}
	if s.best[0].Scope == near[0].scope.Name {
		s.best[0].Typo = true
	}
}

// neighbour is a scope of similar spelling.
type neighbour struct {
	scope    *Scope
	distance int
}

// addNear adds neighbours. A broad scope is suggested only for a typo of it.
func (s *suggestions) addNear(near []neighbour) {
	for _, n := range near {
		if n.distance <= typoDistance || !n.scope.Broad() {
			s.add(n.scope.Name, "similar spelling")
		}
	}
}

// near returns the scopes whose edit distance from a name is at most a limit
// and under half its length, the nearest first. The distance is at least the
// difference in length, so that a low limit spares most of the work: editors
// ask at every keystroke.
func (x *contents) near(name string, generation erp.Generation, limit int) []neighbour {
	limit = min(limit, (len(name)-1)/2)
	var near []neighbour
	scopes := x.scopes()
	for i := range scopes {
		s := &scopes[i]
		if difference := len(s.Name) - len(name); max(difference, -difference) > limit || !s.In(generation) {
			continue
		}
		if distance := levenshtein.ComputeDistance(name, s.Name); distance <= limit {
			near = append(near, neighbour{s, distance})
		}
	}
	sorting.By(near, func(a, b neighbour) int { return cmp.Compare(a.distance, b.distance) })
	return near
}
