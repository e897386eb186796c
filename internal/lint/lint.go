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
	// SkipOthers skips files that are named and are no manifests; that none is left is no
	// error.
	SkipOthers bool
	// Code are files and folders with the code of the app.
	Code []string
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
	// Unfixed is why a file that is not JSON was not fixed; "" is no reason.
	Unfixed string
	// Linked reports whether the file that was replaced has other names, which are
	// hard links and still have what it had.
	Linked bool
	// Written reports whether Fixed replaced the file, and WriteErr why it did
	// not.
	Written  bool
	WriteErr error

	place   string // its path by Places
	found   bool   // by its name, and not named by the user
	before  []byte // the text that Fixed replaces; nil if nothing is to be replaced
	checked *manifest.Checked
	linting
}

// Unreadable reports whether a file cannot be read or is not a manifest.
func (f *File) Unreadable() bool {
	return f.ReadErr != nil || !f.Document.Text.Valid() || f.Document.Kind == manifest.Unknown
}

// Strict reports whether warnings of the file fail the run.
func (f *File) Strict() bool { return f.strict }

// Verdict returns the verdict on a file.
func (f *File) Verdict() Verdict {
	if f.Unreadable() {
		return Unreadable
	}
	for _, finding := range f.Findings {
		if finding.Severity == manifest.Error || (finding.Severity == manifest.Warning && f.strict) {
			return Failed
		}
	}
	return Passed
}

// Result is what a run leaves, apart from the files.
type Result struct {
	Verdict Verdict // on all files
	// Skipped are the files that are named like a manifest but are not one. They
	// are known even if the run failed.
	Skipped []string
	// Outside are the links named like a manifest that lead out of the repository and
	// are not followed. They are known even if the run failed.
	Outside []string
}

// Run lints the files and folders of paths, the current folder if there are
// none. It calls finished with each file, in order, as soon as it and those before
// it are linted and written back; an error of finished ends the run. No more than
// a few files are kept in memory.
func Run(ctx context.Context, in Input, o Options, paths []string, finished func(*File) error) (Result, error) {
	var result Result
	files, outside, err := in.prepare(ctx, o, paths)
	result.Outside = outside
	if err != nil {
		return result, err
	}
	var series manifest.Series
	places := PlacesOf(named(files))
	kept := 0
	work := func(file *File) { in.check(o, file) }
	err = inOrder(ctx, files, work, func(file *File) error {
		switch {
		case file.other():
			result.Skipped = append(result.Skipped, file.Path)
			return nil
		case file.settingsErr != nil:
			return file.settingsErr
		}
		kept++
		file.place = places.Of(file.Path)
		if findings := series.Findings(file.checked); file.ReadErr == nil {
			file.Findings = findings
		}
		if o.Fix && !o.DryRun {
			file.writeBack()
		}
		result.Verdict = max(result.Verdict, file.Verdict())
		return finished(file)
	})
	if err == nil && kept == 0 && !o.SkipOthers {
		err = errNoManifest(paths)
	}
	return result, err
}

// Verdict summarises a result.
type Verdict uint8

// The verdicts, in rising order of precedence.
const (
	Passed     Verdict = iota
	Failed             // there are errors, or warnings of a strict project
	Unreadable         // a file cannot be read, or is not a manifest
)
