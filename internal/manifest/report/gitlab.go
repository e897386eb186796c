package report

import "github.com/jtlctl/jtlctl/internal/manifest"

// CodeQualityDepth is how deep the findings are in a report of GitLab's Code Quality.
const CodeQualityDepth = 1

// CodeQualityFinding is a finding as GitLab's Code Quality reads it: the part of the
// Code Climate format that GitLab documents.
type CodeQualityFinding struct {
	Description string              `json:"description"`
	Rule        string              `json:"check_name"`
	Fingerprint string              `json:"fingerprint"`
	Severity    string              `json:"severity"`
	Location    codeQualityLocation `json:"location"`
}

type codeQualityLocation struct {
	Path  string           `json:"path"`
	Lines codeQualityLines `json:"lines"`
}

type codeQualityLines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

// CodeQuality returns the findings of a file for GitLab, which compares them with those
// of the target branch by their fingerprints.
func CodeQuality(f File) []CodeQualityFinding { return codeQuality(f.entries()) }

// CodeQualityRemarks is CodeQuality of findings that are not about documents.
func CodeQualityRemarks(remarks []Remark) []CodeQualityFinding {
	return codeQuality(entriesOf(remarks))
}

func codeQuality(entries []entry) []CodeQualityFinding {
	prints := fingerprints{}
	all := []CodeQualityFinding{}
	for _, e := range entries {
		path := toSlash(e.path, onWindows)
		all = append(all, CodeQualityFinding{
			Description: fullMessage(e.finding), Rule: e.finding.Rule, Fingerprint: prints.within(path, e.finding),
			Severity: codeQualitySeverity(e.finding.Severity),
			Location: codeQualityLocation{path, codeQualityLines{e.at.Line, e.at.EndLine}},
		})
	}
	return all
}

func codeQualitySeverity(severity manifest.Severity) string {
	switch severity {
	case manifest.Error:
		return "major"
	case manifest.Warning:
		return "minor"
	default:
		return "info"
	}
}
