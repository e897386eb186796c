package report

import (
	"fmt"
	"strings"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/manifest"
)

// GitHub returns the findings of a file as workflow commands, which GitHub Actions
// turns into annotations of the file. It shows ten of a level for each step, so
// print Text after them.
func GitHub(f File) string {
	var b strings.Builder
	for _, finding := range f.allFindings() {
		fmt.Fprintf(&b, "::%s file=%s%s,title=%s::%s\n", commandName(finding.Severity), property(toSlash(f.place(), onWindows)),
			linesOf(f, finding), property(finding.Rule), data(fullMessage(finding)))
	}
	return b.String()
}

func commandName(severity manifest.Severity) string {
	switch severity {
	case manifest.Error:
		return "error"
	case manifest.Warning:
		return "warning"
	default:
		return "notice"
	}
}

// linesOf returns the position of a finding. GitHub accepts columns only if it is
// on one line.
func linesOf(f File, finding manifest.Finding) string {
	if f.Text == nil {
		return ""
	}
	at := f.region(finding.Span)
	place := fmt.Sprintf(",line=%d,endLine=%d", at.Line, at.EndLine)
	if at.Line == at.EndLine {
		place += fmt.Sprintf(",col=%d,endColumn=%d", at.Column, at.EndColumn)
	}
	return place
}

// data escapes the message of a command.
func data(text string) string {
	return console.SafeLine(strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(text))
}

// property escapes the value of a property of a command.
func property(text string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(data(text))
}
