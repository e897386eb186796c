package manifest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestLinter_Lint_field lints documents in the style of those that real apps have:
// both letter cases, both vocabularies, empty fields, scopes that may be new. The
// platform is not known to reject any of them, but for the combined form. The
// findings are in golden files.
func TestLinter_Lint_field(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob(filepath.Join("testdata", "field", "*.*"))
	if err != nil {
		t.Fatal(err)
	}
	documents := 0
	for _, path := range paths {
		if filepath.Ext(path) == ".txt" {
			continue
		}
		documents++
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		d := Read(filepath.Base(path), text)
		var b strings.Builder
		for _, f := range newTestLinter(Options{}).Lint(d)[0] {
			line, column := d.Text.Position(f.Start)
			fmt.Fprintf(&b, "%d:%d %s %s %q: %s", line, column, f.Severity, f.Rule, f.Pointer, f.Message)
			if f.Suggestion != "" {
				fmt.Fprintf(&b, " -> %s", f.Suggestion)
			}
			b.WriteString("\n")
			if f.Severity == Error && f.Rule != "form-outdated" {
				t.Errorf("%s:%d: the platform is not known to reject: %s", path, line, f.Message)
			}
			if d.OnPremise() && wrongCase(string(text), f) {
				t.Errorf("%s:%d: a name is not written as in the file: %s %s %s", path, line, f.Pointer, f.Message, f.Suggestion)
			}
		}
		golden(t, strings.TrimSuffix(path, filepath.Ext(path))+".txt", b.String())
	}
	if documents < 10 {
		t.Errorf("there are %d documents", documents)
	}
}

// wrongCase reports whether a finding names a field in another letter case than
// the file.
func wrongCase(file string, f Finding) bool {
	said := f.Pointer + " " + f.Message + " " + f.Suggestion
	upper := strings.Contains(file, `"AppId"`)
	for i := range registrationFields() {
		lower := registrationFields()[i].Name
		name := lower
		if !upper {
			name = strings.ToUpper(lower[:1]) + lower[1:]
		}
		if strings.Contains(said, name) && lower != "description" && lower != "version" && lower != "signature" {
			return true
		}
	}
	return false
}
