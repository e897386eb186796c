package manifest

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/jsonast"
)

// FuzzLint: whatever comes in, nothing breaks, every finding is within the
// text, and what --fix makes of valid JSON is valid JSON that needs no further
// fix and differs in nothing but what the findings say.
func FuzzLint(f *testing.F) {
	for _, r := range Rules() {
		for _, e := range r.Examples() {
			f.Add([]byte(e.Files[0].Text), e.Files[0].Path)
		}
	}
	f.Add([]byte(`{"capabilities":{"erp":{"panel":1,"panel":2,"pane":3,"api":{"scopes":["a","a","a",["a"],"A"]}}},"appId":1,"appId":2}`), "app.json")
	f.Add([]byte(`{"manifestVersion":1,"appId":2}`), "app.json")
	f.Add([]byte("\ufeff{\"technicalName\":\"\\ud83d\\ude00\"}"), "app.json")
	linter := newTestLinter(Options{Release: true})
	f.Fuzz(func(t *testing.T, text []byte, name string) {
		d := Read(name, text)
		for _, finding := range linter.Lint(d)[0] {
			checkSpan(t, finding, len(d.Text.Bytes))
		}
		d.AppInfo("de", d)
		fixed, applied := linter.Fix(d)
		if !d.Fixable() {
			if len(applied) == 0 {
				if !bytes.Equal(fixed, d.Text.Bytes) {
					t.Fatalf("nothing was fixed, and the text changed: %q to %q", text, fixed)
				}
				return
			}
			repaired, _, why := linter.repair(d)
			if got, want := written(repaired, nil), written(d, nil); why != "" || got != want {
				t.Fatalf("%q was read as %s\nand as %s once it was repaired", text, want, got)
			}
			d = repaired
		}
		if !json.Valid(bytes.TrimPrefix(fixed, []byte("\ufeff"))) {
			t.Fatalf("the fixed text is not JSON: %q", fixed)
		}
		if left := linter.fixableFindings(Read(name, fixed)); len(left) > 0 {
			t.Fatalf("%q is left as it is: %+v", fixed, left)
		}
		if byHand := replayed(t, linter, d); !bytes.Equal(byHand, fixed) {
			t.Fatalf("round by round it becomes %q, and at once %q", byHand, fixed)
		}
	})
}

func checkSpan(t *testing.T, f Finding, length int) {
	t.Helper()
	if f.Start < 0 || f.End < f.Start || f.End > length {
		t.Fatalf("%s lies outside of the text: %+v", f.Rule, f.Span)
	}
	for _, e := range f.Edits {
		if e.Start < 0 || e.End < e.Start || e.End > length {
			t.Fatalf("%s edits outside of the text: %+v", f.Rule, e.Span)
		}
	}
}

// replayed fixes a document round by round, as Fix does, and demands of each
// round that the result is what the findings say, and nothing else.
func replayed(t *testing.T, l *Linter, d *Document) []byte {
	t.Helper()
	for range maxRounds {
		next, applied := applyEdits(d.Text.Bytes, l.fixableFindings(d))
		if len(applied) == 0 {
			break
		}
		after := Read(d.Path, next)
		if got, want := written(after, nil), written(d, applied); got != want {
			t.Fatalf("%q became %q\nwhich is  %s\ninstead of %s", d.Text.Bytes, next, got, want)
		}
		d = after
	}
	return d.Text.Bytes
}

// written returns a document without white space, its scalars and names byte by
// byte, after the edits of the findings were applied one by one.
func written(d *Document, findings []Finding) string {
	w := writer{text: d.Text.Bytes, said: map[jsonast.Span]Finding{}}
	for _, f := range findings {
		w.said[f.Span] = f
	}
	w.write(&d.Text.Root)
	return w.String()
}

type writer struct {
	strings.Builder
	text []byte
	said map[jsonast.Span]Finding
}

func (w *writer) write(v *jsonast.Value) {
	switch v.Kind {
	case jsonast.Object:
		w.WriteString("{")
		for i := range v.Members {
			if m := &v.Members[i]; w.said[m.NameSpan].Rule != "field-server-assigned" {
				w.scalar(m.NameSpan)
				w.WriteString(":")
				w.write(&m.Value)
				w.WriteString(",")
			}
		}
		w.WriteString("}")
	case jsonast.Array:
		w.WriteString("[")
		for i := range v.Items {
			if w.said[v.Items[i].Span].Rule != "scope-duplicate" {
				w.write(&v.Items[i])
				w.WriteString(",")
			}
		}
		w.WriteString("]")
	default:
		w.scalar(v.Span)
	}
}

func (w *writer) scalar(at jsonast.Span) {
	before := string(w.text[at.Start:at.End])
	switch f := w.said[at]; f.Rule {
	case "field-moved", "scope-format":
		w.WriteString(jsonast.Quote(f.Suggestion))
	case "app-icon":
		_, bare, _ := strings.Cut(before, "base64,")
		w.WriteString(`"` + bare)
	default:
		w.WriteString(before)
	}
}
