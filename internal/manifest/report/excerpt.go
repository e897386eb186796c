package report

import (
	"bytes"
	"math"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/jsonast"
)

// maxWidth is how many cells of a line are shown. Manifests may be minified, so
// that all of them is one line.
const maxWidth = 100

// excerpt is the line on which a place begins, truncated.
type excerpt struct {
	line string
	// indent is how many cells precede the marks.
	indent int
	marks  string
}

// excerptOf shows the first line of a span. Only what may be shown is looked
// at, since there may be many findings on one long line.
func excerptOf(text []byte, span jsonast.Span) excerpt {
	span = clamp(text, span)
	text, span = skipBOM(text, span)
	if span.Start > 0 && span.Start < len(text) && text[span.Start-1] == '\r' && text[span.Start] == '\n' {
		span.Start-- // the end of a line is one place
	}
	left, right, cutLeft, cutRight := trim(cellsBefore(text, span.Start), cellsFrom(text, span.Start))
	var line strings.Builder
	var indent, marked int
	if cutLeft {
		line.WriteString("…")
		indent++
	}
	for _, c := range slices.Backward(left) {
		line.WriteString(c.shown)
		indent += c.width
	}
	for _, c := range right {
		line.WriteString(c.shown)
		if c.offset < span.End {
			marked += c.width
		}
	}
	if cutRight {
		line.WriteString("…")
	}
	return excerpt{strings.TrimRight(line.String(), " "), indent, strings.Repeat("^", max(marked, 1))}
}

// skipBOM removes a byte order mark, which is not visible.
func skipBOM(text []byte, span jsonast.Span) ([]byte, jsonast.Span) {
	rest, marked := bytes.CutPrefix(text, []byte("\ufeff"))
	if !marked {
		return text, span
	}
	mark := len(text) - len(rest)
	return rest, jsonast.Span{Start: max(span.Start-mark, 0), End: max(span.End-mark, 0)}
}

// trim keeps what has room of both sides of a place: at least a third of
// the room is for what precedes it.
func trim(left, right []cell) (keptLeft, keptRight []cell, cutLeft, cutRight bool) {
	n, used := fit(left, max(maxWidth-cost(right), maxWidth/3))
	m, _ := fit(right, maxWidth-used)
	return left[:n], right[:m], n < len(left), m < len(right)
}

// fit returns how many cells fit, and their total cost.
func fit(cells []cell, room int) (n, used int) {
	for n < len(cells) && used+cells[n].cost() <= room {
		used += cells[n].cost()
		n++
	}
	return n, used
}

func cost(cells []cell) int {
	_, used := fit(cells, math.MaxInt)
	return used
}
