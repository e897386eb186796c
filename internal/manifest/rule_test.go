package manifest

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/infer"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/source"
)

func newTestLinter(o Options) *Linter {
	if o.Scopes == nil {
		o.Scopes = scope.NewIndex(scope.Builtin()...)
	}
	return NewLinter(o)
}

// linterFor returns the linter that the examples of a rule are meant for.
func linterFor(r *Rule, e Example) *Linter {
	o := Options{Release: r.Release, Scopes: scope.NewIndex(scope.Builtin()...)}
	if r.NeedsCode {
		o.Usage = e.usage(o.Scopes)
	}
	return newTestLinter(o)
}

func (e Example) documents() []*Document {
	var documents []*Document
	for _, file := range e.Files {
		if !file.IsCode() {
			documents = append(documents, Read(file.Path, []byte(file.Text)))
		}
	}
	return documents
}

// usage is what internal/lint says of code.
func (e Example) usage(index *scope.Index) func(*Document) *Usage {
	var files []source.File
	for _, file := range e.Files {
		if file.IsCode() {
			files = append(files, source.File{Name: file.Path, Code: []byte(file.Text)})
		}
	}
	return func(d *Document) *Usage {
		r := infer.Resolver{Index: index, Cloud: true}.Infer(infer.CodeOf(index, files), nil, infer.Declared{Mandatory: ScopesOf(d).Mandatory, Present: true}, infer.Options{})
		u := &Usage{Unused: r.Unused, Whole: true, Read: r.Read.String()}
		for _, name := range r.Missing {
			u.Missing = append(u.Missing, Need{name, r.FirstCall(name), r.IsExact(name)})
		}
		for _, name := range r.Unproven {
			u.Unproven = append(u.Unproven, Need{Scope: name, By: r.FirstCall(name)})
		}
		return u
	}
}

func TestRules_examples(t *testing.T) {
	t.Parallel()
	for _, r := range Rules() {
		bad, good := 0, 0
		for _, e := range r.Examples() {
			findings := linterFor(r, e).Lint(e.documents()...)
			if e.Bad() {
				bad++
				r.expectFault(t, e, findings)
				continue
			}
			good++
			for _, found := range findings {
				if len(found) > 0 {
					t.Errorf("%s: example %s is found fault with: %+v", r.ID, e.Name, found)
				}
			}
		}
		if bad == 0 || good != 1 {
			t.Errorf("%s: there are %d bad and %d good examples", r.ID, bad, good)
		}
	}
}

func (r *Rule) expectFault(t *testing.T, e Example, findings [][]Finding) {
	t.Helper()
	found := ofRule(r.ID, findings)
	if len(found) == 0 {
		t.Errorf("%s: example %s passes", r.ID, e.Name)
	}
	for _, f := range found {
		if f.Severity > r.Severity || f.Severity == Off || f.Message == "" {
			t.Errorf("%s: example %s: %+v", r.ID, e.Name, f)
		}
	}
}

func TestRules_everyExampleHasARule(t *testing.T) {
	t.Parallel()
	entries, err := exampleFiles.ReadDir("examples")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !slices.Contains(RuleIDs(), entry.Name()) {
			t.Errorf("no rule is called %s", entry.Name())
		}
	}
}

func TestRules_texts(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, r := range Rules() {
		if seen[r.ID] || r.Summary == "" || r.Why == "" || strings.HasSuffix(r.Summary, ".") || !strings.HasSuffix(r.Why, ".") {
			t.Errorf("%s: twice, or without texts", r.ID)
		}
		if (r.check == nil) == (r.checkNext == nil) {
			t.Errorf("%s runs not once", r.ID)
		}
		seen[r.ID] = true
	}
}

func TestRules_fixable(t *testing.T) {
	t.Parallel()
	for _, r := range Rules() {
		fixes := false
		for _, e := range r.Examples() {
			_, applied := linterFor(r, e).Fix(e.documents()[0])
			fixes = fixes || len(ofRule(r.ID, [][]Finding{applied})) > 0
		}
		if fixes != r.Fixable {
			t.Errorf("%s says fixable: %t, and fixes one of its examples: %t", r.ID, r.Fixable, fixes)
		}
	}
}

// TestRules_golden holds all that is said of every example, and what --fix makes of
// it. UPDATE=1 writes it again.
func TestRules_golden(t *testing.T) {
	t.Parallel()
	for _, r := range Rules() {
		var b strings.Builder
		for _, e := range r.Examples() {
			describe(&b, linterFor(r, e), e)
		}
		golden(t, filepath.Join("testdata", "rules", r.ID+".txt"), b.String())
	}
}

func describe(b *strings.Builder, l *Linter, e Example) {
	documents := e.documents()
	for i, findings := range l.Lint(documents...) {
		fmt.Fprintf(b, "== %s: %s (%s)\n%s", e.Name, documents[i].Path, documents[i].Kind, documents[i].Text.Bytes)
		for _, f := range findings {
			line, column := documents[i].Text.Position(f.Start)
			fmt.Fprintf(b, "%d:%d %s %s %q: %s", line, column, f.Severity, f.Rule, f.Pointer, f.Message)
			if f.Suggestion != "" {
				fmt.Fprintf(b, " -> %s", f.Suggestion)
			}
			b.WriteString("\n")
		}
		if fixed, applied := l.Fix(documents[i]); len(applied) > 0 {
			fmt.Fprintf(b, "-- fixed %d\n%s", len(applied), fixed)
		}
	}
}

func golden(t *testing.T, path, want string) {
	t.Helper()
	if os.Getenv("UPDATE") != "" {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, []byte(want)) {
		t.Errorf("%s differs; UPDATE=1 go test rewrites it. Now:\n%s", path, want)
	}
}

func ofRule(id string, findings [][]Finding) []Finding {
	var of []Finding
	for _, list := range findings {
		for _, f := range list {
			if f.Rule == id {
				of = append(of, f)
			}
		}
	}
	return of
}

// lintOne returns what a rule reports for a text, before publication: "severity pointer:
// message" of each finding.
func lintOne(id, text string) []string {
	var lines []string
	for _, f := range ofRule(id, newTestLinter(Options{Release: true}).Lint(Read("some.json", []byte(text)))) {
		lines = append(lines, fmt.Sprintf("%s %s: %s", f.Severity, f.Pointer, f.Message))
	}
	return lines
}

func expectFindings(t *testing.T, id, text string, want ...string) {
	t.Helper()
	if got := lintOne(id, text); !slices.Equal(got, want) {
		t.Errorf("%s of %s\ngot  %q\nwant %q", id, text, got, want)
	}
}

// some returns a list of the one text, or of none.
func some(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}
