package lint

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/scope"
)

const cleanApp = `{"technicalName": "a", "version": "1.0.0", "lifecycle": {"configurationUrl": "https://a.example/setup"}}`

// folder writes files below a new folder and returns it.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func input(stdin string) Input {
	return Input{
		Scopes: func(...string) (*scope.Index, error) { return scope.NewIndex(scope.Builtin()...), nil },
		Stdin:  strings.NewReader(stdin),
	}
}

// ran is a run with all its files.
type ran struct {
	Result
	Files []*File
}

func run(t *testing.T, o Options, paths ...string) ran {
	t.Helper()
	return runInput(t, input(""), o, paths...)
}

func runInput(t *testing.T, in Input, o Options, paths ...string) ran {
	t.Helper()
	var r ran
	var err error
	if r.Result, err = Run(t.Context(), in, o, paths, r.keep); err != nil {
		t.Fatal(err)
	}
	return r
}

func (r *ran) keep(file *File) error {
	r.Files = append(r.Files, file)
	return nil
}

// none is for a run that hands on no file.
func none(file *File) error { return fmt.Errorf("%s is handed on", file.Path) }

// wantError wants an error of a kind whose message contains a text.
func wantError(t *testing.T, err error, kind fault.Kind, text string) {
	t.Helper()
	if err == nil || fault.From(err).Kind != kind || !strings.Contains(err.Error(), text) {
		t.Errorf("got %v, want an error of kind %s with %q", err, kind, text)
	}
}

// rules are the rules that found something in a file.
func rules(f *File) []string {
	var ids []string
	for _, finding := range f.Findings {
		ids = append(ids, finding.Rule)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
