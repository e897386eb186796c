package jsonast

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// literal skips a word if it is at the current place.
func (r *reader) literal(word string) bool {
	if !strings.HasPrefix(r.text[r.at:], word) || !r.delimited(r.at+len(word)) {
		return false
	}
	r.at += len(word)
	return true
}

// delimited reports whether a number or a literal ends at an offset.
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

// number reads what begins like a number.
func (r *reader) number() Value {
	if length := numberLength(r.text[r.at:]); length > 0 && r.delimited(r.at+length) && !r.continued(r.at+length) {
		text := r.text[r.at : r.at+length]
		r.at += length
		return Value{Kind: Number, Text: text}
	}
	end := r.wordEnd(r.at, inValue)
	token := r.text[r.at:end]
	right, why := correctNumber(token)
	if why == "" {
		return r.word()
	}
	if !r.truncated(end) {
		r.fault(r.at, end, fmt.Sprintf("%s is not a number in JSON: %s", excerpt(token), why), "write "+excerpt(right))
	}
	r.at = end
	return Value{Kind: Number, Text: token}
}

// continued reports whether a number is the beginning of text, as in 12 months.
func (r *reader) continued(at int) bool {
	if at == len(r.text) || r.text[at] != ' ' || !wordStart(r.ahead(at)) {
		return false
	}
	word := strings.TrimLeft(r.text[at:r.phraseEnd(at)], " \t")
	return word != "" && word != "true" && word != "false" && word != "null"
}

// numberLength returns how many bytes of a text are a number as RFC 8259, 6
// has it; 0 for none.
func numberLength(text string) int {
	i := 0
	if i < len(text) && text[i] == '-' {
		i++
	}
	whole := digits(text[i:])
	if whole == 0 || whole > 1 && text[i] == '0' {
		return 0
	}
	i += whole
	if i < len(text) && text[i] == '.' {
		fraction := digits(text[i+1:])
		if fraction == 0 {
			return 0
		}
		i += 1 + fraction
	}
	if i < len(text) && (text[i] == 'e' || text[i] == 'E') {
		i++
		if i < len(text) && (text[i] == '+' || text[i] == '-') {
			i++
		}
		exponent := digits(text[i:])
		if exponent == 0 {
			return 0
		}
		i += exponent
	}
	return i
}

func digits(text string) int {
	n := 0
	for n < len(text) && '0' <= text[n] && text[n] <= '9' {
		n++
	}
	return n
}

// correctNumber returns how JSON writes a number that other languages write
// differently, and the difference; nothing if it is not a number.
func correctNumber(token string) (right, why string) {
	tell := func(reason string) {
		if why == "" {
			why = reason
		}
	}
	sign, text := "", token
	switch {
	case strings.HasPrefix(text, "+"):
		text = text[1:]
		tell("it begins with a plus sign")
	case strings.HasPrefix(text, "-"):
		sign, text = "-", text[1:]
	}
	const prefix = 2 // 0x, 0o, 0b
	if len(text) > prefix && text[0] == '0' && strings.IndexByte("xXoObB", text[1]) >= 0 {
		n, err := strconv.ParseUint(text, 0, 64)
		if err != nil {
			return "", ""
		}
		return sign + strconv.FormatUint(n, 10), "it is not decimal"
	}
	if strings.Contains(text, "_") {
		text = strings.ReplaceAll(text, "_", "")
		tell("it has an underscore")
	}
	if n := digits(text); n > 1 && text[0] == '0' {
		text = strings.TrimLeft(text[:n-1], "0") + text[n-1:]
		tell("it begins with a zero")
	}
	if strings.HasPrefix(text, ".") {
		text = "0" + text
		tell("it begins with a decimal point")
	}
	if n := digits(text); n > 0 && strings.HasPrefix(text[n:], ".") && digits(text[n+1:]) == 0 {
		text = text[:n] + text[n+1:]
		tell("it ends with a decimal point")
	}
	if numberLength(text) != len(text) || text == "" {
		return "", ""
	}
	return sign + text, why
}

// word reads a value that is not a valid JSON value.
func (r *reader) word() Value {
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
func (r *reader) lateQuote(start int) int {
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
func (r *reader) bareName() string {
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
func (r *reader) phraseEnd(end int) int {
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
func (r *reader) wordEnd(at int, in role) int {
	for start := at; at < len(r.text) && (at == start || !r.stops(at, in)); {
		_, size := utf8.DecodeRuneInString(r.text[at:])
		at += size
	}
	return at
}

// stops reports whether a word ends before an offset.
func (r *reader) stops(at int, in role) bool {
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
