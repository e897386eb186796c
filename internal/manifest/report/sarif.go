package report

import (
	"cmp"
	"regexp"
	"strings"
	"sync"

	"github.com/jtlctl/jtlctl/internal/manifest"
)

// Rule is how SARIF describes a rule.
type Rule struct {
	ID      string
	Summary string // what it reports, in one line
	Why     string // the consequences
	Level   string // the default: off, info, warning or error
}

const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

var semanticVersion = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$`)
})

// SARIF is a report as a SARIF 2.1.0 log, for code scanning.
type SARIF struct {
	version string
	rules   []sarifRule
	index   map[string]int
}

// NewSARIF returns a log without results. version is that of jtlctl. Of the rules,
// ProblemRule is added.
func NewSARIF(rules []Rule, version string) *SARIF {
	s := &SARIF{version: strings.TrimPrefix(version, "v"), index: map[string]int{}}
	for _, r := range append([]Rule{problemRule()}, rules...) {
		s.addRule(r)
	}
	return s
}

// SARIFDepth is how deep the results are in a log.
const SARIFDepth = 4

// Log returns the log with results.
func (s *SARIF) Log(results []SARIFResult) any {
	driver := sarifDriver{Name: "jtlctl", Rules: s.rules}
	if semanticVersion().MatchString(s.version) {
		driver.SemanticVersion = s.version
	} else {
		driver.Version = s.version
	}
	return sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{{
		Tool:       sarifTool{driver},
		Bases:      map[string]sarifBase{sourceRoot: {sarifText{"the root of the repository, or the folder in which jtlctl ran if that is in none"}}},
		ColumnKind: "unicodeCodePoints",
		Results:    results,
	}}}
}

func (s *SARIF) addRule(r Rule) {
	why := cmp.Or(r.Why, r.Summary)
	s.index[r.ID] = len(s.rules)
	s.rules = append(s.rules, sarifRule{
		ID: r.ID, Short: sarifText{r.Summary}, Full: sarifText{why}, Help: sarifText{why},
		Default: sarifDefault{Enabled: r.Level != "off", Level: level(r.Level)},
	})
}

func problemRule() Rule {
	return Rule{
		ID: ProblemRule, Level: "error", Summary: "a file that cannot be linted",
		Why: "a document that cannot be read may have any number of errors",
	}
}

// Results returns the findings of a file.
func (s *SARIF) Results(f File) []SARIFResult {
	place, prints := artifactOf(f.place(), onWindows), fingerprints{}
	results := []SARIFResult{}
	for _, finding := range f.allFindings() {
		result := SARIFResult{
			RuleID: finding.Rule, Level: level(finding.Severity.String()),
			Message:      sarifText{fullMessage(finding)},
			Locations:    []sarifLocation{{Physical: sarifPhysical{place, sarifRegion(f.region(finding.Span))}}},
			Fingerprints: map[string]string{fingerprintName: prints.of(finding)},
			Fixes:        fixes(f, place, finding),
		}
		if i, known := s.index[finding.Rule]; known {
			result.RuleIndex = &i
		}
		if finding.Pointer != "" {
			result.Locations[0].Logical = []sarifLogical{{finding.Pointer}}
		}
		results = append(results, result)
	}
	return results
}

// At is the result of a finding of a rule about a place in a file that is no document,
// whose path is that from the root of the repository; line 0 is the whole file.
func (s *SARIF) At(rule, severity, message, file string, line, column int) SARIFResult {
	at := region{max(line, 1), max(column, 1), max(line, 1), max(column, 1)}
	finding := manifest.Finding{Rule: rule, Message: message, Pointer: file}
	result := SARIFResult{
		RuleID: rule, Level: level(severity), Message: sarifText{message},
		Locations:    []sarifLocation{{Physical: sarifPhysical{artifactOf(file, onWindows), sarifRegion(at)}}},
		Fingerprints: map[string]string{fingerprintName: fingerprints{}.of(finding)},
	}
	if i, known := s.index[rule]; known {
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
