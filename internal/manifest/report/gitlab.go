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
func CodeQuality(f File) []CodeQualityFinding {
	path, prints := toSlash(f.place(), onWindows), fingerprints{}
	all := []CodeQualityFinding{}
	for _, finding := range f.allFindings() {
		at := f.region(finding.Span)
		all = append(all, CodeQualityFinding{
			Description: fullMessage(finding), Rule: finding.Rule, Fingerprint: prints.within(path, finding),
			Severity: codeQualitySeverity(finding.Severity),
			Location: codeQualityLocation{path, codeQualityLines{at.Line, at.EndLine}},
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
