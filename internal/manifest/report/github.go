package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/manifest"
)

// GitHub returns the findings of a file as workflow commands, which GitHub Actions
// turns into annotations of the file. It shows ten of a level for each step, so
// print Text after them.
func GitHub(f File) string { return commands(f.entries()) }

// GitHubRemarks is GitHub of findings that are not about documents.
func GitHubRemarks(remarks []Remark) string { return commands(entriesOf(remarks)) }

func commands(entries []entry) string {
	var b strings.Builder
	for _, e := range entries {
		fmt.Fprintf(&b, "::%s file=%s%s,title=%s::%s\n", commandName(e.finding.Severity), property(toSlash(e.path, onWindows)),
			e.lines(), property(e.finding.Rule), data(fullMessage(e.finding)))
	}
	return b.String()
}

// StopCommands returns the lines between which GitHub takes no line for a workflow
// command: text begins with the name of a file, and who opens a pull request chooses that.
// random makes a word for the second line that nobody can guess.
func StopCommands(random io.Reader) (stop, resume string, err error) {
	const length = 16 // bytes
	word := make([]byte, length)
	if _, err := io.ReadFull(random, word); err != nil {
		return "", "", err
	}
	return fmt.Sprintf("::stop-commands::%x\n", word), fmt.Sprintf("::%x::\n", word), nil
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

// lines returns the position of a finding. GitHub accepts columns only if it is
// on one line.
func (e entry) lines() string {
	if e.whole {
		return ""
	}
	at := e.at
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
