package scope

import (
	"bytes"
	"strings"
)

// Part is what a question needs of the catalogues: the operations of some paths,
// and if it is about what is likely, the names of all scopes.
type Part struct {
	// first has the first parts of the paths in the form of segment.plain.
	first     []string
	empty     bool // a path without parts too
	allScopes bool
}

// PartFor returns what Match needs for a request.
func PartFor(r Request) *Part {
	p := &Part{}
	for _, way := range interpretations(r.Path) {
		if len(way.segments) == 0 {
			p.empty = true
		} else {
			p.first = append(p.first, way.segments[0].plain)
		}
	}
	return p
}

// WithLikely adds what Answers needs for matches of which some documents name no
// scope.
func (p Part) WithLikely(matches []Match) *Part {
	p.allScopes = true
	for _, m := range matches {
		for _, words := range entitiesOf(m.Operation) {
			for n := range words {
				p.first = append(p.first, siblingNames(strings.Join(words[:n+1], ""))...)
			}
		}
	}
	return &p
}

// selects reports whether the operation of a line is of the part, by the first
// part of its path that is not its version, as route.fits does. It is asked of
// each line that is stored.
func (p *Part) selects(line []byte) bool {
	at := bytes.IndexByte(line, ' ') + 1
	version := false
	for at < len(line) && line[at] == '/' {
		at++
		start := at
		for at < len(line) && line[at] != '/' && line[at] != ' ' {
			at++
		}
		text := line[start:at]
		switch {
		case len(text) == 0:
		case !version && (text[0] == 'v' || text[0] == 'V') && versionNumber(string(text)) > 0:
			version = true
		default:
			return p.hasFirst(text)
		}
	}
	return p.empty
}

func (p *Part) hasFirst(text []byte) bool {
	for _, first := range p.first {
		// The first letters differ mostly, and are compared at once.
		if first != "" && text[0] != first[0] && text[0] >= 'a' && text[0] <= 'z' {
			continue
		}
		if plain(string(text)) == first {
			return true
		}
	}
	return bytes.ContainsAny(text, "{\\") // a parameter, and what JSON has escaped
}
