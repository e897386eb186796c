package manifest

import (
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/lint"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/manifest/report"
)

// The JSON documents of the commands below `manifest`. They are contracts.

// LintReport is the document of `manifest lint`.
type LintReport struct {
	report.Report
	kit.Warned
}

// Scopes is the document of `manifest scopes`.
type Scopes struct {
	Kind   manifest.Kind        `json:"kind"`   // the kind of document
	Path   string               `json:"path"`   // the file as it was named or found
	Scopes []lint.DeclaredScope `json:"scopes"` // the scopes, in the order of the document
	kit.Warned
}

// Doc is the document of `manifest doc`.
type Doc struct {
	Language string `json:"language"` // the language of the page: de or en
	Markdown string `json:"markdown"` // the page
	Path     string `json:"path"`     // the manifest that it is about
	kit.Warned
}

// DescribedRule is a rule, as `manifest rules ID` prints it. Without ID the
// document is a list, which has no warnings.
type DescribedRule struct {
	ID       string   `json:"id"`       // the name of the rule
	Severity string   `json:"severity"` // the most that a finding has
	Summary  string   `json:"summary"`  // what the rule reports, in one line
	Why      string   `json:"why"`      // what happens otherwise
	Fixable  bool     `json:"fixable"`  // true if --fix fixes some of the findings
	Release  bool     `json:"release"`  // true if the rule runs only with --release
	Bad      []string `json:"bad"`      // documents that the rule reports
	Good     []string `json:"good"`     // a document that it does not report

	needsCode          bool
	raisable           bool // what is only likely is less
	errorInApplication bool // what it finds is an error in an application file only
}
