// Package lint runs the linter: it finds and reads the files, looks up the
// settings of their projects, runs the rules of internal/manifest, fixes what can
// be fixed, writes it back, and returns a verdict.
//
// It must not know flags, exit codes or a terminal, nor where catalogues of
// scopes come from: those and standard input are handed in, and what is to be
// shown is returned.
package lint

import (
	"context"
	"io"

	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/project"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// StdinName is the name that means standard input.
const StdinName = "-"

// AnyAPI is the API of Options that accepts the scopes of every generation.
const AnyAPI = "any"

// Input is what a run reads apart from the files that it is given.
type Input struct {
	// Scopes returns the catalogues that jtlctl has, and those of further
	// files.
	Scopes func(extraFiles ...string) (*scope.Index, error)
	Stdin  io.Reader
}

// Options are the choices of a user. They take precedence over the settings of
// a project.
type Options struct {
	// API is the name of a catalogue, AnyAPI, or "".
	API string
	// Fix fixes what has only one possible correction and writes it back; with DryRun
	// nothing is written.
	Fix, DryRun bool
	// Strict and Release are nil if the user left them to the project.
	Strict, Release *bool
	// Rules are choices of the form ID=SEVERITY.
	Rules []string
	// Catalogs are files of further scopes.
	Catalogs []string
}

// File is a document of a run and its result.
type File struct {
	Path     string
	Document *manifest.Document
	Findings []manifest.Finding
	// ReadErr is why the file cannot be read.
	ReadErr error
	// Fixed is the text after the fixes, nil without Options.Fix, and Applied
	// the findings that were fixed.
	Fixed   []byte
	Applied []manifest.Finding
	// Written reports whether Fixed replaced the file, and WriteErr why it did
	// not.
	Written  bool
	WriteErr error

	found   bool // by its name, and not named by the user
	project project.Settings
	before  []byte // the text that Fixed replaces; nil if nothing is to be replaced
	strict  bool
}

// Unreadable reports whether a file cannot be read or is not a manifest.
func (f *File) Unreadable() bool {
	return f.ReadErr != nil || !f.Document.Text.Valid() || f.Document.Kind == manifest.Unknown
}

// Result is the result of a run.
type Result struct {
	Files []*File
	// Skipped are the files that are named like a manifest but are not one. They
	// are known even if the run failed.
	Skipped []string
}

// Run lints the files and folders of paths, the current folder if there are
// none.
func Run(ctx context.Context, in Input, o Options, paths []string) (Result, error) {
	var result Result
	files, err := in.read(ctx, paths)
	if err != nil {
		return result, err
	}
	result.Files, result.Skipped = splitOthers(files)
	if len(result.Files) == 0 {
		return result, errNoManifest()
	}
	if err := in.lint(o, result.Files); err != nil {
		return result, err
	}
	if o.Fix && !o.DryRun {
		writeBack(result.Files)
	}
	return result, nil
}

// Verdict summarises a result.
type Verdict uint8

// The verdicts, in rising order of precedence.
const (
	Passed     Verdict = iota
	Failed             // there are errors, or warnings of a strict project
	Unreadable         // a file cannot be read, or is not a manifest
)

// Verdict returns the verdict on all files.
func (r Result) Verdict() Verdict {
	verdict := Passed
	for _, file := range r.Files {
		if file.Unreadable() {
			return Unreadable
		}
		for _, f := range file.Findings {
			if f.Severity == manifest.Error || (f.Severity == manifest.Warning && file.strict) {
				verdict = Failed
			}
		}
	}
	return verdict
}
