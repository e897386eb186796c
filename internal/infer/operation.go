package infer

import (
	"cmp"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/record"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/sorting"
)

// lookUp returns the operations that a call fits: the best one of each generation
// that it may be meant for. In the Cloud that is the one which the Cloud has.
func (r Resolver) lookUp(call Call) []Evidence {
	matches := r.match(call.Method, call.Path, call.Generation)
	if len(matches) == 0 && call.Method == http.MethodHead {
		matches = r.match(http.MethodGet, call.Path, call.Generation)
	}
	if slices.ContainsFunc(matches, scope.Match.IsExact) {
		matches = slices.DeleteFunc(slices.Clone(matches), func(m scope.Match) bool { return !m.IsExact() })
	}
	if r.Cloud {
		return r.inTheCloud(call, matches)
	}
	var found []Evidence
	for _, generation := range r.byGeneration(matches) {
		found = append(found, r.evidence(call, generation))
	}
	return alternatives(found)
}

// maxKnown bounds how many look-ups are kept.
const maxKnown = 20_000

// match returns the operations that a request fits, as the index does, which looks at
// each of its operations.
func (r Resolver) match(method, path string, generation erp.Generation) []scope.Match {
	key := method + " " + path + " " + generation.String()
	found, ok := r.known[key]
	if !ok {
		found = r.Index.Match(method, path, generation)
		if r.known != nil && len(r.known) < maxKnown {
			r.known[key] = found
		}
	}
	return found
}

// byGeneration splits matches by the generation of their catalogues.
func (r Resolver) byGeneration(matches []scope.Match) [][]scope.Match {
	generations := map[string]erp.Generation{}
	for _, c := range r.Index.Catalogs() {
		generations[c.Name] = c.Generation
	}
	split := map[erp.Generation][]scope.Match{}
	for _, m := range matches {
		split[generations[m.Catalog]] = append(split[generations[m.Catalog]], m)
	}
	var all [][]scope.Match
	for _, generation := range slices.Sorted(maps.Keys(split)) {
		all = append(all, split[generation])
	}
	return all
}

// inTheCloud returns the operation of API 2.x if there is one. What only API 1.x has
// gets the scopes that the Cloud has instead.
func (r Resolver) inTheCloud(call Call, matches []scope.Match) []Evidence {
	if len(matches) == 0 {
		return nil
	}
	known := func(m scope.Match) bool { return slices.ContainsFunc(m.Operation.Scopes, r.inCloud) }
	for _, candidates := range [][]scope.Match{matches, r.match(call.Method, call.Path, erp.Cloud)} {
		if slices.ContainsFunc(candidates, known) {
			return []Evidence{r.evidence(call, slices.DeleteFunc(slices.Clone(candidates), func(m scope.Match) bool { return !known(m) }))}
		}
	}
	answer := r.renamed(best(r.Index.Answers(matches)))
	e := newEvidence(call, answer)
	if call.Method == "" {
		e.Grade = record.Likely
	}
	return []Evidence{e}
}

// evidence returns what operations of one generation say of a call. If its method is
// not known they are those of all methods, and it needs a scope of any of them.
func (r Resolver) evidence(call Call, matches []scope.Match) Evidence {
	answers := r.Index.Answers(matches)
	if call.Method != "" {
		e := newEvidence(call, best(answers))
		if call.Recorded == nil && !r.fitsExactly(call, matches) {
			e.Grade = record.Likely
		}
		return e
	}
	sorting.By(answers, func(a, b scope.Answer) int { return cmp.Compare(order(a), order(b)) })
	e := newEvidence(call, answers[0])
	e.Grade, e.needs = record.Likely, nil
	e.Scopes = []string{}
	for _, a := range answers {
		if a.Operation.ID != e.Operation {
			e.Operation = ""
		}
		for _, name := range a.Scopes {
			if !slices.Contains(e.Scopes, name) {
				e.Scopes = append(e.Scopes, name)
			}
		}
	}
	if len(e.Scopes) > 0 {
		e.needs, e.candidates = [][]string{e.Scopes}, e.Scopes
	}
	return e
}

// fitsExactly reports whether a call is spelled as its operation. Paths of API 1.x have
// the prefix /v1 from version 1.2 on, which makes no other operation of them.
func (r Resolver) fitsExactly(call Call, matches []scope.Match) bool {
	if slices.ContainsFunc(matches, scope.Match.IsExact) {
		return true
	}
	older := strings.Replace(call.Path, "/v1/", "/", 1)
	return older != call.Path && slices.ContainsFunc(r.match(call.Method, older, erp.V1), scope.Match.IsExact)
}

// order puts operations that read first, which need the least.
func order(a scope.Answer) int {
	if a.Operation.Method == http.MethodGet {
		return 0
	}
	return 1
}

func best(answers []scope.Answer) scope.Answer {
	return slices.MinFunc(answers, func(a, b scope.Answer) int { return cmp.Compare(rank(a), rank(b)) })
}

// alternatives makes evidence likely that is for one generation of the API or for
// another, unless all of them need the same scopes.
func alternatives(found []Evidence) []Evidence {
	if len(found) < 2 {
		return found
	}
	for i := range found {
		for j := range found {
			if i != j && !slices.Equal(found[i].Scopes, found[j].Scopes) {
				found[i].Grade = record.Likely
				found[i].others = append(found[i].others, found[j].Scopes...)
			}
		}
	}
	return found
}
