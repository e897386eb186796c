package jsonast

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// literal skips a word if it is at the current place.
func (r *scanner) literal(word string) bool {
	if !strings.HasPrefix(r.text[r.at:], word) || !r.delimited(r.at+len(word)) {
		return false
	}
	r.at += len(word)
	return true
}

// delimited reports whether a number or a literal ends at an offset.
func (r *lookup) delimited(at int) bool {
	if at == len(r.text) {
		return true
	}
	switch r.text[at] {
	case ',', '}', ']', '\n', ' ', '\r', '\t':
		return true
	}
	return r.stops(at, inValue)
}

// word reads a value that is not a valid JSON value.
func (r *lexer) word() Value {
	start, end := r.at, r.wordEnd(r.at, inValue)
	word := r.text[start:end]
	r.at = end
	if r.truncated(end) {
		return Value{}
	}
	if kind, text, right := otherLiteral(word); right != "" {
		r.fault(start, end, word+" is not a value in JSON", "write "+right)
		return Value{Kind: kind, Text: text}
	}
	if quote := r.lateQuote(start); quote >= 0 {
		r.fault(start, start, "a quotation mark is missing at the beginning of a string", `write " before it`)
		r.at = quote + 1
		return Value{Kind: String, Text: r.decode(start, quote)}
	}
	r.at = r.phraseEnd(end)
	text := strings.ToValidUTF8(r.text[start:r.at], "\uFFFD")
	if !r.full() {
		r.fault(start, r.at, "a string without quotation marks", quoteHint(text))
	}
	return Value{Kind: String, Text: text}
}

// lateQuote returns the offset of the quotation mark that ends a string which
// began without one, or -1.
func (r *lexer) lateQuote(start int) int {
	if r.full() {
		return -1
	}
	quote := r.nextQuote(start, `"`, min(len(r.text), start+farthest))
	if quote < 0 || !r.certainEnd(quote+1, inValue) {
		return -1
	}
	return quote
}

// otherLiteral returns the meaning of words that are values in other languages, and
// what to write in JSON.
func otherLiteral(word string) (kind Kind, text, right string) {
	switch strings.ToLower(word) {
	case "true", "false":
		text = strings.ToLower(word)
		return Bool, text, text
	case "null", "none", "nil", "undefined":
		return Null, "", "null"
	case "nan", "infinity", "-infinity", "+infinity", "-nan":
		return Number, word, "null, or a number: JSON has none that is not finite"
	}
	return Invalid, "", ""
}

// bareName reads a name that does not begin with a quotation mark.
func (r *lexer) bareName() string {
	start, end := r.at, r.wordEnd(r.at, inName)
	const longest = 100 // bytes that a name of several words may have
	near := r.text[start:min(start+longest, len(r.text))]
	if colon := strings.IndexAny(near, ":,;={}[]\"'\r\n"); colon > 0 && near[colon] == ':' {
		end = start + len(strings.TrimRight(near[:colon], " \t"))
	}
	r.at = end
	name := strings.ToValidUTF8(r.text[start:end], "\uFFFD")
	switch {
	case r.truncated(end), r.full():
	case quoteAt(r.text[end:]) == `"` && r.certainEnd(end+1, inName):
		r.at++
		r.fault(start, start, "a quotation mark is missing at the beginning of a name", `write " before it`)
	default:
		r.fault(start, end, fmt.Sprintf("the name %s has no quotation marks", excerpt(name)), quoteHint(name))
	}
	return name
}

// phraseEnd returns where text without quotation marks ends whose first word
// ends at an offset. Such text does not go beyond its line.
func (r *lookup) phraseEnd(end int) int {
	for {
		next := end
		for next < len(r.text) && (r.text[next] == ' ' || r.text[next] == '\t') {
			next++
		}
		after := r.wordEnd(next, inValue)
		if next == end || next == len(r.text) || r.stops(next, inValue) || beginsComment(r.text[next:]) || r.ahead(after) == ':' {
			return end
		}
		end = after
	}
}

// wordEnd returns where a word ends that begins at an offset. It has at least
// one character, if the text has.
func (r *lookup) wordEnd(at int, in role) int {
	for start := at; at < len(r.text) && (at == start || !r.stops(at, in)); {
		_, size := utf8.DecodeRuneInString(r.text[at:])
		at += size
	}
	return at
}

// stops reports whether a word ends before an offset.
func (r *lookup) stops(at int, in role) bool {
	switch c := r.text[at]; c {
	case ' ', '\n', '\r', '\t', ',', '{', '}', '[', ']', '"':
		return true
	case '\'', '`':
		return in == inName
	case ':', ';', '=':
		// https://example.com/?a=b is one word.
		return in == inName || at+1 == len(r.text) || strings.IndexByte(" \n\r\t,{}[]\"'", r.text[at+1]) >= 0
	case '/':
		return r.text[at-1] != ':' && r.text[at-1] != '/' && beginsComment(r.text[at:])
	default:
		if c >= ' ' && c < 0x7F {
			return false
		}
	}
	c, size := utf8.DecodeRuneInString(r.text[at:])
	return size > 1 && (hidden(c) || quoteAt(r.text[at:]) != "") || size == 1 && c != utf8.RuneError
}
