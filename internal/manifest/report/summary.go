package report

import (
	"fmt"
	"strings"

	"github.com/jtlctl/jtlctl/internal/manifest"
)

// Summary counts findings.
type Summary struct {
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
	Infos    int `json:"infos"`
}

// Summarise counts the findings of all files.
func Summarise(files []File) Summary {
	var s Summary
	for _, f := range files {
		for _, finding := range f.allFindings() {
			switch finding.Severity {
			case manifest.Error:
				s.Errors++
			case manifest.Warning:
				s.Warnings++
			case manifest.Info:
				s.Infos++
			case manifest.Off:
			}
		}
	}
	return s
}

// summaryLine returns the summary in words.
func summaryLine(files []File) string {
	var parts []string
	s := Summarise(files)
	for _, part := range []struct {
		n    int
		noun string
	}{{s.Errors, "error"}, {s.Warnings, "warning"}, {s.Infos, "info"}} {
		if part.n > 0 {
			parts = append(parts, count(part.n, part.noun))
		}
	}
	if len(parts) == 0 {
		return "no findings in " + count(len(files), "file") + "\n"
	}
	return strings.Join(parts, ", ") + " in " + filesWithFindings(files) + fixSummary(files, s) + "\n"
}

func filesWithFindings(files []File) string {
	n := 0
	for _, f := range files {
		if len(f.allFindings()) > 0 {
			n++
		}
	}
	if n == len(files) {
		return count(n, "file")
	}
	return fmt.Sprintf("%d of %s", n, count(len(files), "file"))
}

func fixSummary(files []File, s Summary) string {
	n := 0
	for _, f := range files {
		for _, finding := range f.Findings {
			if f.fixable(finding) {
				n++
			}
		}
	}
	switch all := s.Errors + s.Warnings + s.Infos; {
	case n == 0:
		return ""
	case n == 1 && all == 1:
		return "; --fix fixes it"
	case n == all:
		return "; --fix fixes all of them"
	}
	return fmt.Sprintf("; --fix fixes %d of them", n)
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
