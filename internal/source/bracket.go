package source

import "fmt"

// bracket is one that is open: where it stands, or would if it were not
// forgotten, and what closes it.
type bracket struct {
	at      int
	closing byte
}

func (b bracket) opening() byte {
	if b.closing == ']' {
		return '['
	}
	return '{'
}

// maxLookaheads bounds how often the rest of the text is looked at to find out
// which bracket is the wrong one.
const maxLookaheads = 16

// closes reads the closing bracket that fits. It returns false where more of
// the document follows, so that the bracket is one too many.
func (r *reader) closes() bool {
	r.at++
	if len(r.open) > 1 || r.blank(r.at) || !r.balances(r.at, r.open) {
		return true
	}
	r.fault(r.at-1, r.at, "a "+r.text[r.at-1:r.at]+" too many: it ends the document, but more follows", "take it out, or another one before it")
	return false
}

// mismatch reads a closing bracket of the wrong kind, and returns whether it
// ends what is being read. Of three mistakes it takes the one with which the
// rest of the text comes out even: a bracket of the wrong kind was written,
// one was forgotten before it, or it is one too many.
func (r *reader) mismatch(c byte) bool {
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
		r.tellMismatch(c, missing, extra)
	}
	return !extra
}

func (r *reader) tellMismatch(c byte, missing, extra bool) {
	b := r.open[len(r.open)-1]
	line := r.lineOf(b.at)
	switch {
	case missing:
		r.fault(r.at, r.at, fmt.Sprintf("the %c of line %d is not closed before this %c", b.opening(), line, c), fmt.Sprintf("write %c before it", b.closing))
	case extra:
		r.fault(r.at-1, r.at, fmt.Sprintf("a %c too many", c), "take it out")
	default:
		r.fault(r.at-1, r.at, fmt.Sprintf("%c closes the %c of line %d", c, b.opening(), line), fmt.Sprintf("write %c", b.closing))
	}
}

// balances tells whether, with these brackets open, the text from a place on
// closes each of them.
func (r *reader) balances(at int, open []bracket) bool {
	if r.lookaheads == maxLookaheads {
		return false
	}
	r.lookaheads++
	pending := make([]byte, len(open))
	for i, b := range open {
		pending[i] = b.closing
	}
	for ; at < len(r.text); at++ {
		c := r.text[at]
		if isSpace(c) {
			continue
		}
		if len(pending) == 0 {
			return false
		}
		switch c {
		case '"':
			at = r.behindString(at) - 1
		case '{':
			pending = append(pending, '}')
		case '[':
			pending = append(pending, ']')
		case '}', ']':
			if pending[len(pending)-1] != c {
				return false
			}
			pending = pending[:len(pending)-1]
		}
	}
	return len(pending) == 0
}

func (r *reader) lineOf(at int) int { return r.whole.lineAt(at) }
