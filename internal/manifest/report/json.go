package report

// Report is the result of a lint for programs. docs/schemas/lint.schema.json
// describes its JSON, which is a stable contract.
type Report struct {
	Files   []FileReport `json:"files"`
	Summary Summary      `json:"summary"`
}

// FileReport is one file of a Report.
type FileReport struct {
	Path     string          `json:"path"` // as the user named it
	Kind     string          `json:"kind"`
	Findings []FindingReport `json:"findings"`
}

// FindingReport is one finding of a Report. Lines and columns count from 1,
// columns in characters; the end is the first column after the place.
type FindingReport struct {
	Rule       string `json:"rule"`
	Severity   string `json:"severity"`
	Message    string `json:"message"`
	Line       int    `json:"line"`
	Column     int    `json:"column"`
	EndLine    int    `json:"end_line"`
	EndColumn  int    `json:"end_column"`
	Pointer    string `json:"pointer"`
	Suggestion string `json:"suggestion"`
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
