package report

import (
	"cmp"
	"slices"

	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/sorting"
)

// Remark is a finding about a place in a file that is no document, such as source code.
type Remark struct {
	Rule     string
	Severity manifest.Severity
	Message  string
	// File is the path from the root of the repository.
	File string
	// Line and Column are counted from 1; line 0 is the whole file.
	Line, Column int
}

// entry is a finding as programs read it.
type entry struct {
	finding manifest.Finding
	path    string // from the root of the repository, not yet with slashes
	at      region
	whole   bool // whether it is about no certain line
}

// entries returns the findings of the file, its problem first.
func (f File) entries() []entry {
	var all []entry
	for _, finding := range f.allFindings() {
		all = append(all, entry{finding, f.place(), f.region(finding.Span), f.Text == nil})
	}
	return all
}

func (r Remark) entry() entry {
	at := region{max(r.Line, 1), max(r.Column, 1), max(r.Line, 1), max(r.Column, 1)}
	return entry{manifest.Finding{Rule: r.Rule, Severity: r.Severity, Message: r.Message}, r.File, at, r.Line < 1}
}

func entriesOf(remarks []Remark) []entry {
	var all []entry
	for _, r := range remarks {
		all = append(all, r.entry())
	}
	return all
}

// byFile groups remarks by their files, in the order of the names.
func byFile(remarks []Remark) [][]Remark {
	remarks = slices.Clone(remarks)
	sorting.By(remarks, func(a, b Remark) int { return cmp.Compare(a.File, b.File) })
	var groups [][]Remark
	for i, r := range remarks {
		if i == 0 || remarks[i-1].File != r.File {
			groups = append(groups, nil)
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], r)
	}
	return groups
}
