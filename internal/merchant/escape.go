package merchant

import (
	"strings"
	"unicode"
)

// markdownSpecial are the characters that mean something to Markdown, to GitHub's
// extensions of it, or to both in the middle of a line. A backslash before any
// of them escapes it (CommonMark 2.4); without one "@" and ":" would make
// links of addresses.
const markdownSpecial = "\\`*_{}[]|~#!$^@:"

// escape returns untrusted text as one line of Markdown without markup or HTML.
// Invisible characters are removed.
func escape(foreign string) string {
	var safe strings.Builder
	for _, r := range oneLine(foreign) {
		switch {
		case r == '<':
			safe.WriteString("&lt;")
		case r == '>':
			safe.WriteString("&gt;")
		case r == '&':
			safe.WriteString("&amp;")
		case strings.ContainsRune(markdownSpecial, r):
			safe.WriteRune('\\')
			safe.WriteRune(r)
		default:
			safe.WriteRune(r)
		}
	}
	return strings.ReplaceAll(safe.String(), "www.", `www\.`)
}

func oneLine(foreign string) string {
	visible := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r):
			return ' '
		case !unicode.IsGraphic(r):
			return -1
		}
		return r
	}, foreign)
	return strings.Join(strings.Fields(visible), " ")
}

// code returns the name of a scope as code, or in quotes if it has
// characters that no scope has.
func code(scope string) string {
	if isPlain(scope) {
		return "`" + scope + "`"
	}
	return `"` + escape(scope) + `"`
}

func isPlain(name string) bool {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-"
	return name != "" && strings.Trim(name, letters) == ""
}
