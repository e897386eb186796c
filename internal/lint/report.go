package lint

import (
	"fmt"

	"github.com/jtlctl/jtlctl/internal/infer"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/manifest/report"
)

// Report returns a file in the form that package report takes.
func (f *File) Report() report.File {
	reported := report.File{Path: f.Path, Kind: string(f.Document.Kind), Text: f.Document.Text, Findings: f.Findings, Place: f.place}
	if f.Path == StdinName {
		reported.Path, reported.Place = "stdin", "stdin"
	}
	if f.ReadErr != nil {
		reported.Text, reported.Problem = nil, "the file cannot be read: "+readProblem(f.ReadErr)
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

// UnresolvedCall describes the rule for calls of which nothing is known, which only
// `scope infer` has.
func UnresolvedCall() report.Rule {
	return report.Rule{
		ID: infer.RuleUnresolved, Level: "info", Summary: "A call of which it is not known what it needs",
		Why: "No scope is guessed for it, so that a scope which no other call needs may be needed nevertheless.",
	}
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
