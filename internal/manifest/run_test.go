package manifest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestFindingsOfARuleAreBounded(t *testing.T) {
	t.Parallel()
	for n, last := range map[int]string{200: "", 201: "more findings of this rule are not shown: 1", 12_000: "more findings of this rule are not shown: 11800"} {
		text := `{"capabilities":{"erp":{"api":{"scopes":["items.read"` + strings.Repeat(`,"items.read"`, n) + `]}}}}`
		l := newTestLinter(Options{})
		d := Read("app.json", []byte(text))
		found := ofRule("scope-duplicate", l.Lint(d))
		if len(found) != 200+len(some(last)) {
			t.Fatalf("%d findings of %d", len(found), n)
		}
		if f := found[len(found)-1]; last != "" && (f.Message != last || f.Suggestion != "" || len(f.Edits) > 0 || f.Severity != Warning) {
			t.Errorf("the last of %d: %+v", n, f)
		}
		if _, applied := l.Fix(d); len(applied) != n {
			t.Errorf("%d of %d are fixed", len(applied), n)
		}
	}
}

// The document has a URL that is an error and one that is a warning, a field
// that moved, a warning, and one that is retired, an info.
const ofManySeverities = `{"technicalName":"a","version":"1.0.0","lifecycle":{"configurationUrl":"/setup","connectUrl":"https://a.shop"},"name":"a",` +
	`"capabilities":{"hub":{"appLauncher":{"redirectUrl":"/hub"}}}}`

func TestAChosenSeverityHoldsForWhatHasThatOfTheRule(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		rule   string
		chosen Severity
		want   string
	}{
		{"url-format", Error, "error warning"},
		{"url-format", Warning, "warning warning"},
		{"url-format", Info, "info info"},
		{"url-format", Off, ""},
		{"field-moved", Warning, "info warning"},
		{"field-moved", Error, "info error"},
		{"field-moved", Info, "info info"},
	} {
		l := newTestLinter(Options{Severities: map[string]Severity{test.rule: test.chosen}})
		var got []string
		for _, f := range ofRule(test.rule, l.Lint(Read("app.json", []byte(ofManySeverities)))) {
			got = append(got, f.Severity.String())
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s as %s: %q", test.rule, test.chosen, got)
		}
	}
}

func TestChoosingTheDefaultsChangesNothing(t *testing.T) {
	t.Parallel()
	defaults := map[string]Severity{}
	for _, r := range Rules() {
		defaults[r.ID] = r.Severity
	}
	for _, r := range Rules() {
		for _, e := range r.Examples() {
			before := newTestLinter(Options{Release: true}).Lint(e.documents()...)
			after := newTestLinter(Options{Release: true, Severities: defaults}).Lint(e.documents()...)
			if !reflect.DeepEqual(before, after) {
				t.Errorf("%s, %s\nbefore %+v\nafter  %+v", r.ID, e.Name, before, after)
			}
		}
	}
}

func TestEachProjectChoosesForItself(t *testing.T) {
	t.Parallel()
	strict := newTestLinter(Options{})
	mild := newTestLinter(Options{Severities: map[string]Severity{"url-shared": Warning}})
	off := newTestLinter(Options{Severities: map[string]Severity{"url-shared": Off}})
	for name, test := range map[string]struct {
		linters []*Linter
		want    string
	}{
		"all look":              {[]*Linter{strict, strict, strict}, "app-1: app-0 error, app-2: app-0 error"},
		"the second looks away": {[]*Linter{strict, off, strict}, "app-2: app-0 error"},
		"the first is not seen": {[]*Linter{off, strict, strict}, "app-2: app-1 error"},
		"only the last looks":   {[]*Linter{off, off, strict}, ""},
		"one of them is mild":   {[]*Linter{strict, mild, strict}, "app-1: app-0 warning, app-2: app-0 error"},
		"none of them cares":    {[]*Linter{off, off, off}, ""},
	} {
		var jobs []Job
		for i, l := range test.linters {
			text := fmt.Sprintf(`{"technicalName":"app-%d","lifecycle":{"configurationUrl":"https://a.shop"}}`, i)
			jobs = append(jobs, Job{l, Read(fmt.Sprintf("%d/app.json", i), []byte(text))})
		}
		var got []string
		for i, found := range Run(jobs) {
			for _, f := range ofRule("url-shared", [][]Finding{found}) {
				got = append(got, fmt.Sprintf("app-%d: %s %s", i, strings.Fields(f.Message)[0], f.Severity))
			}
		}
		if strings.Join(got, ", ") != test.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// Half of a surrogate pair is tolerated: what rules say of such a text stays.
// Of a value that is broken nothing else is said.
func TestOnlyOfWhatCannotBeReadNothingElseIsSaid(t *testing.T) {
	t.Parallel()
	for version, want := range map[string][]string{
		`"1\ud800"`: {"syntax", "version-format"},
		`"1\x"`:     {"syntax"},
	} {
		var rules []string
		for _, f := range newTestLinter(Options{}).Lint(Read("app.json", []byte(`{"technicalName":"a","lifecycle":{"configurationUrl":"https://a.shop"},"version":`+version+`}`)))[0] {
			rules = append(rules, f.Rule)
		}
		slices.Sort(rules)
		if !slices.Equal(rules, want) {
			t.Errorf("%s: %v", version, rules)
		}
	}
}
