package jsonast

import (
	"fmt"
	"iter"
)

// bracket is an open bracket: where it is, or would be if it were not missing, and
// what closes it.
type bracket struct {
	at      int
	closing byte
}

// In ASCII a closing bracket is two behind the one that it closes.
func closingOf(opening byte) byte { return opening + 2 }
func (b bracket) opening() byte   { return b.closing - 2 }

// nesting knows the brackets that are open, and what separates values in them.
type nesting struct {
	scanner
	open       []bracket // those around the current place, outermost first
	inString   bool      // the text ends inside a string
	tooDeep    bool      // too deep nesting was reported already
	lookaheads int
}

// brackets returns the brackets outside of strings from an offset on.
func (r *lookup) brackets(at int) iter.Seq2[int, byte] {
	return func(yield func(int, byte) bool) {
		for ; at < len(r.text); at++ {
			switch c := r.text[at]; c {
			case '"':
				at = r.afterString(at) - 1
			case '{', '[', '}', ']':
				if !yield(at, c) {
					return
				}
			}
		}
	}
}

// maxLookaheads bounds how often the rest of the text is looked at to find out
// which bracket is the wrong one.
const maxLookaheads = 16

// closes reads the closing bracket that fits. It returns false if more of
// the document follows, so that the bracket is one too many.
func (r *nesting) closes() bool {
	r.at++
	if len(r.open) > 1 || r.blank(r.at) || !r.balances(r.at, r.open) {
		return true
	}
	r.fault(r.at-1, r.at, "a "+r.text[r.at-1:r.at]+" too many: it ends the document, but more follows", "remove it, or another one before it")
	return false
}

// mismatch reads a closing bracket of the wrong kind, and returns whether it
// ends what is being read. Of three mistakes it takes the one with which the
// rest of the text comes out even: a bracket of the wrong kind was written,
// one was forgotten before it, or it is one too many.
func (r *nesting) mismatch(c byte) bool {
	top := len(r.open) - 1
	fitting := top
	for fitting >= 0 && r.open[fitting].closing != c {
		fitting--
	}
	r.at++
	wrong := r.balances(r.at, r.open[:top])
	missing := !wrong && fitting >= 0 && r.balances(r.at, r.open[:fitting])
	extra := !wrong && !missing && r.balances(r.at, r.open)
	if !wrong && !missing && !extra {
		missing = fitting >= 0
		extra = !missing && top == 0
	}
	if missing {
		r.at--
	}
	if !r.full() {
		r.reportMismatch(c, missing, extra)
	}
	return !extra
}

func (r *nesting) reportMismatch(c byte, missing, extra bool) {
	b := r.open[len(r.open)-1]
	line := r.lineOf(b.at)
	switch {
	case missing:
		r.fault(r.at, r.at, fmt.Sprintf("the %c of line %d is not closed before this %c", b.opening(), line, c), fmt.Sprintf("write %c before it", b.closing))
	case extra:
		r.fault(r.at-1, r.at, fmt.Sprintf("a %c too many", c), "remove it")
	default:
		r.fault(r.at-1, r.at, fmt.Sprintf("%c closes the %c of line %d", c, b.opening(), line), fmt.Sprintf("write %c", b.closing))
	}
}

// balances reports whether, with these brackets open, the text from an offset on
// closes each of them.
func (r *nesting) balances(at int, open []bracket) bool {
	if r.lookaheads == maxLookaheads {
		return false
	}
	r.lookaheads++
	pending := make([]byte, len(open))
	for i, b := range open {
		pending[i] = b.closing
	}
	if len(pending) == 0 {
		return r.blank(at)
	}
	for i, c := range r.brackets(at) {
		top := len(pending) - 1
		switch {
		case c == '{', c == '[':
			pending = append(pending, closingOf(c))
		case c != pending[top]:
			return false
		case top == 0:
			return r.blank(i + 1)
		default:
			pending = pending[:top]
		}
	}
	return false
}

// A missing bracket is noticed later than where it belongs: by a name in an
// array, a value without a name in an object, a second colon. Each of these
// could be another mistake too, so that it is taken for a forgotten bracket
// only if with that the rest of the text comes out even.

// endsBefore reports whether the closing bracket of what is being read is
// forgotten before an offset, and goes there. A comma before the place belongs
// to what is around.
func (r *nesting) endsBefore(at int, s *separation) bool {
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

// startsObject reports whether a value is the first name of an object whose
// opening bracket is forgotten.
func (r *nesting) startsObject(v Value) bool {
	return v.Kind == String && r.peek() == ':' && len(r.open) < MaxDepth &&
		r.balances(r.at, append(r.open, bracket{v.Start, '}'}))
}

// bareObject reads the members of an object that begins at an offset without a
// bracket.
func (r *reader) bareObject(start int) Value {
	r.at = start
	r.fault(start, start, "a { is missing", "names and values belong between { and }")
	return Value{Kind: Object, Members: r.readMembers(start), Span: Span{start, r.at}}
}

// startedArray reports whether the value of the last member was the first item
// of an array whose opening bracket is forgotten. It reads the rest of the
// array from a place, and forgets the faults that were found behind it.
func (r *reader) startedArray(at, faults int) bool {
	last := len(r.members) - 1
	start := r.members[last].Value.Start
	if len(r.open) == MaxDepth || !r.balances(at, append(r.open, bracket{start, ']'})) {
		return false
	}
	r.at, r.faults = at, r.faults[:faults]
	r.fault(start, start, "a [ is missing", "several values belong between [ and ]")
	items := r.readItems(start, r.members[last].Value)
	r.members[last].Value = Value{Kind: Array, Items: items, Span: Span{start, r.at}}
	return true
}

// skipDeep skips an array or object that is nested too deep, whatever is in
// it, and reports it once.
func (r *nesting) skipDeep() {
	start, end, depth := r.at, len(r.text), 0
	for i, c := range r.brackets(start) {
		if c == '{' || c == '[' {
			depth++
		} else if depth--; depth == 0 {
			end = i + 1
			break
		}
	}
	r.endReported = r.endReported || depth > 0
	r.at = end
	if !r.tooDeep {
		r.tooDeep = true
		r.fault(start, start+1, fmt.Sprintf("nested deeper than %d levels", MaxDepth), "")
	}
}
