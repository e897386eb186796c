package source

import "strings"

// value reads the value that begins at the current place, where there is
// something that is no comma, colon or closing bracket.
func (r *reader) value() Value {
	start := r.at
	var v Value
	switch c := r.text[start]; {
	case c == '"', quoteAt(r.text[start:]) != "":
		v = Value{Kind: String, Text: r.string(inValue)}
	case c == '{':
		v = r.object()
	case c == '[':
		v = r.array()
	case c == '-', '0' <= c && c <= '9':
		v = r.number()
	case r.literal("true"):
		v = Value{Kind: Bool, Text: "true"}
	case r.literal("false"):
		v = Value{Kind: Bool, Text: "false"}
	case r.literal("null"):
		v = Value{Kind: Null}
	case c == '+', c == '.':
		v = r.number()
	default:
		v = r.word()
	}
	v.Span = Span{start, r.at}
	return v
}

// missing is where a value should be.
func (r *reader) missing() Value { return Value{Span: Span{r.at, r.at}} }

// hasValue tells whether a value can begin at the current place.
func (r *reader) hasValue() bool {
	switch r.peek() {
	case 0, ',', ':', ';', '=', ']', '}':
		return false
	}
	return true
}

// literal goes behind a word, if that is what stands at the current place.
func (r *reader) literal(word string) bool {
	if !strings.HasPrefix(r.text[r.at:], word) || !r.delimited(r.at+len(word)) {
		return false
	}
	r.at += len(word)
	return true
}

// delimited tells whether a number or a literal ends at a place.
func (r *reader) delimited(at int) bool {
	if at == len(r.text) {
		return true
	}
	switch r.text[at] {
	case ',', '}', ']', '\n', ' ', '\r', '\t':
		return true
	}
	return r.stops(at, inValue)
}
