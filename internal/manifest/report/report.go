// Package report shows what the linter has to say of documents: to people, to
// programs, to GitHub, and as the difference that a fix makes.
//
// It knows how wide text is on a terminal and what may be shown there. It knows
// nothing of rules or disk, nor where documents come from and reports go.
package report

import (
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/source"
)

// ProblemRule is the rule under which the Problem of a file is reported.
const ProblemRule = "file-unusable"

// File is one linted file: what the reports need of it.
type File struct {
	Path string
	// Kind is the kind of document; it is empty where it cannot be told.
	Kind string
	// Text is nil where the file could not be read.
	Text     *source.Text
	Findings []manifest.Finding
	// Problem is why the file could not be linted. It is reported as one more
	// error; leave it empty where the Findings say it already.
	Problem string
}

// allFindings are the findings of the file, its problem first.
func (f File) allFindings() []manifest.Finding {
	if f.Problem == "" {
		return f.Findings
	}
	problem := manifest.Finding{Rule: ProblemRule, Severity: manifest.Error, Message: f.Problem}
	return append([]manifest.Finding{problem}, f.Findings...)
}

// fixable tells whether --fix does away with a finding. It leaves alone what is
// not JSON, and what is not in UTF-8: manifest.Document.Fixable, said again
// since a file that could not be linted has a text at most, and no Document.
func (f File) fixable(finding manifest.Finding) bool {
	return len(finding.Edits) > 0 && f.Text != nil && f.Text.Valid() && !f.Text.Recoded
}

// region is a stretch of a text in lines and columns, counted from 1. The end
// is the first column after it.
type region struct{ Line, Column, EndLine, EndColumn int }

// region returns where a span lies. In a file without text that is its
// beginning.
func (f File) region(span source.Span) region {
	if f.Text == nil {
		return region{1, 1, 1, 1}
	}
	var r region
	span = clamp(f.Text.Bytes, span)
	r.Line, r.Column = f.Text.Position(span.Start)
	r.EndLine, r.EndColumn = f.Text.Position(span.End)
	return r
}

// clamp moves a span into the text, should it lie outside.
func clamp(text []byte, span source.Span) source.Span {
	start := min(max(span.Start, 0), len(text))
	return source.Span{Start: start, End: min(max(span.End, start), len(text))}
}
