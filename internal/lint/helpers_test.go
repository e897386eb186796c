package lint

import (
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

func run(t *testing.T, o Options, paths ...string) Result {
	t.Helper()
	result, err := Run(t.Context(), input(""), o, paths)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

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
