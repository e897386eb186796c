package source

import (
	"fmt"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// decoder resolves the escapes of one string. Of each kind of mistake it tells
// the first: a Windows path has one in every part.
type decoder struct {
	*reader
	out            []byte
	end            int
	wrong, control bool
}

// decode returns what a string means whose quotation marks stand around a
// stretch of the text.
func (r *reader) decode(start, end int) string {
	d := decoder{reader: r, out: r.buffer[:0], end: end}
	for i := start; i < end; {
		c := r.text[i]
		switch {
		case c == '\\':
			i = d.escape(i)
		case c < ' ':
			d.out = append(d.out, c)
			d.controls(i)
			i++
		case c < utf8.RuneSelf:
			d.out = append(d.out, c)
			i++
		default:
			char, size := utf8.DecodeRuneInString(r.text[i:end])
			d.out = utf8.AppendRune(d.out, char)
			i += size
		}
	}
	r.buffer = d.out
	return string(d.out)
}

func (d *decoder) controls(at int) {
	if d.control || d.full() {
		return
	}
	d.control = true
	switch c := d.text[at]; c {
	case '\n', '\r':
		d.fault(at, at+1, "a line break within a string", `write \n for it`)
	case '\t':
		d.fault(at, at+1, "a tab within a string", `write \t for it`)
	default:
		d.fault(at, at+1, fmt.Sprintf("a control character (U+%04X) within a string", c), fmt.Sprintf(`take it out, or write \u%04x`, c))
	}
}

// escape appends what an escape means and returns the place behind it.
func (d *decoder) escape(at int) int {
	const short = 2 // bytes
	if at+1 == d.end {
		d.wrongEscape(at, d.end)
		d.out = append(d.out, '\\')
		return d.end
	}
	c := d.text[at+1]
	switch c {
	case '"', '\\', '/':
		d.out = append(d.out, c)
	case 'b':
		d.out = append(d.out, '\b')
	case 'f':
		d.out = append(d.out, '\f')
	case 'n':
		d.out = append(d.out, '\n')
	case 'r':
		d.out = append(d.out, '\r')
	case 't':
		d.out = append(d.out, '\t')
	case 'u':
		return d.unicode(at)
	case '\'':
		d.wrongEscape(at, at+short)
		d.out = append(d.out, c)
	default:
		// The backslash stays: it is likely meant as one.
		_, size := utf8.DecodeRuneInString(d.text[at+1 : d.end])
		d.wrongEscape(at, at+1+size)
		d.out = append(d.out, '\\')
		return at + 1
	}
	return at + short
}

func (d *decoder) wrongEscape(start, end int) {
	cutOff := d.inString && end == d.end
	if d.wrong || cutOff || d.full() {
		return
	}
	d.wrong = true
	escape, hint := d.text[start:end], `write \\ for a backslash`
	switch {
	case escape == `\'`:
		hint = "write ' without a backslash"
	case len(escape) > 1 && escape[1] == 'u':
		hint = `four digits of 0-9 and a-f follow \u; write \\ for a backslash`
	case len(escape) > 1 && (escape[1] == 'x' || escape[1] == 'U'):
		hint = `write \u and four digits for a character, \\ for a backslash`
	case len(escape) > 1 && isBreak(escape[1]):
		end, escape = start+1, "a backslash at the end of a line"
		hint = "write the string on one line"
		d.control = true // the line break is told of with it
	}
	d.fault(start, end, excerpt(escape)+" is not an escape in JSON", hint)
}

// unicode reads \u with its four digits, and the second half of a surrogate
// pair.
func (d *decoder) unicode(at int) int {
	const long = 6 // bytes
	first := d.hex(at)
	if first < 0 {
		end := at + 2
		for end < d.end && end < at+long && isHex(d.text[end]) {
			end++
		}
		d.wrongEscape(at, end)
		d.out = append(d.out, d.text[at:end]...)
		return end
	}
	if !utf16.IsSurrogate(first) {
		d.out = utf8.AppendRune(d.out, first)
		return at + long
	}
	if char := utf16.DecodeRune(first, d.hex(at+long)); char != utf8.RuneError {
		d.out = utf8.AppendRune(d.out, char)
		return at + 2*long
	}
	d.note(Fault{
		Span:      Span{at, at + long},
		Message:   d.text[at:at+long] + " is half of a surrogate pair, and no character",
		Hint:      "write the character itself, or both halves",
		Tolerated: true,
	})
	d.out = utf8.AppendRune(d.out, utf8.RuneError)
	return at + long
}

// hex returns the number behind the \u at a place, or -1.
func (d *decoder) hex(at int) rune {
	const prefix, digits = 2, 4
	if at+prefix+digits > d.end || d.text[at:at+prefix] != `\u` {
		return -1
	}
	n, err := strconv.ParseUint(d.text[at+prefix:at+prefix+digits], 16, 16)
	if err != nil {
		return -1
	}
	return rune(n)
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
