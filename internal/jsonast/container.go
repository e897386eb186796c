package jsonast

import "slices"

func (r *reader) object() Value {
	if len(r.open) == MaxDepth {
		r.skipDeep()
		return Value{Kind: Object}
	}
	r.at++
	return Value{Kind: Object, Members: r.readMembers(r.at - 1)}
}

// readMembers reads up to the bracket that closes the one at an offset.
func (r *reader) readMembers(opening int) []Member {
	r.open = append(r.open, bracket{opening, '}'})
	base := len(r.members)
	between := separation{comma: -1}
	for r.more(&between) {
		if r.peek() == '{' && r.endsBefore(r.at, &between) {
			break
		}
		end, complete := r.member(base)
		r.separate(&between, end, !complete)
		for between.colon {
			// "a": "b": 1 has a value too many, which is passed over.
			extra := r.afterColon()
			r.separate(&between, extra.End, false)
		}
	}
	members := slices.Clone(r.members[base:])
	r.members = r.members[:base]
	r.open = r.open[:len(r.open)-1]
	return members
}

// member reads a name with its value. It returns where they end, and whether
// both exist, so that one mistake is not reported twice. The
// members of the object begin at base.
func (r *reader) member(base int) (end int, complete bool) {
	start, faults := r.at, len(r.faults)
	if c := r.peek(); c == '{' || c == '[' {
		if len(r.members) > base && r.startedArray(start, faults) {
			return r.at, true
		}
		return r.nameless(base), false
	}
	m := r.name()
	r.skip()
	if c := r.peek(); (c == ',' || c == ']') && len(r.members) > base && r.startedArray(start, faults) {
		return r.at, true
	}
	switch complete = r.colon(&m); {
	case !complete:
		m.Value = r.missing()
	case !r.valueFollows():
		m.Value = r.missing()
		r.noValue(&m, "write a value after it")
	default:
		m.Value = r.value()
		r.skip()
		if r.startsObject(m.Value) {
			m.Value = r.bareObject(m.Value.Start)
		}
	}
	r.members = append(r.members, m)
	return m.Value.End, complete
}

// nameless reads an array or object in the place of a member. The
// members of an object are kept if they are the first: its bracket is likely
// written twice.
func (r *reader) nameless(base int) (end int) {
	start, c := r.at, r.peek()
	if r.balances(start+1, r.open) {
		r.at++
		r.fault(start, r.at, "a "+string(c)+" too many", "remove it")
		return r.at
	}
	r.fault(start, start, "a name is missing before the "+string(c), `write "name": before it`)
	v := r.value()
	if len(r.members) == base {
		r.members = append(r.members, v.Members...)
	}
	return v.End
}

// name reads the name of a member.
func (r *reader) name() Member {
	m := Member{NameSpan: Span{Start: r.at}}
	switch c := r.peek(); {
	case c == '"', quoteAt(r.text[r.at:]) != "":
		m.Name = r.string(inName)
	case c == ':', c == '=':
		r.fault(r.at, r.at, "a name is missing before the "+string(c), `write "name" before it`)
	default:
		m.Name = r.bareName()
	}
	m.NameSpan.End = r.at
	return m
}

// colon reads what is between a name and its value. It returns false if
// no value follows.
func (r *reader) colon(m *Member) bool {
	const noneHint = "write a colon and a value after it"
	switch r.peek() {
	case ':':
		r.at++
	case '=', ';':
		start := r.at
		r.at++
		if r.peek() == '>' {
			r.at++
		}
		r.fault(start, r.at, r.text[start:r.at]+" instead of a colon", "write :")
	case 0, ',', ']', '}':
		r.noValue(m, noneHint)
		return false
	default:
		if r.nameFollows() {
			r.noValue(m, noneHint)
			return false
		}
		r.fault(m.NameSpan.End, m.NameSpan.End, "a colon is missing after the name "+Quote(excerpt(m.Name)), "write : between a name and its value")
		return true
	}
	r.skip()
	if c := r.peek(); c == ':' || c == '=' {
		r.fault(r.at, r.at+1, "a "+string(c)+" too many after the colon", "remove it")
		for r.peek() == ':' || r.peek() == '=' {
			r.at++
		}
	}
	return true
}

// nameFollows reports whether the next string is a name, by the colon after it.
func (r *reader) nameFollows() bool {
	end := r.stringEnd(r.at, min(len(r.text), r.at+farthest))
	return end > 0 && r.ahead(end) == ':'
}

func (r *reader) noValue(m *Member, hint string) {
	if r.peek() == 0 || r.full() {
		return // the end is reported for the brackets that are open
	}
	r.fault(m.NameSpan.Start, m.NameSpan.End, Quote(excerpt(m.Name))+" has no value", hint)
}

// valueFollows goes to the value, if there is one.
func (r *reader) valueFollows() bool {
	r.skip()
	return r.hasValue()
}

// afterColon reads the value behind a colon that should not be there.
func (r *reader) afterColon() Value {
	r.at++
	if r.valueFollows() {
		return r.value()
	}
	return r.missing()
}

func (r *reader) array() Value {
	if len(r.open) == MaxDepth {
		r.skipDeep()
		return Value{Kind: Array}
	}
	r.at++
	return Value{Kind: Array, Items: r.readItems(r.at - 1)}
}

// readItems reads up to the bracket that closes the one at an offset. Items that
// are read already come first.
func (r *reader) readItems(opening int, already ...Value) []Value {
	r.open = append(r.open, bracket{opening, ']'})
	base := len(r.items)
	r.items = append(r.items, already...)
	between := separation{comma: -1}
	for r.more(&between) {
		if !r.hasValue() {
			r.at++
			r.fault(r.at-1, r.at, "a "+r.text[r.at-1:r.at]+" where a value should be", "remove it")
			continue
		}
		item := r.value()
		r.skip()
		if r.peek() == ':' && r.endsBefore(item.Start, &between) {
			break
		}
		if r.startsObject(item) {
			item = r.bareObject(item.Start)
		}
		r.separate(&between, item.End, false)
		for between.colon {
			item = r.afterColon()
			r.separate(&between, item.End, false)
		}
		r.items = append(r.items, item)
	}
	items := slices.Clone(r.items[base:])
	r.items = r.items[:base]
	r.open = r.open[:len(r.open)-1]
	return items
}

// separation is what is between the members of an object or the items of
// an array.
type separation struct {
	comma  int  // the offset of the comma before, or -1
	colon  bool // there is a colon instead of a comma
	colons bool // such a colon was reported already
}

// separate reads what follows a value that ends at an offset. It reports
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
		return "names and values belong between { and }, not [ and ]"
	}
	return "a name has only one value"
}

// more goes to the next member or item, and behind the closing bracket if
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
					r.fault(s.comma, s.comma+1, "a comma after the last value", "remove it")
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
		r.fault(start, start+1, "two commas with no value between them", "remove one")
	} else {
		r.fault(start, start+1, "a comma with no value before it", "remove it")
	}
	s.comma = -1
}
