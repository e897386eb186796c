package manifest

import (
	"slices"
	"testing"
)

func TestFieldMovedRule(t *testing.T) {
	t.Parallel()
	for text, test := range map[string]struct {
		fixed       string
		suggestions []string
	}{
		`{"capabilities":{"erp":{"panel":[]}}}`:           {`{"capabilities":{"erp":{"pane":[]}}}`, []string{"pane"}},
		`{"capabilities":{"erp":{"panel":[],"pane":[]}}}`: {"", []string{"pane exists already; remove panel"}},
		`{"capabilities":{"erp":{"panel":[],"panel":1}}}`: {"", []string{"pane", "pane"}},
		`{"lifecycle":{"setupUrl":"a","setupUrl":"b"},"capabilities":{"erp":{"panel":[]}}}`: {
			`{"lifecycle":{"setupUrl":"a","setupUrl":"b"},"capabilities":{"erp":{"pane":[]}}}`, []string{"configurationUrl", "configurationUrl", "pane"}},
		`{"lifecycle":{"setupUrl":"a"},"capabilities":{"erp":{"panel":[],"pane":[]}}}`: {
			`{"lifecycle":{"configurationUrl":"a"},"capabilities":{"erp":{"panel":[],"pane":[]}}}`, []string{"configurationUrl", "pane exists already; remove panel"}},
		`{"icon":{},"lifecycle":{"setupUrl":"a"}}`: {"", []string{"move it to media.icons of listing.json", "configurationUrl"}},
	} {
		d := Read("some.json", []byte(text))
		l := newTestLinter(Options{})
		var got []string
		for _, f := range ofRule("field-moved", l.Lint(d)) {
			got = append(got, f.Suggestion)
		}
		if !slices.Equal(got, test.suggestions) {
			t.Errorf("%s: got %q", text, got)
		}
		if test.fixed == "" {
			test.fixed = text
		}
		if fixed, _ := l.Fix(d); string(fixed) != test.fixed {
			t.Errorf("%s became %s", text, fixed)
		}
	}
}
