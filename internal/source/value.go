package source

import (
	"slices"
	"strings"
)

// value is what an expression yields as far as it can be read from the code.
type value []part

// part is a piece of a value: literal text, or something that is not known.
type part struct {
	kind partKind
	// text is that of a literal, else what the code calls it.
	text string
	// function and parameter are where an argument comes from.
	function  *function
	parameter int
	member    string // of the argument, if the function takes it apart
	dotted    bool   // it reads the member: endpoint.path
	unit      *unit  // of a literal
	token     int
}

type partKind uint8

const (
	literal partKind = iota
	unknown
	argument
)

// The bounds of what is followed.
const (
	maxAlternatives = 12
	maxParts        = 64
	maxNesting      = 24
	maxSteps        = 4000 // of one expression
)

func unknownValue(name string) []value {
	if len(name) > 200 {
		name = name[:200]
	}
	return []value{{{kind: unknown, text: name}}}
}

func textValue(text string) []value { return []value{{{text: text}}} }

// concat returns every combination of two lists of alternatives.
func concat(a, b []value) []value {
	if len(a) == 0 {
		return b
	}
	if len(b) == 0 {
		return a
	}
	var all []value
	for _, x := range a {
		for _, y := range b {
			if len(all) == maxAlternatives {
				return all
			}
			joined := make(value, 0, len(x)+len(y))
			joined = append(append(joined, x...), y...)
			all = append(all, joined[:min(len(joined), maxParts)])
		}
	}
	return all
}

// unite returns the alternatives of both.
func unite(a, b []value) []value {
	for _, v := range b {
		if len(a) == maxAlternatives {
			break
		}
		a = append(a, v)
	}
	return a
}

// literal returns the text of a value that is known as a whole.
func (v value) literal() (string, bool) {
	var b strings.Builder
	for _, p := range v {
		if p.kind != literal {
			return "", false
		}
		b.WriteString(p.text)
	}
	return b.String(), true
}

// onlyUnknown reports whether nothing of a value is known.
func (v value) onlyUnknown() bool {
	for _, p := range v {
		if p.kind == literal && p.text != "" {
			return false
		}
	}
	return len(v) == 0 || slices.ContainsFunc(v, func(p part) bool { return p.kind != literal })
}

// String writes what is not known in braces.
func (v value) String() string {
	var b strings.Builder
	for _, p := range v {
		if p.kind == literal {
			b.WriteString(p.text)
		} else {
			b.WriteString("{" + p.text + "}")
		}
	}
	return b.String()
}

// beginsUnknown reports whether a value begins with what is not known, and is no
// argument.
func (v value) beginsUnknown() bool {
	for _, p := range v {
		if p.kind != literal || p.text != "" {
			return p.kind == unknown
		}
	}
	return false
}

// of returns the function of which a value has arguments, nil if it has none.
func (v value) of() *function {
	for _, p := range v {
		if p.kind == argument {
			return p.function
		}
	}
	return nil
}

// ofSite returns the function of which a value has arguments: the one around a call
// rather than another, such as the constructor of its class.
func (v value) ofSite(s *site) *function {
	for around := s.unit.inside(s.start); around != nil; around = around.parent {
		if slices.ContainsFunc(v, func(p part) bool { return p.kind == argument && p.function == around }) {
			return around
		}
	}
	return v.of()
}

// replaceArguments puts what a call passes in place of the arguments of a function.
func (v value) replaceArguments(f *function, argument func(part) []value) []value {
	all := []value{{}}
	for _, p := range v {
		if p.function != f || f == nil {
			all = concat(all, []value{{p}})
			continue
		}
		if given := argument(p); len(given) > 0 {
			all = concat(all, given)
		}
	}
	return all
}
