package jsonast

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// scanner is at a place of the text. It moves over what carries no meaning and
// collects the faults.
type scanner struct {
	lookup
	at     int
	faults []Fault

	invalidUTF8 bool // the text is not UTF-8 throughout
	endReported bool // why the text ends too early was reported already
	inConflict  bool // the other markers of a merge conflict are to come
}

// skip goes to the next byte that is part of a value. What it skips is a fault
// unless it is white space in JSON.
func (r *scanner) skip() {
	for r.at < len(r.text) {
		switch c := r.text[r.at]; {
		case c == ' ', c == '\n', c == '\r', c == '\t':
			r.at++
		case c < ' ', c >= 0x7F:
			if !r.invisible() {
				return
			}
		case c == '/', c == '#':
			if !r.comment() {
				return
			}
		case c == '<', c == '=', c == '>', c == '|':
			if !r.conflict() {
				return
			}
		default:
			return
		}
	}
}

// invisible skips invisible characters, such as the non-breaking spaces that are
// copied from web pages.
func (r *scanner) invisible() bool {
	start := r.at
	for {
		c, size := utf8.DecodeRuneInString(r.text[r.at:])
		if size == 0 || !hidden(c) || r.at > start && isSpace(r.text[r.at]) {
			break
		}
		r.at += size
	}
	if r.at == start {
		return false
	}
	if c, _ := utf8.DecodeRuneInString(r.text[start:]); !r.full() {
		r.fault(start, r.at, fmt.Sprintf("an invisible character (U+%04X) that is not white space in JSON", c), "remove it, or write a space")
	}
	return true
}

// hidden reports whether nothing can be seen of a character.
func hidden(c rune) bool {
	return unicode.IsSpace(c) || unicode.In(c, unicode.Cc, unicode.Cf, unicode.Zs, unicode.Zl, unicode.Zp)
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

func isBreak(c byte) bool { return c == '\n' || c == '\r' }

// comment skips comments up to what follows; those that follow each other are
// one fault.
func (r *scanner) comment() bool {
	start, end := r.at, r.at
	for {
		length := commentLength(r.text[r.at:])
		if length == 0 {
			break
		}
		closed := length > 0
		if !closed {
			length = len(r.text) - r.at
		}
		r.at += length
		end = r.at
		if !closed {
			r.endReported = true
			r.fault(start, end, "a comment that is not closed", "JSON has no comments: take it out")
			return true
		}
		for r.at < len(r.text) && isSpace(r.text[r.at]) {
			r.at++
		}
	}
	if end > start {
		r.repairable(start, end, "a comment, which JSON does not have", "remove it", Repair{Span: r.around(start, end)})
	}
	return end > start
}

// around returns the span of a comment with the blanks before it, if it is the last on
// its line, and with the line end if it is the only thing there.
func (r *scanner) around(start, end int) Span {
	rest := r.text[end:]
	if rest != "" && !isBreak(rest[0]) {
		return Span{start, end}
	}
	for start > 0 && (r.text[start-1] == ' ' || r.text[start-1] == '\t') {
		start--
	}
	if start == 0 || isBreak(r.text[start-1]) {
		switch {
		case strings.HasPrefix(rest, "\r\n"):
			end += 2
		case rest != "":
			end++
		}
	}
	return Span{start, end}
}

func beginsComment(text string) bool {
	return strings.HasPrefix(text, "/*") || strings.HasPrefix(text, "//") || strings.HasPrefix(text, "#")
}

// commentLength returns how long the comment is that a text begins with: 0 for
// none, -1 for one that is not closed.
func commentLength(text string) int {
	switch {
	case strings.HasPrefix(text, "/*"):
		if end := strings.Index(text[2:], "*/"); end >= 0 {
			return end + 4
		}
		return -1
	case strings.HasPrefix(text, "//"), strings.HasPrefix(text, "#"):
		return lineLength(text)
	}
	return 0
}

// lineLength returns how many bytes the first line of a text has.
func lineLength(text string) int {
	if end := strings.IndexAny(text, "\r\n"); end >= 0 {
		return end
	}
	return len(text)
}

// conflict skips the markers that Git leaves in a file if it could not
// merge. The text between them is read as if both sides were wanted.
func (r *scanner) conflict() bool {
	const marker = 7 // characters
	line := r.text[r.at:]
	if r.at > 0 && !strings.ContainsRune("\r\n", rune(r.text[r.at-1])) || len(line) < marker {
		return false
	}
	if line[:marker] != strings.Repeat(line[:1], marker) || len(line) > marker && !isSpace(line[marker]) {
		return false
	}
	length := lineLength(line)
	if !r.inConflict {
		r.fault(r.at, r.at+length, "a merge conflict is not resolved", "decide for one of the sides and remove the markers")
	}
	r.inConflict = line[0] != '>'
	r.at += length
	return true
}
