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
		r.count()
	case !r.valueFollows():
		m.Value = r.missing()
		r.noValue(&m, "write a value after it")
		r.count()
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
func (r *scanner) nameFollows() bool {
	end := r.stringEnd(r.at, min(len(r.text), r.at+farthest))
	return end > 0 && r.ahead(end) == ':'
}

func (r *scanner) noValue(m *Member, hint string) {
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
