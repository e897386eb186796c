package report

import (
	"fmt"
	"strings"

	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// Summary counts findings.
type Summary struct {
	Errors   int `json:"errors"`   // findings that the platform rejects
	Warnings int `json:"warnings"` // findings that are likely mistakes
	Infos    int `json:"infos"`    // findings that are worth a look
}

// Count counts what is reported, file by file.
type Count struct {
	Summary
	files, found, fixable int
}

// Add counts the findings of a file.
func (c *Count) Add(f File) {
	findings := f.allFindings()
	for _, finding := range findings {
		switch finding.Severity {
		case manifest.Error:
			c.Errors++
		case manifest.Warning:
			c.Warnings++
		case manifest.Info:
			c.Infos++
		case manifest.Off:
		}
		if f.fixable(finding) {
			c.fixable++
		}
	}
	c.files++
	if len(findings) > 0 {
		c.found++
	}
}

// Line returns what was counted in words.
func (c *Count) Line() string {
	var parts []string
	for _, part := range []struct {
		n    int
		noun string
	}{{c.Errors, "error"}, {c.Warnings, "warning"}, {c.Infos, "info"}} {
		if part.n > 0 {
			parts = append(parts, textutil.Count(part.n, part.noun))
		}
	}
	if len(parts) == 0 {
		return "no findings in " + textutil.Count(c.files, "file") + "\n"
	}
	return strings.Join(parts, ", ") + " in " + c.filesWithFindings() + c.fixes() + "\n"
}

func (c *Count) filesWithFindings() string {
	if c.found == c.files {
		return textutil.Count(c.files, "file")
	}
	return fmt.Sprintf("%d of %s", c.found, textutil.Count(c.files, "file"))
}

func (c *Count) fixes() string {
	switch all := c.Errors + c.Warnings + c.Infos; {
	case c.fixable == 0:
		return ""
	case c.fixable == 1 && all == 1:
		return "; --fix fixes it"
	case c.fixable == all:
		return "; --fix fixes all of them"
	}
	return fmt.Sprintf("; --fix fixes %d of them", c.fixable)
}
