package source

import (
	"strings"
	"unicode/utf8"
)

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

// example is a hint at how JSON writes a string.
func example(text string) string {
	if len(text) > long || text != excerpt(text) {
		return `write "…"`
	}
	return "write " + Quote(text)
}
