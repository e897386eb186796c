package credential

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// checkSecret refuses a secret that is certainly not the one that was meant, and
// warns of characters in it that nobody sees: servers do issue secrets with such,
// so that it is sent as it is. what names it, and origin where it is from, "" is
// the terminal.
func checkSecret(value secret.String, what, origin string, warn func(format string, args ...any)) error {
	text := value.Reveal()
	if origin != "" {
		origin = " (from " + origin + ")"
	}
	if text == "" {
		return fault.New(fault.Usage, "the %s is empty%s", what, origin)
	}
	if inQuotes(strings.TrimSpace(text)) { // cmd.exe writes a space behind what is echoed into a pipe
		return fault.New(fault.Usage, "the %s is in quotes%s", what, origin).
			WithHint("remove the quotation marks around the whole value: they are not part of it")
	}
	if found := unseen(text); len(found) > 0 {
		warn("the %s has %s%s; it is sent as it is: if the server refuses it, remove that", what, strings.Join(found, ", "), origin)
	}
	return nil
}

// inQuotes reports whether quotation marks surround a whole text.
func inQuotes(text string) bool {
	const pairs = "\"\"''``“”„“„”‘’‚‘«»»«"
	if utf8.RuneCountInString(text) < 2 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	marks := []rune(pairs)
	for i := 0; i < len(marks); i += 2 {
		if marks[i] == first && marks[i+1] == last {
			return true
		}
	}
	return false
}

// unseen says of each character of a text that is not seen which it is and where.
// Of many it says how many more there are.
func unseen(text string) []string {
	const most = 3
	var found []string
	more := 0
	length, position := utf8.RuneCountInString(text), 0
	for i, r := range text {
		position++
		name := unseenName(text[i:], r)
		switch {
		case name == "":
		case len(found) == most:
			more++
		default:
			found = append(found, name+" "+place(position, length))
		}
	}
	if more > 0 {
		found = append(found, fmt.Sprintf("and %d more", more))
	}
	return found
}

func place(position, length int) string {
	switch position {
	case 1:
		return "at its beginning"
	case length:
		return "at its end"
	}
	return fmt.Sprintf("as character %d of %d", position, length)
}

// unseenName names a character that is not seen; "" is one that is. rest is the
// text from it on.
func unseenName(rest string, r rune) string {
	names := map[rune]string{
		' ': "a space", '\t': "a tab", '\n': "a line feed (LF)", '\r': "a carriage return (CR)", 0: "a NUL character",
		0x00A0: "a no-break space (U+00A0)", 0x00AD: "a soft hyphen (U+00AD)", 0x200B: "a zero width space (U+200B)", 0xFEFF: "a byte order mark (U+FEFF)",
		0x200C: "a zero width non-joiner (U+200C)", 0x200D: "a zero width joiner (U+200D)",
	}
	if name := names[r]; name != "" {
		return name
	}
	if r == utf8.RuneError {
		if _, size := utf8.DecodeRuneInString(rest); size == 1 {
			return fmt.Sprintf("the byte 0x%02X, which is not UTF-8", rest[0])
		}
		return "a replacement character (U+FFFD)" // something was read in the wrong encoding
	}
	// Letters and signs of Unicode that have no ink.
	const blank = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0"
	switch {
	case unicode.IsSpace(r):
		return fmt.Sprintf("the white space U+%04X", r)
	case !unicode.IsGraphic(r), unicode.Is(unicode.Variation_Selector, r), strings.ContainsRune(blank, r):
		return fmt.Sprintf("the invisible character U+%04X", r)
	}
	return ""
}
