package profile

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

// written is the path of a configuration with this content.
func written(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "config.yaml")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func opened(t *testing.T, path string) *File {
	t.Helper()
	file, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func fresh(t *testing.T) *File {
	t.Helper()
	return opened(t, filepath.Join(t.TempDir(), "jtlctl", "config.yaml"))
}

var must = faulttest.Must

func assertContent(t *testing.T, file *File, want string) {
	t.Helper()
	got, err := os.ReadFile(file.Path)
	must(t, err)
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// variables is an environment.
func variables(pairs map[string]string) func(string) string {
	return func(name string) string { return pairs[name] }
}

var wantFault = faulttest.Want
