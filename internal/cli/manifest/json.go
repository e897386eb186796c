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
	Kind   manifest.Kind        `json:"kind"`
	Path   string               `json:"path"`
	Scopes []lint.DeclaredScope `json:"scopes"`
	kit.Warned
}

// Doc is the document of `manifest doc`.
type Doc struct {
	Language string `json:"language"`
	Markdown string `json:"markdown"`
	Path     string `json:"path"`
	kit.Warned
}

// DescribedRule is a rule, as `manifest rules ID` prints it. Without ID the
// document is a list, which has no warnings.
type DescribedRule struct {
	ID       string   `json:"id"`
	Severity string   `json:"severity"`
	Summary  string   `json:"summary"`
	Why      string   `json:"why"`
	Fixable  bool     `json:"fixable"`
	Release  bool     `json:"release"`
	Bad      []string `json:"bad"`
	Good     []string `json:"good"`

	needsCode          bool
	raisable           bool // what is only likely is less
	errorInApplication bool // what it finds is an error in an application file only
}
