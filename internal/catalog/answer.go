package catalog

import (
	"slices"

	"github.com/jtlctl/jtlctl/internal/scope"
)

// Answers returns what the operations that a request fits need, as LookUp and
// Answers of the whole index do. It decodes only a part of the stored catalogues,
// which is many times as fast, and does not find what is wrong with the rest. There
// are no matches if the request fits none, or if the whole index is needed.
func (s Store) Answers(r scope.Request) (matches []scope.Match, answers []scope.Answer, err error) {
	if r.IsGraphQL() {
		return nil, nil, nil
	}
	part := scope.PartFor(r)
	index, err := s.part(part)
	if err != nil {
		return nil, nil, err
	}
	matches = index.Match(r.Method, r.Path, 0)
	if slices.ContainsFunc(matches, func(m scope.Match) bool { return len(m.Operation.Scopes) == 0 }) {
		if index, err = s.part(part.WithLikely(matches)); err != nil {
			return nil, nil, err
		}
		matches = index.Match(r.Method, r.Path, 0)
	}
	return matches, index.Answers(matches), nil
}

// part returns the index of a part of the catalogues.
func (s Store) part(part *scope.Part) (*scope.Index, error) {
	entries, err := s.entries(func(text []byte) (*scope.Catalog, error) { return scope.DecodePart(text, part) })
	if err != nil {
		return nil, err
	}
	return indexOf(entries), nil
}
