package source

import (
	"cmp"
	"slices"
)

// Parse reads a text. It never fails: what is not JSON is in Faults, of which
// there is none exactly when the text is valid UTF-8, is JSON as RFC 8259 has
// it, is not nested deeper than MaxDepth, and has no half surrogate pairs.
func Parse(input []byte) *Text {
	t := &Text{Bytes: input}
	r := &reader{whole: t}
	t.recode(r)
	r.text = string(t.Bytes)
	t.findLines()
	if r.readable() {
		r.document(&t.Root)
	}
	slices.SortStableFunc(r.faults, func(a, b Fault) int { return cmp.Compare(a.Start, b.Start) })
	t.Faults = r.faults
	return t
}

// reader goes through a text from its beginning to its end.
type reader struct {
	whole  *Text
	text   string
	at     int
	faults []Fault
	open   []bracket // those around the current place, outermost first
	// members and items are those of all objects and arrays that are still
	// open; each takes its own from the end when it closes.
	members []Member
	items   []Value
	buffer  []byte // of the string that is being decoded

	broken     bool // the text is not UTF-8 throughout
	explained  bool // it is told already why the text ends too early
	inString   bool // the text ends within a string
	inConflict bool // the other markers of a merge conflict are to come
	tooDeep    bool // it is told already that nesting is too deep
	lookaheads int
}

// peek returns the next byte, or 0 at the end. Behind skip it is never a
// control character.
func (r *reader) peek() byte {
	if r.at < len(r.text) {
		return r.text[r.at]
	}
	return 0
}

// fault notes a fault, unless it overlaps the one before: one mistake is told
// once.
func (r *reader) fault(start, end int, message, hint string) {
	r.note(Fault{Span: Span{start, end}, Message: message, Hint: hint})
}

func (r *reader) note(f Fault) {
	n := len(r.faults)
	// What is tolerated must not take the room of what is not.
	if n >= MaxFaults || f.Tolerated && n >= MaxFaults/2 {
		return
	}
	if n > 0 {
		last := r.faults[n-1]
		same := f.Start == last.Start || f.Start < last.End && last.Start < f.End
		if same && (f.Tolerated || !last.Tolerated) {
			return
		}
	}
	r.faults = append(r.faults, f)
}

// full tells that no fault is noted any more. Then none need be worded, and
// nothing is guessed by looking far ahead: a text of nothing but mistakes must
// not cost seconds.
func (r *reader) full() bool { return len(r.faults) >= MaxFaults }
