package console

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
)

// Style colours text if it is on, else it returns it unchanged.
type Style struct{ On bool }

// Bold marks headings.
func (s Style) Bold(text string) string { return s.wrap("1", text) }

// Faint marks what matters less.
func (s Style) Faint(text string) string { return s.wrap("2", text) }

// Red marks failure.
func (s Style) Red(text string) string { return s.wrap("31", text) }

// Green marks success.
func (s Style) Green(text string) string { return s.wrap("32", text) }

// Yellow marks warnings.
func (s Style) Yellow(text string) string { return s.wrap("33", text) }

// Cyan marks what can be typed.
func (s Style) Cyan(text string) string { return s.wrap("36", text) }

// wrap puts text between the sequences of ECMA-48, 8.3.117.
func (s Style) wrap(code, text string) string {
	if !s.On || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

// Safe writes out as \u escapes what would act on a terminal or deceive its
// reader: control characters but tab and newline, the marks that turn the direction
// of writing, and characters that nobody sees but for those that join the parts of
// words and emoji. Inside a JSON text the result is the same JSON.
func Safe(text string) string { return escaped(text, isDeceptive) }

// SafeLine is Safe for what belongs on one line: tab and newline too are
// written out, so that nobody's words can pass for a line of jtlctl's own.
//
//go:noinline
func SafeLine(text string) string {
	return escaped(text, func(r rune) bool { return r == '\n' || r == '\t' || isDeceptive(r) })
}

// Quoted is a text as a JSON string in which nothing acts on a terminal: for
// what must be exact where SafeLine could not be undone.
func Quoted(text string) string {
	line, err := encode(text, "")
	if err != nil {
		return strconv.QuoteToASCII(text)
	}
	return strings.TrimSuffix(line, "\n")
}

func escaped(text string, bad func(rune) bool) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	if !strings.ContainsFunc(text, bad) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if bad(r) {
			for _, unit := range utf16.Encode([]rune{r}) {
				fmt.Fprintf(&b, `\u%04x`, unit)
			}
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func isDeceptive(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r < ' ', r >= 0x7F && r <= 0x9F:
		return true
	case r == 0x061C, r == 0x200E, r == 0x200F, r >= 0x2028 && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return true
	case r == 0x200B, r >= 0x2060 && r <= 0x2064, r == 0xFEFF, r >= 0xE0000 && r <= 0xE007F:
		return true // not seen, and read by programs: tags can spell whole sentences
	}
	return false
}
