package cli

import "strings"

// fit breaks lines at the width of a page of help. A paragraph that is not
// indented is filled again, if a line of it is too long; an indented line goes on
// below its last column.
func fit(text string) string {
	var pages []string
	for paragraph := range strings.SplitSeq(text, "\n\n") {
		pages = append(pages, fitParagraph(paragraph))
	}
	return strings.Join(pages, "\n\n")
}

func fitParagraph(paragraph string) string {
	lines := strings.Split(paragraph, "\n")
	prose, long := true, false
	for _, line := range lines {
		prose = prose && !strings.HasPrefix(line, " ")
		long = long || len([]rune(line)) > helpWidth
	}
	switch {
	case !long:
		return paragraph
	case prose:
		return hang(strings.Join(lines, " "), "")
	}
	for i, line := range lines {
		lines[i] = hang(line, strings.Repeat(" ", lastColumn(line)))
	}
	return strings.Join(lines, "\n")
}

// lastColumn returns where the text of a line begins that follows its last gap.
func lastColumn(line string) int {
	gap := strings.LastIndex(line, "  ") + len("  ")
	return len([]rune(line[:gap]))
}

// hang breaks a line at spaces; the lines that follow begin with indent.
func hang(line, indent string) string {
	var b strings.Builder
	for {
		runes := []rune(line)
		if len(runes) <= helpWidth {
			b.WriteString(line)
			return b.String()
		}
		cut := strings.LastIndex(string(runes[:helpWidth+1]), " ")
		if cut <= len(indent) {
			b.WriteString(line) // one word that has no place
			return b.String()
		}
		b.WriteString(strings.TrimRight(line[:cut], " ") + "\n")
		line = indent + line[cut+1:]
	}
}
