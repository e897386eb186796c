package source

// separation is what stands between the members of an object or the items of
// an array.
type separation struct {
	comma  int  // the place of the comma before, or -1
	colon  bool // a colon stands where a comma should
	colons bool // it is told already that there are such colons
}

// separate reads what stands behind a value that ends at a place. It tells of
// a missing comma unless quiet.
func (r *reader) separate(s *separation, end int, quiet bool) {
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
		if !quiet {
			r.fault(end, end, "a comma is missing", "write , between two values")
		}
	}
}

func (r *reader) colonHint() string {
	if r.open[len(r.open)-1].closing == ']' {
		return "names and values stand between { and }, not [ and ]"
	}
	return "a name has one value"
}

// more goes to the next member or item, and behind the closing bracket where
// there is none.
func (r *reader) more(s *separation) bool {
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
					r.fault(s.comma, s.comma+1, "a comma after the last value", "take it out")
				}
				return false
			}
			r.separate(s, r.at, true) // one bracket too many
		default:
			return true
		}
	}
}

func (r *reader) extraCommas(s *separation) {
	start := r.at
	for r.peek() == ',' || r.peek() == ';' {
		r.at++
		r.skip()
	}
	if s.comma >= 0 {
		r.fault(start, start+1, "two commas with no value between them", "take one out")
	} else {
		r.fault(start, start+1, "a comma with no value before it", "take it out")
	}
	s.comma = -1
}
