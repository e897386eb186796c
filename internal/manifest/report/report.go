// Package report formats findings: for people, for programs, for build servers, and as
// the diff of a fix.
//
// It knows how wide text is on a terminal and what may be shown there. It does
// not know rules or files.
package report

import (
	"cmp"

	"github.com/jtlctl/jtlctl/internal/jsonast"
	"github.com/jtlctl/jtlctl/internal/manifest"
)

// ProblemRule is the rule under which the Problem of a file is reported.
const ProblemRule = "file-unusable"

// File is what the reports need to know about a linted file.
type File struct {
	Path string
	// Place is the path from the root of the repository, for readers on other
	// machines; "" is Path.
	Place string
	// Kind is the kind of document; it is empty if it is unknown.
	Kind string
	// Text is nil if the file could not be read.
	Text     *jsonast.Text
	Findings []manifest.Finding
	// Problem is why the file could not be linted. It is reported as one more
	// error; leave it empty if the Findings include it.
	Problem string
}

// place returns the path for readers on other machines.
func (f File) place() string { return cmp.Or(f.Place, f.Path) }

// allFindings returns the findings of the file, its problem first.
func (f File) allFindings() []manifest.Finding {
	if f.Problem == "" {
		return f.Findings
	}
	problem := manifest.Finding{Rule: ProblemRule, Severity: manifest.Error, Message: f.Problem}
	return append([]manifest.Finding{problem}, f.Findings...)
}

// fixable reports whether --fix fixes a finding. It does not change what is not
// JSON or not UTF-8; this repeats manifest.Document.Fixable because a file that
// could not be linted has no Document.
func (f File) fixable(finding manifest.Finding) bool {
	return len(finding.Edits) > 0 && f.Text != nil && f.Text.Valid() && !f.Text.Recoded
}

// region is a part of a text in lines and columns, counted from 1. The end
// is the first column after it.
type region struct{ Line, Column, EndLine, EndColumn int }

// region returns the position of a span. In a file without text that is its
// beginning.
func (f File) region(span jsonast.Span) region {
	if f.Text == nil {
		return region{1, 1, 1, 1}
	}
	var r region
	span = clamp(f.Text.Bytes, span)
	r.Line, r.Column = f.Text.Position(span.Start)
	r.EndLine, r.EndColumn = f.Text.Position(span.End)
	return r
}

// clamp limits a span to the text.
func clamp(text []byte, span jsonast.Span) jsonast.Span {
	start := min(max(span.Start, 0), len(text))
	return jsonast.Span{Start: start, End: min(max(span.End, start), len(text))}
}
