package source

import (
	"strings"
	"unicode/utf8"
)

// role is what a string or a word stands for, which decides what may follow.
type role uint8

const (
	inName role = iota
	inValue
)

// string reads a string. Where it is written as JSON has it and has no escapes
// it is not copied.
func (r *reader) string(in role) string {
	start := r.at + 1
	if r.text[r.at] != '"' || r.broken {
		return r.oddString(in)
	}
	for i := start; i < len(r.text); i++ {
		c := r.text[i]
		if c == '"' {
			if !r.settled(i+1, in) {
				break
			}
			r.at = i + 1
			return r.text[start:i]
		}
		if c == '\\' || c < ' ' {
			break
		}
	}
	return r.oddString(in)
}

func (r *reader) oddString(in role) string {
	x := r.extent(in)
	switch quote := r.text[r.at:x.body]; {
	case quote == "'", quote == "`":
		r.fault(r.at, x.end, "a string that is not in double quotation marks", r.rewritten(x))
	case quote != `"`:
		r.fault(r.at, x.end, "a string in typographic quotation marks, as a word processor writes them", r.rewritten(x))
	case x.wrong.Message != "":
		r.note(x.wrong)
	}
	r.at = x.end
	return r.decode(x.body, x.close)
}

// rewritten is a hint at how a string in other quotation marks is written.
func (r *reader) rewritten(x extent) string {
	text := r.text[x.body:x.close]
	if strings.Contains(text, `\`) {
		return `write "…"`
	}
	return example(text)
}

// quotes that word processors write. Both sorts are used on either side.
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

// ends tells whether a quotation mark can end a string that began with
// another.
func ends(quote, opening string) bool {
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

// settled tells whether what follows a quotation mark is what follows the end
// of a string, and not that of a quotation within one.
func (r *reader) settled(at int, in role) bool {
	switch r.ahead(at) {
	case '"':
		return r.text[at] != '"' || !r.final(at+1, in)
	case ',', ':', '}', ']', '\n', '\'', '/', '#', ';', '=':
		return true
	}
	return false
}

// final tells whether what follows a quotation mark leaves no doubt that the
// string ends there.
func (r *reader) final(at int, in role) bool {
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

// behindString returns the place behind the string that begins at a place, or
// the end of the line where it is not closed.
func (r *reader) behindString(at int) int {
	if end := r.stringEnd(at, len(r.text)); end >= 0 {
		return end
	}
	return at + max(lineLength(r.text[at:]), 1)
}

// stringEnd returns the place behind the string that begins at a place and
// ends on the same line and before a limit, or -1.
func (r *reader) stringEnd(at, limit int) int {
	opening := quoteAt(r.text[at:])
	if opening == "" {
		return -1
	}
	if quote := r.nextQuote(at+len(opening), opening, limit); quote >= 0 {
		return quote + len(quoteAt(r.text[quote:]))
	}
	return -1
}

// nextQuote returns the place of the next quotation mark that can end a string
// before a line ends, or -1.
func (r *reader) nextQuote(at int, opening string, limit int) int {
	for ; at < limit; at++ {
		switch c := r.text[at]; {
		case isBreak(c):
			return -1
		case c == '\\' && at+1 < limit && !isBreak(r.text[at+1]):
			at++
		case c >= utf8.RuneSelf && !utf8.RuneStart(c):
		case ends(quoteAt(r.text[at:]), opening):
			return at
		}
	}
	return -1
}
