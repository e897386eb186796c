package manifest

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jtlctl/jtlctl/internal/jsonast"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// lowerFirst returns a text with a lower-case first letter.
func lowerFirst(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToLower(first)) + text[size:]
}

// escapeToken returns a name as a reference token of a JSON pointer (RFC 6901, section 3).
func escapeToken(name string) string {
	if !strings.ContainsAny(name, "~/") {
		return name
	}
	return strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
}

// lastToken returns the last reference token of a JSON pointer.
func lastToken(pointer string) string { return pointer[strings.LastIndexByte(pointer, '/')+1:] }

// truncate returns untrusted text, shortened for a message.
func truncate(text string) string { return textutil.Shorten(text, 60) }

func indexToken(i int) string { return strconv.Itoa(i) }

func joinDots(path []string) string { return strings.Join(path, ".") }

// openingSpan returns the span of the bracket that a value begins with.
func openingSpan(v *jsonast.Value) jsonast.Span {
	return jsonast.Span{Start: v.Start, End: v.Start + 1}
}

// joinAnd writes "a", "a and b", "a, b and c".
func joinAnd(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

func isOrAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}
