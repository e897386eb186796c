package report

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"github.com/jtlctl/jtlctl/internal/console"
)

// cell is a character as it is shown on a terminal.
type cell struct {
	offset int // of the character in the text, in bytes
	shown  string
	width  int
}

// cellsBefore returns the characters before an offset on its line, the nearest
// first, as many as may be shown and one more.
func cellsBefore(text []byte, offset int) []cell {
	var cells []cell
	for sum := 0; offset > 0 && sum <= maxWidth; {
		r, size := utf8.DecodeLastRune(text[:offset])
		if isLineEnd(r) {
			break
		}
		offset -= size
		c := cellOf(r, offset)
		cells, sum = append(cells, c), sum+c.cost()
	}
	return cells
}

// cellsFrom returns the characters from an offset to the end of its line, as many
// as may be shown and one more.
func cellsFrom(text []byte, offset int) []cell {
	var cells []cell
	for sum := 0; offset < len(text) && sum <= maxWidth; {
		r, size := utf8.DecodeRune(text[offset:])
		if isLineEnd(r) {
			break
		}
		c := cellOf(r, offset)
		cells, sum = append(cells, c), sum+c.cost()
		offset += size
	}
	return cells
}

// isLineEnd reports whether a character ends a line, as in jsonast.Text.
func isLineEnd(r rune) bool { return r == '\n' || r == '\r' }

// cost returns how much of a line's width a character uses. Combining accents use
// some too, so that there cannot be thousands of them.
func (c cell) cost() int { return max(c.width, 1) }

// cellOf escapes what would act on the terminal or is not visible. Widths are
// those that most terminals use.
func cellOf(r rune, offset int) cell {
	const tab = "    "
	plain := string(r)
	switch safe := console.SafeLine(plain); {
	case r == '\t':
		return cell{offset, tab, len(tab)}
	case safe != plain:
		return cell{offset, safe, len(safe)}
	case !unicode.IsGraphic(r), unicode.IsSpace(r) && r != ' ':
		escape := fmt.Sprintf(`\u%04x`, r)
		return cell{offset, escape, len(escape)}
	case unicode.In(r, unicode.Mn, unicode.Me):
		return cell{offset, plain, 0}
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return cell{offset, plain, 2}
	}
	return cell{offset, plain, 1}
}
