package report

import (
	"fmt"
	"strings"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// Style colours text, or returns it unchanged; console.Style is one.
type Style interface {
	Bold(text string) string
	Faint(text string) string
	Red(text string) string
	Yellow(text string) string
	Green(text string) string
	Cyan(text string) string
}

// Text returns the report of a file for people: each finding with its line of
// the document and the place marked below it. Count.Line comes after the last file.
func Text(f File, style Style) string {
	var b strings.Builder
	for _, finding := range f.allFindings() {
		at := f.region(finding.Span)
		b.WriteString(heading(f, finding, at, style))
		b.WriteString(body(f, finding, at, style))
		b.WriteString("\n")
	}
	return b.String()
}

// heading returns a finding on one line, in the format that editors link.
func heading(f File, finding manifest.Finding, at region, style Style) string {
	place := f.Path + ":"
	if f.Text != nil {
		place = fmt.Sprintf("%s:%d:%d:", f.Path, at.Line, at.Column)
	}
	return fmt.Sprintf("%s %s %s %s\n",
		style.Bold(console.SafeLine(place)),
		paint(style, finding.Severity, finding.Severity.String()+":"),
		console.SafeLine(finding.Message),
		style.Faint("["+console.SafeLine(finding.Rule)+"]"))
}

// body shows the place and further details after a margin with the line number.
func body(f File, finding manifest.Finding, at region, style Style) string {
	var b strings.Builder
	margin := "    "
	if f.Text != nil {
		number := fmt.Sprintf("%4d", at.Line)
		margin = strings.Repeat(" ", len(number))
		shown := excerptOf(f.Text.Bytes, finding.Span)
		fmt.Fprintf(&b, "%s%s\n", style.Faint(number+" |"), prefixed(" ", shown.line))
		fmt.Fprintf(&b, "%s %s%s\n", style.Faint(margin+" |"), strings.Repeat(" ", shown.indent), paint(style, finding.Severity, shown.marks))
	}
	if finding.Pointer != "" {
		fmt.Fprintf(&b, "%s\n", style.Faint(margin+" = at "+console.SafeLine(shortPointer(finding.Pointer))))
	}
	if finding.Suggestion != "" {
		fmt.Fprintf(&b, "%s %s %s\n", style.Faint(margin+" ="), style.Cyan("suggestion:"), console.SafeLine(finding.Suggestion))
	}
	return b.String()
}

// shortPointer returns a pointer for people. A name in a document may be megabytes
// long.
func shortPointer(pointer string) string {
	const longest = 200 // characters
	return textutil.Shorten(pointer, longest)
}

// prefixed keeps an empty text empty, so that no line ends in a space.
func prefixed(prefix, text string) string {
	if text == "" {
		return ""
	}
	return prefix + text
}

func paint(style Style, severity manifest.Severity, text string) string {
	switch severity {
	case manifest.Error:
		return style.Red(text)
	case manifest.Warning:
		return style.Yellow(text)
	default:
		return style.Cyan(text)
	}
}
