package report

import (
	"cmp"
	"strings"

	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// Rule is how SARIF describes a rule.
type Rule struct {
	ID      string
	Summary string // what it reports, in one line
	Why     string // the consequences
	Level   string // the default: off, info, warning or error
}

const homePage = "https://github.com/jtlctl/jtlctl"

// RuleAddress returns the address of what explains a rule.
func RuleAddress(rule string) string { return homePage + "/blob/main/docs/rules.md#" + rule }

const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

var semanticVersion = textutil.NewPattern(`^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$`)

// SARIF is a report as a SARIF 2.1.0 log, for code scanning.
type SARIF struct {
	version string
	rules   []sarifRule
	index   map[string]int
	// Taken is how many results the log has, Omitted how many more there are.
	Taken, Omitted int
}

// MostResults is how many results code scanning takes; it refuses a log with more.
const MostResults = 25_000

// NewSARIF returns a log without results. version is that of jtlctl. Of the rules,
// ProblemRule is added.
func NewSARIF(rules []Rule, version string) *SARIF {
	s := &SARIF{version: strings.TrimPrefix(version, "v"), index: map[string]int{}}
	for _, r := range append([]Rule{UnusableFile()}, rules...) {
		s.addRule(r)
	}
	return s
}

// SARIFDepth is how deep the results are in a log.
const SARIFDepth = 4

// Log returns the log with results.
func (s *SARIF) Log(results []SARIFResult) any {
	driver := sarifDriver{Name: "jtlctl", Information: homePage, Rules: s.rules}
	if semanticVersion.Regexp().MatchString(s.version) {
		driver.SemanticVersion = s.version
	} else {
		driver.Version = s.version
	}
	return sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{{
		Tool:       sarifTool{driver},
		Bases:      map[string]sarifBase{sourceRoot: {sarifText{"the root of the repository, or the folder in which jtlctl ran if there is none"}}},
		ColumnKind: "unicodeCodePoints",
		Results:    results,
	}}}
}

func (s *SARIF) addRule(r Rule) {
	why := cmp.Or(r.Why, r.Summary)
	s.index[r.ID] = len(s.rules)
	s.rules = append(s.rules, sarifRule{
		ID: r.ID, Short: sarifText{r.Summary}, Full: sarifText{why}, Help: sarifText{why}, HelpURI: RuleAddress(r.ID),
		Default: sarifDefault{Enabled: r.Level != "off", Level: level(r.Level)},
	})
}

// UnusableFile describes ProblemRule.
func UnusableFile() Rule {
	return Rule{
		ID: ProblemRule, Level: "error", Summary: "A file that cannot be linted",
		Why: "A document that cannot be read may have any number of errors.",
	}
}

// Results returns the findings of a file.
func (s *SARIF) Results(f File) []SARIFResult {
	results, prints := []SARIFResult{}, fingerprints{}
	for _, e := range f.entries() {
		result := s.result(e, prints.of(e.finding))
		result.Fixes = fixes(f, result.Locations[0].Physical.Artifact, e.finding)
		results = append(results, result)
	}
	return s.fitting(results)
}

// fitting returns the results for which the log has room.
func (s *SARIF) fitting(results []SARIFResult) []SARIFResult {
	taken := min(len(results), MostResults-s.Taken)
	s.Taken += taken
	s.Omitted += len(results) - taken
	return results[:taken]
}

// Remarks returns the results of findings that are not about documents.
func (s *SARIF) Remarks(remarks []Remark) []SARIFResult {
	results, prints := []SARIFResult{}, fingerprints{}
	for _, e := range entriesOf(remarks) {
		results = append(results, s.result(e, prints.within(toSlash(e.path, onWindows), e.finding)))
	}
	return s.fitting(results)
}

func (s *SARIF) result(e entry, fingerprint string) SARIFResult {
	place := sarifLocation{Physical: sarifPhysical{artifactOf(e.path, onWindows), sarifRegion(e.at)}}
	if e.finding.Pointer != "" {
		place.Logical = []sarifLogical{{e.finding.Pointer}}
	}
	result := SARIFResult{
		RuleID: e.finding.Rule, Level: level(e.finding.Severity.String()), Message: sarifText{fullMessage(e.finding)},
		Locations: []sarifLocation{place}, Fingerprints: map[string]string{fingerprintName: fingerprint},
	}
	if i, known := s.index[e.finding.Rule]; known {
		result.RuleIndex = &i
	}
	return result
}

// level returns SARIF's name of a severity.
func level(severity string) string {
	switch severity {
	case "error", "warning":
		return severity
	case "off":
		return "none"
	}
	return "note"
}

// fullMessage returns the message and the suggestion of a finding.
func fullMessage(finding manifest.Finding) string {
	if finding.Suggestion == "" {
		return finding.Message
	}
	return finding.Message + "\nsuggestion: " + finding.Suggestion
}

// fixes returns the edits of a finding, as one change.
func fixes(f File, place sarifArtifact, finding manifest.Finding) []sarifFix {
	if !f.fixable(finding) {
		return nil
	}
	change := sarifChange{Artifact: place}
	for _, edit := range finding.Edits {
		replacement := sarifReplacement{Deleted: sarifRegion(f.region(edit.Span))}
		if edit.Text != "" {
			replacement.Inserted = &sarifText{edit.Text}
		}
		change.Replacements = append(change.Replacements, replacement)
	}
	return []sarifFix{{sarifText{cmp.Or(finding.Suggestion, finding.Message)}, []sarifChange{change}}}
}
