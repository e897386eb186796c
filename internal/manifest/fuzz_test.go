package manifest

import (
	"bytes"
	"encoding/json"
	"testing"
)

// FuzzLint: whatever comes in, nothing breaks, every finding lies within the
// text, and what --fix makes of valid JSON is valid JSON that needs no further
// fix and differs in nothing but the fix.
func FuzzLint(f *testing.F) {
	for _, c := range Checks() {
		for _, e := range c.Examples() {
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
		fixed, applied := linter.Fix(d)
		if len(applied) == 0 {
			if d.Mendable() && !bytes.Equal(fixed, text) {
				t.Fatalf("nothing was fixed, and the text changed: %q to %q", text, fixed)
			}
			return
		}
		if !json.Valid(bytes.TrimPrefix(fixed, []byte("\ufeff"))) {
			t.Fatalf("the fixed text is not JSON: %q", fixed)
		}
		again, more := linter.Fix(Read(name, fixed))
		if len(more) > 0 || !bytes.Equal(again, fixed) {
			t.Fatalf("a second run fixes more: %q to %q", fixed, again)
		}
		sameButFor(t, text, fixed, applied)
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

// sameButFor demands that every text and name of the result stood in the
// original, or was put there by a fix.
func sameButFor(t *testing.T, before, after []byte, applied []Finding) {
	t.Helper()
	known := map[string]bool{}
	collect(before, known)
	for _, f := range applied {
		for _, e := range f.Edits {
			collect([]byte(e.Text), known)
		}
	}
	left := map[string]bool{}
	collect(after, left)
	for word := range left {
		if !known[word] {
			t.Fatalf("%s came from nowhere", word)
		}
	}
}

// collect gathers the scalars and names of a text.
func collect(text []byte, words map[string]bool) {
	decoder := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
	decoder.UseNumber()
	for {
		token, err := decoder.Token()
		if err != nil {
			return
		}
		if _, bracket := token.(json.Delim); !bracket {
			encoded, _ := json.Marshal(token)
			words[string(encoded)] = true
		}
	}
}
