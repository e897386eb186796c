package jsonast

import (
	"strings"
	"unicode/utf8"
)

// Quotation marks that word processors write. Both kinds are used on either side.
const (
	doubleQuotes = "“”„‟«»″"
	singleQuotes = "‘’‚‛‹›′´"
)

// quoteAt returns the quotation mark that a text begins with, or "".
func quoteAt(text string) string {
	if text == "" {
		return ""
	}
	switch c := text[0]; {
	case c == '"', c == '\'', c == '`':
		return text[:1]
	case c < utf8.RuneSelf:
		return ""
	}
	c, size := utf8.DecodeRuneInString(text)
	if strings.ContainsRune(doubleQuotes+singleQuotes, c) {
		return text[:size]
	}
	return ""
}

// canClose reports whether a quotation mark can end a string that began with
// another.
func canClose(quote, opening string) bool {
	switch {
	case quote == "":
		return false
	case strings.Contains(doubleQuotes, opening):
		return quote == `"` || strings.Contains(doubleQuotes, quote)
	case strings.Contains(singleQuotes, opening):
		return quote == "'" || strings.Contains(singleQuotes, quote)
	}
	return quote == opening
}

// afterString returns the offset after the string that begins at an offset, or
// the end of the line if it is not closed.
func (r *lookup) afterString(at int) int {
	if end := r.stringEnd(at, len(r.text)); end >= 0 {
		return end
	}
	return at + max(lineLength(r.text[at:]), 1)
}

// stringEnd returns the offset after the string that begins at an offset and
// ends on the same line and before a limit, or -1.
func (r *lookup) stringEnd(at, limit int) int {
	opening := quoteAt(r.text[at:])
	if opening == "" {
		return -1
	}
	if quote := r.nextQuote(at+len(opening), opening, limit); quote >= 0 {
		return quote + len(quoteAt(r.text[quote:]))
	}
	return -1
}

// nextQuote returns the offset of the next quotation mark that can end a string
// before a line ends, or -1.
func (r *lookup) nextQuote(at int, opening string, limit int) int {
	for ; at < limit; at++ {
		switch c := r.text[at]; {
		case isBreak(c):
			return -1
		case c == '\\' && at+1 < limit && !isBreak(r.text[at+1]):
			at++
		case c >= utf8.RuneSelf && !utf8.RuneStart(c):
		case canClose(quoteAt(r.text[at:]), opening):
			return at
		}
	}
	return -1
}
