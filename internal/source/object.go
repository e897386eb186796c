package source

import (
	"fmt"
	"slices"
)

func (r *reader) object() Value {
	if len(r.open) == MaxDepth {
		r.passOver()
		return Value{Kind: Object}
	}
	r.open = append(r.open, r.at)
	r.at++
	return Value{Kind: Object, Members: r.readMembers()}
}

func (r *reader) readMembers() []Member {
	base := len(r.members)
	between := separation{comma: -1}
	for r.more('}', &between) {
		incomplete := r.member()
		r.separate(&between, r.at, incomplete)
		for between.colon {
			// "a": "b": 1 has a value too many, which is passed over.
			r.afterColon()
			r.separate(&between, r.at, false)
		}
	}
	members := slices.Clone(r.members[base:])
	r.members = r.members[:base]
	r.open = r.open[:len(r.open)-1]
	return members
}

// member reads a name with its value. It returns whether the value is missing,
// so that what follows need not be complained about.
func (r *reader) member() (incomplete bool) {
	if c := r.peek(); c == '{' || c == '[' {
		r.fault(r.at, r.at, "a name is missing before the "+string(c), `write "name": before it`)
		r.value()
		return false
	}
	m := r.name()
	r.skip()
	switch {
	case !r.colon(&m):
		m.Value = r.missing()
		incomplete = true
	case !r.valueFollows():
		m.Value = r.missing()
		r.noValue(&m, "write a value behind it")
	default:
		m.Value = r.value()
	}
	r.members = append(r.members, m)
	return incomplete
}

func (r *reader) valueFollows() bool {
	r.skip()
	return r.hasValue()
}

// name reads the name of a member.
func (r *reader) name() Member {
	m := Member{NameSpan: Span{Start: r.at}}
	switch c := r.peek(); {
	case c == '"', quoteAt(r.text[r.at:]) != "":
		m.Name = r.string(inName)
	case c == ':', c == '=':
		r.fault(r.at, r.at, "a name is missing before the "+string(c), "")
	default:
		m.Name = r.bareName()
	}
	m.NameSpan.End = r.at
	return m
}

func (r *reader) noValue(m *Member, hint string) {
	if r.peek() == 0 || r.full() {
		return // the brackets that are open tell of the end
	}
	r.fault(m.NameSpan.Start, m.NameSpan.End, fmt.Sprintf("%s has no value", Quote(m.Name)), hint)
}

// colon reads what stands between a name and its value.
func (r *reader) colon(m *Member) bool {
	const noneHint = "write a colon and a value behind it"
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
		r.fault(m.NameSpan.End, m.NameSpan.End, "a colon is missing behind the name "+Quote(m.Name), "write : between a name and its value")
		return true
	}
	if c := r.peek(); c == ':' || c == '=' {
		r.fault(r.at, r.at+1, "a "+string(c)+" too many behind the colon", "take it out")
		r.at++
	}
	return true
}

// nameFollows tells whether the next string is a name, by the colon behind it.
func (r *reader) nameFollows() bool {
	end := r.stringEnd(r.at, min(len(r.text), r.at+farthest))
	return end > 0 && r.ahead(end) == ':'
}

// afterColon reads the value behind a colon that should not be there.
func (r *reader) afterColon() Value {
	r.at++
	if r.valueFollows() {
		return r.value()
	}
	return r.missing()
}
