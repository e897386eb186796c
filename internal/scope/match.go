package scope

import (
	"cmp"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
)

// Match is an operation that a request fits.
type Match struct {
	Catalog   string
	Operation *Operation
	// Likeness is "" if the request fits exactly, else how it was matched.
	Likeness string
}

// IsExact reports whether the request fits the operation as it is.
func (m Match) IsExact() bool { return m.Likeness == "" }

// Newest returns the match of the newest catalogue that has the operation as it is
// requested, else that of the newest, from matches in the order of Index.Match.
func Newest(matches []Match) (Match, bool) {
	for _, match := range slices.Backward(matches) {
		if match.IsExact() {
			return match, true
		}
	}
	if len(matches) == 0 {
		return Match{}, false
	}
	return matches[len(matches)-1], true
}

// The ways in which a request may be like an operation without fitting it.
const (
	byCase    = "letter case"
	byNewer   = "spelling of newer documents"
	byOlder   = "spelling of older documents"
	byPrefix  = "prefix"
	byMethod  = "another method"
	byAPI     = "another API generation"
	byNearest = "similar path"
)

// Match returns the operations that a request fits best, from every catalogue
// that it fits. method "" is any; path may be a full URL with concrete ids;
// generation 0 is any, but a path that begins with /v2 fits only API 2.x.
func (x *paths) Match(method, path string, generation erp.Generation) []Match {
	requests := interpretations(path)
	var found []Match
	for _, c := range x.catalogs {
		if generation == 0 || generation == c.Generation {
			found = append(found, x.matchIn(c, strings.ToUpper(method), requests, generation)...)
		}
	}
	return found
}

// matchIn returns the operations of one catalogue that fit equally well, and
// better than all others.
func (x *paths) matchIn(c *Catalog, method string, requests []interpretation, generation erp.Generation) []Match {
	routes := x.routes()
	var found []Match
	var best fit
	for i := range routes {
		r := &routes[i]
		if r.catalog != c || (method != "" && r.operation.Method != method) {
			continue
		}
		for _, request := range requests {
			f, ok := r.fits(request, generation)
			if !ok {
				continue
			}
			order := f.compare(best)
			if len(found) == 0 || order < 0 {
				found, best = found[:0], f
			}
			if len(found) == 0 || order == 0 {
				found = append(found, Match{c.Name, r.operation, f.likeness()})
			}
		}
	}
	return slices.CompactFunc(found, func(a, b Match) bool { return a.Operation == b.Operation })
}

// fit says how well a request fits a route: less of everything is better.
type fit struct {
	parameters int
	prefix     bool // a prefix is missing, doubled or of another version
	spelling   spelling
}

func (f fit) compare(g fit) int {
	return cmp.Or(
		cmp.Compare(f.parameters, g.parameters),
		compareBool(f.prefix, g.prefix),
		cmp.Compare(f.spelling, g.spelling),
	)
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

func (f fit) likeness() string {
	var ways []string
	if f.prefix {
		ways = append(ways, byPrefix)
	}
	if way := f.spelling.String(); way != "" {
		ways = append(ways, way)
	}
	return strings.Join(ways, ", ")
}

// spelling is how the words of a request differ from those of a path.
type spelling uint8

const (
	same spelling = iota
	otherCase
	newer
	older
)

func (s spelling) String() string { return [...]string{"", byCase, byNewer, byOlder}[s] }
