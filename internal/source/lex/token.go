// Package lex splits source code into tokens: names, strings with what is
// interpolated in them, brackets and signs. Comments are left out. One lexer reads all
// languages; what differs is data.
//
// It does not know what the code means, and never fails: what is malformed becomes
// signs.
package lex

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Kind is what a token is.
type Kind uint8

// The kinds.
const (
	Sign Kind = iota // an operator, a dot, a comma
	Name             // an identifier or a keyword, with the $ or @ that belongs to it
	Number
	String      // a string without interpolations
	StringOpen  // the beginning of a string with interpolations, of which follow
	Text        // literal text and
	HoleOpen    // interpolated expressions, whose tokens are between this
	HoleClose   // and this, until
	StringClose // the string ends
	Open        // one of ( [ {
	Close       // one of ) ] }
	Newline     // the end of a line outside of brackets, where a language has statements of lines
	Regexp
)

// Token is a part of the code in bytes. Start and End of a String are those of its
// content, without quotes.
type Token struct {
	Kind       Kind
	escape     escape
	Quote      uint8 // bytes of what opens a String, before Start
	Start, End int32
	// Match is the index of the other end of an Open, a Close, a StringOpen, a
	// StringClose and a hole; -1 for all others and for what has no other end.
	Match int32
}

// escape is how a string writes signs that it cannot contain.
type escape uint8

const (
	raw       escape = iota
	backslash               // \n, \u00e4
	doubled                 // "" for "
	backtick                // `n
	single                  // only \\ and \'
	braces    escape = 0x80 // {{ for {, in addition
)

// Decode returns the text of a String or Text.
func (t Token) Decode(code []byte) string {
	s := string(code[t.Start:t.End])
	if t.escape&braces != 0 {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "{{", "{"), "}}", "}")
	}
	switch t.escape &^ braces {
	case doubled:
		return strings.ReplaceAll(s, `""`, `"`)
	case backslash:
		return unescape(s, '\\')
	case backtick:
		return unescape(s, '`')
	case single:
		return strings.NewReplacer(`\\`, `\`, `\'`, `'`).Replace(s)
	default:
		return s
	}
}

// unescape resolves the escapes that addresses and GraphQL documents may have.
func unescape(s string, mark byte) string {
	if strings.IndexByte(s, mark) < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != mark || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		switch s[i] {
		case 'n':
			b.WriteByte('\n')
		case 't':
			b.WriteByte('\t')
		case 'r':
			b.WriteByte('\r')
		case '\n': // a line that goes on
		case 'x', 'u':
			i += writeCode(&b, s[i:])
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// writeCode writes the character of x2f, u002f or u{2f}, and returns how many bytes
// were read after the letter.
func writeCode(b *strings.Builder, s string) int {
	digits, length := "", 0
	switch {
	case len(s) > 2 && s[1] == '{' && strings.IndexByte(s, '}') > 0:
		length = strings.IndexByte(s, '}')
		digits = s[2:length]
	case s[0] == 'x' && len(s) > 2:
		digits, length = s[1:3], 2
	case s[0] == 'u' && len(s) > 4:
		digits, length = s[1:5], 4
	}
	code, err := strconv.ParseUint(digits, 16, 21)
	if err != nil || !utf8.ValidRune(rune(code)) {
		b.WriteByte(s[0])
		return 0
	}
	b.WriteRune(rune(code))
	return length
}
