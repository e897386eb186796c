package cli

import (
	"slices"
	"strings"
)

// fit breaks lines at a width. A paragraph that is not indented is filled again, if a
// line of it is too long, and so is the last column of an indented line, with the
// lines below that only go on in that column.
func fit(text string, width int) string {
	var pages []string
	for paragraph := range strings.SplitSeq(text, "\n\n") {
		pages = append(pages, fitParagraph(paragraph, width))
	}
	return strings.Join(pages, "\n\n")
}

func fitParagraph(paragraph string, width int) string {
	lines := strings.Split(paragraph, "\n")
	tooLong := func(line string) bool { return len([]rune(line)) > width }
	if !slices.ContainsFunc(lines, tooLong) {
		return paragraph
	}
	if !slices.ContainsFunc(lines, func(line string) bool { return strings.HasPrefix(line, " ") }) {
		return hang(strings.Join(lines, " "), "", width)
	}
	var fitted []string
	for len(lines) > 0 {
		indent := strings.Repeat(" ", lastColumn(lines[0]))
		n := 1
		for n < len(lines) && hasColumns(lines[0]) && goesOn(lines[n], indent) {
			n++
		}
		entry := strings.Join(lines[:n], "\n")
		if slices.ContainsFunc(lines[:n], tooLong) {
			entry = hang(strings.ReplaceAll(entry, "\n"+indent, " "), indent, width)
		}
		fitted, lines = append(fitted, entry), lines[n:]
	}
	return strings.Join(fitted, "\n")
}

// hasColumns reports whether a line has a gap behind its indentation. Lines without
// one, such as those of an example, are not joined.
func hasColumns(line string) bool {
	return strings.Contains(strings.TrimLeft(line, " "), "  ")
}

// goesOn reports whether a line has only text of the column that begins at indent.
func goesOn(line, indent string) bool {
	text, ok := strings.CutPrefix(line, indent)
	return ok && text != "" && !strings.HasPrefix(text, " ") && lastColumn(line) == len(indent)
}

// lastColumn returns where the text of a line begins that follows its last gap.
func lastColumn(line string) int {
	if !strings.Contains(line, "  ") {
		return 0
	}
	gap := strings.LastIndex(line, "  ") + len("  ")
	return len([]rune(line[:gap]))
}

// hang breaks a line at spaces; the lines that follow begin with indent. What is
// between backquotes stays on one line, also on one that is too long: it is for
// copying.
func hang(line, indent string, width int) string {
	var b strings.Builder
	for {
		if len([]rune(line)) <= width {
			b.WriteString(line)
			return b.String()
		}
		cut := breakAt(line, len(indent), width)
		if cut < 0 {
			b.WriteString(line)
			return b.String()
		}
		b.WriteString(strings.TrimRight(line[:cut], " ") + "\n")
		line = indent + line[cut+1:]
	}
}

// breakAt returns the last space behind the indentation of a line at which it fits into
// a width, or else the first one at all, or -1.
func breakAt(line string, indent, width int) int {
	found, quoted, column := -1, false, 0
	for i, r := range line {
		switch {
		case r == '`':
			quoted = !quoted && strings.Contains(line[i+1:], "`")
		case r == ' ' && !quoted && i > indent && (found < 0 || column <= width):
			found = i
		}
		column++
	}
	return found
}
