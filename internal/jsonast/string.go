package jsonast

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// role is the role of a string or a word, which decides what may follow.
type role uint8

const (
	inName role = iota
	inValue
)

// lexer reads strings, numbers and words.
type lexer struct {
	nesting
	buffer []byte // of the string that is being decoded
}

// string reads a string. It is not copied if it is valid JSON without escapes.
func (r *lexer) string(in role) string {
	start := r.at + 1
	if r.text[r.at] != '"' || r.invalidUTF8 {
		return r.lenientString(in)
	}
	for i := start; i < len(r.text); i++ {
		c := r.text[i]
		if c == '"' {
			if !r.plausibleEnd(i+1, in) {
				break
			}
			r.at = i + 1
			return r.text[start:i]
		}
		if c == '\\' || c < ' ' {
			break
		}
	}
	return r.lenientString(in)
}

func (r *lexer) lenientString(in role) string {
	x := r.extent(in)
	switch quote := r.text[r.at:x.body]; {
	case quote == "'", quote == "`":
		r.fault(r.at, x.end, "a string that is not in double quotation marks", r.rewriteHint(x))
	case quote != `"`:
		r.fault(r.at, x.end, "a string in typographic quotation marks, as a word processor writes them", r.rewriteHint(x))
	case x.wrong.Message != "":
		r.addFault(x.wrong)
	}
	r.at = x.end
	return r.decode(x.body, x.close)
}

// rewriteHint returns a hint at how a string in other quotation marks is written.
func (r *lookup) rewriteHint(x extent) string {
	text := r.text[x.body:x.close]
	if strings.Contains(text, `\`) {
		return `write "…"`
	}
	return quoteHint(text)
}

// decoder resolves the escapes of one string. Of each kind of mistake it reports
// the first: a Windows path has one in every part.
type decoder struct {
	*lexer
	out            []byte
	end            int
	wrong, control bool
}

// decode returns the string whose content is a part of the text.
func (r *lexer) decode(start, end int) string {
	d := decoder{lexer: r, out: r.buffer[:0], end: end}
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
		d.fault(at, at+1, "a line break in a string", `escape it as \n`)
	case '\t':
		d.fault(at, at+1, "a tab in a string", `escape it as \t`)
	default:
		d.fault(at, at+1, fmt.Sprintf("a control character (U+%04X) in a string", c), fmt.Sprintf(`remove it, or write \u%04x`, c))
	}
}

// escape appends what an escape means and returns the offset after it.
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
		d.control = true // the line break is reported with it
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
	d.addFault(Fault{
		Span:      Span{at, at + long},
		Message:   d.text[at:at+long] + " is half of a surrogate pair, not a character",
		Hint:      "write the character itself, or both halves",
		Tolerated: true,
	})
	d.out = utf8.AppendRune(d.out, utf8.RuneError)
	return at + long
}

// hex returns the number behind the \u at an offset, or -1.
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

// long is how much of the text a message repeats, in bytes.
const long = 40

// excerpt returns text to be repeated in a message: not too much of it, and
// nothing that a terminal would act on.
func excerpt(text string) string {
	cut := text
	if len(cut) > long {
		end := long
		for end > 0 && !utf8.RuneStart(cut[end]) {
			end--
		}
		cut = cut[:end] + "…"
	}
	return strings.Map(func(c rune) rune {
		if hidden(c) && c != ' ' {
			return utf8.RuneError
		}
		return c
	}, cut)
}

// quoteHint returns a hint at how JSON writes a string.
func quoteHint(text string) string {
	if len(text) > long || text != excerpt(text) {
		return `write "…"`
	}
	return "write " + Quote(text)
}
