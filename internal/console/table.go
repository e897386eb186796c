package console

import (
	"slices"
	"strings"
)

// gap is between two columns of a table.
const gap = 2

// How narrow, in columns of the terminal, the columns of a table become: leastCell if
// all keys fit then, else the others.
const (
	leastCell  = 4
	usefulCell = 6
	usefulKey  = 12
)

// Table writes rows in columns, as a part of the result; the first row has the
// headings. On a terminal no line is longer than that: the longest cells are cut,
// but never the keys, by which a row is found. A key that is too long makes its own
// line longer, and no other. Without keys that is the first column with a heading.
func (c *Console) Table(rows [][]string, keys ...int) {
	rows = escapedRows(rows)
	if len(rows) == 0 {
		return
	}
	if len(keys) == 0 {
		keys = []int{firstHeading(rows[0])}
	}
	widths := columnWidths(rows)
	if limit := c.outWidth(); limit > 0 {
		isKey := func(column int) bool { return slices.Contains(keys, column) }
		isOther := func(column int) bool { return !isKey(column) }
		if narrow := slices.Clone(widths); shrink(narrow, limit, leastCell, isOther) {
			widths = narrow
		} else {
			shrink(widths, limit, usefulCell, isOther)
			shrink(widths, limit, usefulKey, isKey)
			shrink(widths, limit, 1, isOther)
		}
	}
	c.writeRows(rows, widths, keys)
}

// Fields writes names and their values, as a part of the result. Nothing is cut:
// on a terminal a value goes on below itself, and a word that is too long for the
// line, such as an address, stays whole.
func (c *Console) Fields(rows [][]string) {
	rows = escapedRows(rows)
	widths := columnWidths(rows)
	limit := c.outWidth()
	if len(widths) < 2 || limit == 0 { //nolint:mnd // name and value
		c.writeRows(rows, widths, nil)
		return
	}
	var lines [][]string
	for _, row := range rows {
		for i, part := range wrapped(row[len(row)-1], limit-widths[0]-gap) {
			if i > 0 {
				row = []string{""}
			}
			lines = append(lines, []string{row[0], part})
		}
	}
	c.writeRows(lines, widths, []int{0, 1})
}

func (c *Console) outWidth() int {
	if c.OutWidth == nil {
		return 0
	}
	return c.OutWidth()
}

func (c *Console) writeRows(rows [][]string, widths, whole []int) {
	var b strings.Builder
	for _, row := range rows {
		for i, cell := range row {
			if !slices.Contains(whole, i) {
				cell = fit(cell, widths[i])
			}
			if i < len(row)-1 {
				cell = padded(cell, widths[i]) + strings.Repeat(" ", gap)
			}
			b.WriteString(cell)
		}
		b.WriteByte('\n')
	}
	_, _ = c.Write([]byte(b.String()))
}

func escapedRows(rows [][]string) [][]string {
	all := make([][]string, len(rows))
	for i, row := range rows {
		for _, cell := range row {
			all[i] = append(all[i], SafeLine(cell))
		}
	}
	return all
}

func columnWidths(rows [][]string) []int {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], columnsOf(cell))
		}
	}
	return widths
}

func firstHeading(headings []string) int {
	for i, heading := range headings {
		if heading != "" {
			return i
		}
	}
	return 0
}

// shrink takes from the widest of the columns that may be cut, of equal ones from
// the last, until a line fits or they have the least width, and reports whether it
// fits.
func shrink(widths []int, limit, least int, may func(column int) bool) bool {
	total := gap * (len(widths) - 1)
	for _, w := range widths {
		total += w
	}
	for ; total > limit; total-- {
		widest := -1
		for i, w := range widths {
			if may(i) && w > least && (widest < 0 || w >= widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return false
		}
		widths[widest]--
	}
	return true
}

// wrapped breaks a text into lines at its spaces.
func wrapped(text string, columns int) []string {
	if columnsOf(text) <= columns {
		return []string{text}
	}
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		switch longer := line + " " + word; {
		case line == "":
			line = word
		case columnsOf(longer) <= columns:
			line = longer
		default:
			lines = append(lines, line)
			line = word
		}
	}
	return append(lines, line)
}
