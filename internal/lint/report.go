package lint

import (
	"fmt"

	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/manifest/report"
)

// Report returns the files in the form that package report takes.
func (r Result) Report() []report.File {
	var reported []report.File
	for _, file := range r.Files {
		path := file.Path
		if path == StdinName {
			path = "stdin"
		}
		f := report.File{Path: path, Kind: string(file.Document.Kind), Text: file.Document.Text, Findings: file.Findings}
		if file.ReadErr != nil {
			f.Text, f.Problem = nil, "the file cannot be read: "+readProblem(file.ReadErr)
		}
		reported = append(reported, f)
	}
	return reported
}

// ReportRules returns the rules in the form that package report takes.
func ReportRules() []report.Rule {
	var rules []report.Rule
	for _, r := range manifest.Rules() {
		rules = append(rules, report.Rule{ID: r.ID, Summary: r.Summary, Why: r.Why, Level: r.Severity.String()})
	}
	return rules
}

// FirstProblem returns why a file is Unreadable.
func (f *File) FirstProblem() string {
	if f.ReadErr != nil {
		return readProblem(f.ReadErr)
	}
	for _, finding := range f.Findings {
		if finding.Rule == "syntax" {
			line, column := f.Document.Text.Position(finding.Start)
			return fmt.Sprintf("line %d, column %d: %s", line, column, finding.Message)
		}
	}
	return "it is not JSON"
}
