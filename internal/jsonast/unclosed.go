package jsonast

import (
	"fmt"
	"slices"
	"strings"
)

// truncated reports whether the text ends at an offset although brackets are open:
// then only that is reported.
func (r *nesting) truncated(at int) bool { return len(r.open) > 0 && !r.endReported && r.blank(at) }

// unclosed reports, once, that the text ends while brackets are open.
func (r *nesting) unclosed() {
	if r.endReported {
		return
	}
	r.endReported = true
	ends := "the file ends"
	if r.inString {
		ends = "the file ends inside a string"
	}
	end := len(strings.TrimRight(r.text, " \t\r\n"))
	inner := r.open[len(r.open)-1]
	r.fault(end, end, fmt.Sprintf("%s, but the %c of line %d is not closed", ends, inner.opening(), r.lineOf(inner.at)), r.endHint())
}

func (r *nesting) endHint() string {
	if opening, closing, found := r.misplaced(); found {
		c := r.text[closing]
		return fmt.Sprintf("the %c of line %d closes the %c of line %d, which is indented further: is a %c missing between them?",
			c, r.lineOf(closing), r.text[opening], r.lineOf(opening), c)
	}
	const most = 8 // brackets
	if len(r.open) > most {
		return "is the file cut off?"
	}
	var missing strings.Builder
	for _, b := range slices.Backward(r.open) {
		missing.WriteByte(b.closing)
	}
	return fmt.Sprintf("is the file cut off? If not, write %s at its end", missing.String())
}

// misplaced finds the first closing bracket that by its indentation was meant
// for another bracket than the one it closes: one before it was forgotten.
func (r *lookup) misplaced() (opening, closing int, found bool) {
	var open []int
	for i, c := range r.brackets(r.whole.lines[0]) {
		switch {
		case c == '{', c == '[':
			open = append(open, i)
		case len(open) == 0:
			return 0, 0, false
		default:
			opening, open = open[len(open)-1], open[:len(open)-1]
			if r.firstInLine(i) && r.indentation(i) < r.indentation(opening) {
				return opening, i, true
			}
		}
	}
	return 0, 0, false
}

// firstInLine looks back no farther than to what is not white space: there may
// be many brackets on a line that is indented far.
func (r *lookup) firstInLine(at int) bool { return strings.TrimRight(r.lineBefore(at), " \t") == "" }

// indentation returns how far the line of a place is indented.
func (r *lookup) indentation(at int) int {
	line := r.lineBefore(at)
	return len(line) - len(strings.TrimLeft(line, " \t"))
}

func (r *lookup) lineBefore(at int) string { return r.text[r.whole.lines[r.lineOf(at)-1]:at] }

func (r *lookup) lineOf(at int) int { return r.whole.lineAt(at) }
