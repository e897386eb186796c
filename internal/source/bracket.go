package source

import "fmt"

// maxLookaheads bounds how often the rest of the text is looked at to find out
// which bracket is the wrong one.
const maxLookaheads = 16

// closes reads the closing bracket that fits. It returns false where more of
// the document follows, so that the bracket is one too many.
func (r *reader) closes() bool {
	r.at++
	if len(r.open) > 1 || r.blank(r.at) || !r.balances(r.open) {
		return true
	}
	bracket := r.text[r.at-1 : r.at]
	r.fault(r.at-1, r.at, fmt.Sprintf("a %s too many: it ends the document, but more follows", bracket), "take it out, or another one before it")
	return false
}

// mismatch reads a closing bracket of the wrong kind, and returns whether it
// ends what is being read. Of three mistakes it takes the one with which the
// rest of the text comes out even: a bracket of the wrong kind was written,
// one was forgotten before it, or it is one too many.
func (r *reader) mismatch(c byte) bool {
	top := len(r.open) - 1
	fitting := top
	for fitting >= 0 && r.closing(r.open[fitting]) != c {
		fitting--
	}
	r.at++
	wrong := r.balances(r.open[:top])
	missing := !wrong && fitting >= 0 && r.balances(r.open[:fitting])
	extra := !wrong && !missing && r.balances(r.open)
	if !wrong && !missing && !extra {
		missing = fitting >= 0
		extra = !missing && top == 0
	}
	line := r.lineOf(r.open[top])
	opening, closing := r.opening(r.open[top]), r.closing(r.open[top])
	switch {
	case missing:
		r.at--
		r.fault(r.at, r.at, fmt.Sprintf("the %c of line %d is not closed before this %c", opening, line, c), fmt.Sprintf("write %c before it", closing))
		return true
	case extra:
		r.fault(r.at-1, r.at, fmt.Sprintf("a %c too many", c), "take it out")
		return false
	}
	r.fault(r.at-1, r.at, fmt.Sprintf("%c closes the %c of line %d", c, opening, line), fmt.Sprintf("write %c", closing))
	return true
}

// balances tells whether, with these brackets open, the rest of the text
// closes each of them.
func (r *reader) balances(open []int) bool {
	if r.lookaheads == maxLookaheads {
		return false
	}
	r.lookaheads++
	pending := make([]byte, len(open))
	for i, at := range open {
		pending[i] = r.closing(at)
	}
	for i := r.at; i < len(r.text); i++ {
		c := r.text[i]
		if isSpace(c) {
			continue
		}
		if len(pending) == 0 {
			return false
		}
		switch c {
		case '"':
			i = r.behindString(i) - 1
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

// opening and closing are the brackets of what is open at a place. An object
// without braces has none there.
func (r *reader) opening(at int) byte {
	if r.text[at] == '[' {
		return '['
	}
	return '{'
}

func (r *reader) closing(at int) byte {
	if r.text[at] == '[' {
		return ']'
	}
	return '}'
}
