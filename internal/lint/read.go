package lint

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/quote"
)

// Read reads a document that can request scopes: the file of a name, or
// standard input. The warnings are about scopes that cannot be read.
func Read(in Input, name string) (d *manifest.Document, warnings []string, err error) {
	text, err := in.text(name)
	return parseForScopes(name, text, err)
}

// ReadDefault reads the document that a command without an argument is about: the
// manifest in this folder.
func ReadDefault(in Input) (d *manifest.Document, warnings []string, err error) {
	if d, warnings, err = ReadHere(in); d != nil || err != nil {
		return d, warnings, err
	}
	return nil, nil, fault.New(fault.Usage, "there is not an app.json or manifest.json in this folder").
		WithHint("name the file, or - for standard input")
}

// ReadHere reads the manifest in this folder; d is nil if there is none.
func ReadHere(in Input) (d *manifest.Document, warnings []string, err error) {
	for _, name := range []string{"app.json", "manifest.json"} {
		if isRegular(name) {
			return Read(in, name)
		}
	}
	return nil, nil, nil
}

// parseForScopes parses a text for its scopes. err is the error of reading it.
func parseForScopes(name string, text []byte, err error) (d *manifest.Document, warnings []string, _ error) {
	if err != nil {
		return nil, nil, readError(name, err)
	}
	if d, err = parse(name, text); err != nil {
		return nil, nil, err
	}
	if d.Kind == manifest.Listing {
		return nil, nil, fault.New(fault.Input, "%s is a listing, which has no scopes", name).WithHint("name the app.json")
	}
	for _, f := range manifest.ScopeProblems(d) {
		line, column := d.Text.Position(f.Start)
		warnings = append(warnings, fmt.Sprintf("%s:%d:%d: %s; some scopes may be missing here: `%s` shows details", name, line, column, f.Message, lintOf(name)))
	}
	return d, warnings, nil
}

// parse parses a manifest, and fails if the text is not one.
func parse(name string, text []byte) (*manifest.Document, error) {
	d, lintIt := manifest.Read(name, text), lintOf(name)
	name = Shown(name)
	switch {
	case !d.Text.Valid():
		line, column := d.Text.Position(d.Text.Faults[0].Start)
		what := "is not JSON"
		if d.YAML {
			what = "cannot be read"
		}
		return nil, fault.New(fault.Input, "%s %s: line %d, column %d: %s", name, what, line, column, d.Text.Faults[0].Message).
			WithHint("`%s` shows every error and its position", lintIt)
	case d.Kind == manifest.Unknown:
		if d.YAML {
			return nil, fault.New(fault.Input, "%s is YAML, but not a registration request", name).
				WithHint("a registration request has AppId and MandatoryApiScopes; an app.json has to be JSON")
		}
		return nil, fault.New(fault.Input, "%s is not an app.json, listing.json, manifest.json or registration request", name).
			WithHint("an app.json has technicalName and capabilities")
	}
	return d, nil
}

// lintOf is the command line that lints one file.
func lintOf(name string) string {
	return "jtlctl manifest lint " + quote.Typed(runtime.GOOS, name)
}

// Shown is the name of a file in a message.
func Shown(name string) string {
	if name == StdinName {
		return "standard input"
	}
	return name
}

// text reads a file, or standard input.
func (in Input) text(name string) ([]byte, error) {
	if name == StdinName {
		return disk.ReadAll(in.Stdin, manifest.MaxSize)
	}
	return disk.ReadNamed(filepath.FromSlash(name), manifest.MaxSize)
}

// readError is the fault for a manifest that cannot be read.
func readError(name string, err error) error {
	f := fault.New(fault.Input, "%s cannot be read: %s", name, readProblem(err)).WithCause(err)
	if errors.Is(err, fs.ErrNotExist) {
		return f.WithHint("`jtlctl manifest lint` without a name finds the manifests in this folder and below")
	}
	return f
}

func readProblem(err error) string {
	switch {
	case errors.Is(err, disk.ErrTooLarge):
		return "it is larger than 5 MiB"
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such file"
	}
	return disk.Cause(err).Error()
}
