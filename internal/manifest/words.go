package manifest

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jtlctl/jtlctl/internal/source"
)

// lowered is a text with a lower-case first letter.
func lowered(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToLower(first)) + text[size:]
}

// escapedStep is a name as a step of a JSON pointer (RFC 6901, section 3).
func escapedStep(name string) string {
	if !strings.ContainsAny(name, "~/") {
		return name
	}
	return strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
}

// lastStep is the last name of a JSON pointer.
func lastStep(pointer string) string { return pointer[strings.LastIndexByte(pointer, '/')+1:] }

// shortened is a foreign text as a message shows it: somebody's megabyte is no
// message.
func shortened(text string) string {
	const most = 60
	if len(text) <= most {
		return text
	}
	runes := []rune(text[:min(len(text), 4*most)])
	if len(runes) <= most && len(text) <= 4*most {
		return text
	}
	return string(runes[:min(len(runes), most)]) + "…"
}

func itemStep(i int) string { return strconv.Itoa(i) }

func dotted(path []string) string { return strings.Join(path, ".") }

// opening is the bracket that a value begins with.
func opening(v *source.Value) source.Span { return source.Span{Start: v.Start, End: v.Start + 1} }

// listed writes "a", "a and b", "a, b and c".
func listed(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

func areIs(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}
