package console

import (
	"os"
	"strings"
	"unicode"

	"golang.org/x/term"
	"golang.org/x/text/width"
)

// widthOf returns the columns of a terminal; 0 if they are not known.
func widthOf(file *os.File) int {
	columns, _, err := term.GetSize(int(file.Fd()))
	if err != nil {
		return 0
	}
	return max(0, columns)
}

// columnsOf returns how many columns of a terminal a text takes. Terminals differ
// in emoji that are joined: these count as their parts, which is never too few.
func columnsOf(text string) int {
	n := 0
	for _, r := range text {
		n += columnsOfRune(r)
	}
	return n
}

func columnsOfRune(r rune) int {
	const ascii, emojiPresentation = 0x7F, 0xFE0F
	switch {
	case r < ascii:
		return 1
	case r == emojiPresentation: // makes the character before it wide
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2 //nolint:mnd // Unicode Standard Annex 11
	}
	return 1
}

// fit returns a text that takes at most so many columns; what is cut off leaves
// an ellipsis.
func fit(text string, columns int) string {
	if columnsOf(text) <= columns {
		return text
	}
	if columns < 1 {
		return ""
	}
	left, end := columns-1, 0
	for i, r := range text {
		if left -= columnsOfRune(r); left < 0 {
			end = i
			break
		}
	}
	return text[:end] + "…"
}

func padded(text string, columns int) string {
	return text + strings.Repeat(" ", max(0, columns-columnsOf(text)))
}
