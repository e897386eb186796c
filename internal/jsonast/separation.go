package jsonast

import "strings"

// separation is what is between the members of an object or the items of
// an array.
type separation struct {
	comma  int  // the offset of the comma before, or -1
	colon  bool // there is a colon instead of a comma
	colons bool // such a colon was reported already
}

// separate reads what follows a value that ends at an offset. It reports
// a missing comma unless quiet.
func (r *nesting) separate(s *separation, end int, quiet bool) {
	s.comma, s.colon = -1, false
	r.skip()
	switch r.peek() {
	case ',':
		s.comma = r.at
		r.at++
	case 0, ']', '}':
	case ';':
		r.fault(r.at, r.at+1, "a semicolon instead of a comma", "write ,")
		r.at++
	case ':':
		s.colon = true
		if !s.colons {
			s.colons = true
			r.fault(r.at, r.at+1, "a colon where a comma should be", r.colonHint())
		}
	default:
		switch {
		case quiet:
		case strings.ContainsAny(r.text[end:r.at], "\r\n"): // on one line, the two may be parts of one value
			r.repairable(end, end, "a comma is missing", "write , between two values", Repair{Span{end, end}, ","})
		default:
			r.fault(end, end, "a comma is missing", "write , between two values")
		}
	}
}

func (r *nesting) colonHint() string {
	if r.open[len(r.open)-1].closing == ']' {
		return "names and values belong between { and }, not [ and ]"
	}
	return "a name has only one value"
}

// more goes to the next member or item, and behind the closing bracket if
// there is none.
func (r *nesting) more(s *separation) bool {
	closing := r.open[len(r.open)-1].closing
	for {
		r.skip()
		switch c := r.peek(); c {
		case ',', ';':
			r.extraCommas(s)
		case 0:
			r.unclosed()
			return false
		case ']', '}':
			if c == closing && r.closes() || c != closing && r.mismatch(c) {
				if s.comma >= 0 {
					r.repairable(s.comma, s.comma+1, "a comma after the last value", "remove it", Repair{Span: Span{s.comma, s.comma + 1}})
				}
				return false
			}
			r.separate(s, r.at, true) // one bracket too many
		default:
			return true
		}
	}
}

func (r *nesting) extraCommas(s *separation) {
	start := r.at
	for r.peek() == ',' || r.peek() == ';' {
		r.at++
		r.skip()
	}
	if s.comma >= 0 {
		r.fault(start, start+1, "two commas with no value between them", "remove one")
	} else {
		r.fault(start, start+1, "a comma with no value before it", "remove it")
	}
	s.comma = -1
}
