package jsonast

import (
	"strings"
	"unicode/utf8"
)

// extent is how far a string reaches.
type extent struct {
	body, close int   // what is between the quotation marks
	end         int   // the offset after the string
	wrong       Fault // without a message when nothing is wrong
}

// farthest is how far a string is searched for a better end, in bytes. It
// keeps texts that are one long line from costing seconds.
const farthest = 1000

// extent finds the end of the string at the current place. Three mistakes make
// that a guess: a quotation mark within the string, a line break within it,
// and a missing quotation mark at its end.
func (r *lexer) extent(in role) extent {
	opening := quoteAt(r.text[r.at:])
	body := r.at + len(opening)
	for i := body; i < len(r.text); i++ {
		switch c := r.text[i]; {
		case c == '\\' && i+1 < len(r.text) && !isBreak(r.text[i+1]):
			i++
		case isBreak(c):
			next := r.multiline(i, opening, in)
			if next < 0 {
				return r.unterminated(body, i, in)
			}
			i = next - 1
		case c != '"' && c != '\'' && c != '`' && c < utf8.RuneSelf:
		case canClose(quoteAt(r.text[i:]), opening):
			return r.closed(body, i, opening, in)
		}
	}
	return r.unterminated(body, len(r.text), in)
}

// closed decides whether a quotation mark ends a string or belongs into it.
func (r *lexer) closed(body, quote int, opening string, in role) extent {
	first := extent{body: body, close: quote, end: quote + len(quoteAt(r.text[quote:]))}
	if r.plausibleEnd(first.end, in) || r.full() {
		return first
	}
	if r.text[first.end] == '"' && r.certainEnd(first.end+1, in) {
		first.end++
		first.wrong = Fault{Span: Span{first.end - 1, first.end}, Message: "a quotation mark too many", Hint: "remove it"}
		return first
	}
	if in == inName && strings.Contains(r.text[body:quote], ":") {
		return r.unterminated(body, quote, in)
	}
	limit := min(len(r.text), quote+farthest)
	if _, size := r.typographicEnd(body, quote, in); size > 0 || r.startsNext(quote, limit) {
		return r.unterminated(body, quote, in)
	}
	for next := first.end; ; {
		next = r.nextQuote(next, opening, limit)
		if next < 0 || strings.IndexByte(",:{[", r.behind(next)) >= 0 {
			return first
		}
		end := next + len(quoteAt(r.text[next:]))
		if r.certainEnd(end, in) {
			return extent{body, next, end, Fault{
				Span:    Span{quote, first.end},
				Message: "a quotation mark in a string",
				Hint:    `escape it as \"`,
			}}
		}
		next = end
	}
}

// startsNext reports whether the quotation mark at an offset begins the next member or
// item, so that the one before it is not closed.
func (r *lexer) startsNext(quote, limit int) bool {
	end := r.stringEnd(quote, limit)
	if end < 0 || r.behind(quote) != ',' || len(r.open) == 0 {
		return false
	}
	if r.open[len(r.open)-1].closing == '}' {
		return r.ahead(end) == ':'
	}
	return r.certainEnd(end, inValue)
}

// multiline returns the offset of the quotation mark that ends a string on a
// later line, or -1 if a string begins with the next one.
func (r *lexer) multiline(at int, opening string, in role) int {
	for ; at < len(r.text) && !r.full(); at++ {
		if r.text[at] == '\\' {
			at++
			continue
		}
		if quote := quoteAt(r.text[at:]); canClose(quote, opening) {
			if r.certainEnd(at+len(quote), in) && strings.IndexByte(",:{[", r.behind(at)) < 0 {
				return at
			}
			return -1
		}
	}
	return -1
}

// unterminated decides where a string ends that has no quotation mark up to a
// place.
func (r *lexer) unterminated(body, at int, in role) extent {
	text := strings.TrimRight(r.text[body:at], " \t")
	if end, size := r.typographicEnd(body, at, in); size > 0 {
		return extent{body, end, end + size, Fault{
			Span:    Span{r.at, end + size},
			Message: "a string that ends with a typographic quotation mark, as a word processor writes them",
			Hint:    `write "…"`,
		}}
	}
	bracket := strings.ContainsAny(text, "]}")
	if in == inValue {
		text = withoutEnd(text)
		bracket = strings.ContainsAny(r.text[body+len(text):at], "]}")
	}
	if r.truncated(at) && !bracket {
		r.inString = true
		return extent{body: body, close: at, end: at}
	}
	if name, _, has := strings.Cut(text, ":"); has && in == inName && !r.full() {
		text = strings.TrimRight(name, " \t")
	}
	end := body + len(text)
	return extent{body, end, end, Fault{
		Span:    Span{r.at, end},
		Message: "a string that is not closed",
		Hint:    `write " at its end`,
	}}
}

// withoutEnd cuts off what follows a string: commas, and the brackets that do
// not close one in it.
func withoutEnd(text string) string {
	squares := strings.Count(text, "]") - strings.Count(text, "[")
	curlies := strings.Count(text, "}") - strings.Count(text, "{")
	for {
		text = strings.TrimRight(text, ", \t")
		switch {
		case strings.HasSuffix(text, "]") && squares > 0:
			squares--
		case strings.HasSuffix(text, "}") && curlies > 0:
			curlies--
		default:
			return text
		}
		text = text[:len(text)-1]
	}
}

// typographicEnd finds a typographic quotation mark that ends a string which
// began with a straight one.
func (r *lexer) typographicEnd(body, limit int, in role) (end, size int) {
	if r.full() || r.text[r.at] != '"' {
		return 0, 0
	}
	for i := body; i < limit && r.text[i] >= ' '; i++ {
		if quote := quoteAt(r.text[i:]); len(quote) > 1 && r.certainEnd(i+len(quote), in) {
			return i, len(quote)
		}
	}
	return 0, 0
}

// plausibleEnd reports whether what follows a quotation mark is what follows the end
// of a string, and not that of a quotation within one.
func (r *lookup) plausibleEnd(at int, in role) bool {
	switch r.ahead(at) {
	case '"':
		return r.text[at] != '"' || !r.certainEnd(at+1, in)
	case ',', ':', '}', ']', '\n', '\'', '/', '#', ';', '=':
		return true
	}
	return false
}

// certainEnd reports whether what follows a quotation mark leaves no doubt that the
// string ends there.
func (r *lookup) certainEnd(at int, in role) bool {
	next := r.ahead(at)
	if in == inName {
		return next == ':'
	}
	switch next {
	case '\n', '}', ']':
		return true
	case ',':
		comma := at + strings.IndexByte(r.text[at:], ',')
		return strings.IndexByte("\n\"'{[]}-0123456789", r.ahead(comma+1)) >= 0
	}
	return false
}
