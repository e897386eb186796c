package report

// Report is the result of a lint for programs. docs/schemas/lint.schema.json
// describes its JSON, which is a stable contract.
type Report struct {
	Files   []FileReport `json:"files"`   // every file that was linted
	Summary Summary      `json:"summary"` // how many findings there are in all files
}

// FileReport is one file of a Report.
type FileReport struct {
	Path     string          `json:"path"`     // as the user named it
	Kind     string          `json:"kind"`     // the kind of document
	Findings []FindingReport `json:"findings"` // what was found, in the order of the text
}

// FindingReport is one finding of a Report. Lines and columns count from 1,
// columns in characters; the end is the first column after the place.
type FindingReport struct {
	Rule       string `json:"rule"`       // the name of the rule
	Severity   string `json:"severity"`   // how much the finding matters
	Message    string `json:"message"`    // what is wrong, for people
	Line       int    `json:"line"`       // the line on which the place begins, from 1
	Column     int    `json:"column"`     // the column of the first character, from 1
	EndLine    int    `json:"end_line"`   // the line on which the place ends, from 1
	EndColumn  int    `json:"end_column"` // the column after the last character, from 1
	Pointer    string `json:"pointer"`    // the value that is meant, as a JSON pointer
	Suggestion string `json:"suggestion"` // what to write or do instead, for people; may be empty
}

// JSON returns the report of a file for programs.
func JSON(f File) FileReport {
	report := FileReport{Path: f.Path, Kind: f.Kind, Findings: []FindingReport{}}
	for _, finding := range f.allFindings() {
		at := f.region(finding.Span)
		report.Findings = append(report.Findings, FindingReport{
			Rule: finding.Rule, Severity: finding.Severity.String(), Message: finding.Message,
			Line: at.Line, Column: at.Column, EndLine: at.EndLine, EndColumn: at.EndColumn,
			Pointer: finding.Pointer, Suggestion: finding.Suggestion,
		})
	}
	return report
}
