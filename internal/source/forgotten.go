package source

import "fmt"

// A forgotten bracket shows later than where it belongs: by a name in an
// array, a value without a name in an object, a second colon. Each of these
// could be another mistake too, so that it is taken for a forgotten bracket
// only where with that the rest of the text comes out even.

// endsBefore tells whether the closing bracket of what is being read is
// forgotten before a place, and goes there. A comma before the place belongs
// to what is around.
func (r *reader) endsBefore(at int, s *separation) bool {
	top := len(r.open) - 1
	if top < 1 || r.open[top-1].closing == r.open[top].closing || !r.balances(at, r.open[:top]) {
		return false
	}
	if s.comma >= 0 {
		at = s.comma
	}
	r.at = at
	b := r.open[top]
	r.fault(at, at, fmt.Sprintf("the %c of line %d is not closed", b.opening(), r.lineOf(b.at)), fmt.Sprintf("write %c here", b.closing))
	return true
}

// startsObject tells whether a value is the first name of an object whose
// opening bracket is forgotten.
func (r *reader) startsObject(v Value) bool {
	return v.Kind == String && r.peek() == ':' && len(r.open) < MaxDepth &&
		r.balances(r.at, append(r.open, bracket{v.Start, '}'}))
}

// bareObject reads the members of an object that begins at a place without a
// bracket.
func (r *reader) bareObject(start int) Value {
	r.at = start
	r.fault(start, start, "a { is missing", "names and values stand between { and }")
	return Value{Kind: Object, Members: r.readMembers(start), Span: Span{start, r.at}}
}

// startedArray tells whether the value of the last member was the first item
// of an array whose opening bracket is forgotten. It reads the rest of the
// array from a place, and forgets the faults that were found behind it.
func (r *reader) startedArray(at, faults int) bool {
	last := len(r.members) - 1
	start := r.members[last].Value.Start
	if len(r.open) == MaxDepth || !r.balances(at, append(r.open, bracket{start, ']'})) {
		return false
	}
	r.at, r.faults = at, r.faults[:faults]
	r.fault(start, start, "a [ is missing", "several values stand between [ and ]")
	items := r.readItems(start, r.members[last].Value)
	r.members[last].Value = Value{Kind: Array, Items: items, Span: Span{start, r.at}}
	return true
}
