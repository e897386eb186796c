package manifest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/scope"
)

func TestLinter_Lint_importedScopes(t *testing.T) {
	t.Parallel()
	newer := &scope.Catalog{Name: "2.3", Generation: 2, Operations: []scope.Operation{{Method: "GET", Path: "/v2/robots", Scopes: []string{"robots.read"}}}}
	d := Read("app.json", []byte(`{"technicalName":"a","version":"1.0.0","capabilities":{"erp":{"api":{"scopes":["robots.read"]}}}}`))
	if found := ofRule("scope-unknown", newTestLinter(Options{}).Lint(d)); len(found) != 1 {
		t.Errorf("before: %v", found)
	}
	with := newTestLinter(Options{Scopes: scope.NewIndex(append(scope.Builtin(), newer)...)})
	if found := ofRule("scope-unknown", with.Lint(d)); len(found) != 0 {
		t.Errorf("after: %v", found)
	}
}

func TestLinter_Lint_severities(t *testing.T) {
	t.Parallel()
	d := Read("app.json", []byte(`{"technicalName":"a","version":"1","capabilities":{"erp":{"api":{"scopes":["system.all"]}}}}`))
	l := newTestLinter(Options{Severities: map[string]Severity{"scope-broad": Error, "version-format": Off}})
	for _, f := range l.Lint(d)[0] {
		if f.Rule == "version-format" || (f.Rule == "scope-broad" && f.Severity != Error) {
			t.Errorf("%+v", f)
		}
	}
}

func TestLinter_Lint_deepAndWide(t *testing.T) {
	t.Parallel()
	l := newTestLinter(Options{Release: true})
	// With so many, what is quadratic takes seconds, and what is linear none.
	const many = 25_000
	for name, text := range map[string]string{
		"deep":           `{"technicalName":` + strings.Repeat(`[`, many),
		"deep and known": `{"capabilities":{"erp":{"menuItems":` + strings.Repeat(`[{"children":`, 2000),
		"many unknown":   `{"capabilities":{"erp":{"api":{"scopes":["` + strings.Join(numbered("x%d.read", many), `","`) + `"]}}}}`,
		"many fields":    `{"capabilities":{` + strings.Join(numbered(`"x%d":1`, many), ",") + `}}`,
		"one id":         `{"appId":1` + strings.Repeat(`,"appId":1`, many) + `}`,
		"one old name":   `{"capabilities":{"erp":{"panel":[]` + strings.Repeat(`,"panel":[]`, many) + `}}}`,
		"one scope":      `{"capabilities":{"erp":{"api":{"scopes":["items.read"` + strings.Repeat(`,"items.read"`, many) + `]}}}}`,
		"many locales":   `{"defaultLocale":"xx","name":{` + strings.Join(numbered(`"a%d":{}`, many), ",") + `},"description":{` + strings.Join(numbered(`"b%d":{}`, many), ",") + `}}`,
		"a long name":    `{"` + strings.Repeat("x", 20*many) + `":[[]` + strings.Repeat(`,[]`, many) + `]}`,
		"comments":       `{"capabilities":{"erp":{"api":{"scopes":["x.y"` + strings.Repeat(`,/**/"x.y"`, many) + `]}}}}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := Read("app.json", []byte(text))
			findings := l.Lint(d)[0]
			if len(findings) == 0 || len(findings) > 20*maxFindings {
				t.Errorf("%d findings", len(findings))
			}
			l.Fix(d)
		})
	}
}

func numbered(format string, n int) []string {
	words := make([]string, n)
	for i := range words {
		words[i] = fmt.Sprintf(format, i)
	}
	return words
}

func TestRun_maxFindings(t *testing.T) {
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
// that moved, a warning, and one that is retired, an info, a scope that is a typo and
// one that may be new.
const ofManySeverities = `{"technicalName":"a","version":"1.0.0","lifecycle":{"configurationUrl":"/setup","connectUrl":"https://a.shop"},"name":"a",` +
	`"capabilities":{"hub":{"appLauncher":{"redirectUrl":"/hub"}},"erp":{"api":{"scopes":["items.raed","robots.read"]}}}}`

func TestRun_severities(t *testing.T) {
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
		{"scope-unknown", Error, "error error"},
		{"scope-unknown", Warning, "warning warning"},
		{"scope-unknown", Info, "info info"},
		{"scope-unknown", Off, ""},
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

func TestRun_defaultSeverities(t *testing.T) {
	t.Parallel()
	defaults := map[string]Severity{}
	for _, r := range Rules() {
		defaults[r.ID] = r.Severity
	}
	for _, r := range Rules() {
		for _, e := range r.Examples() {
			if r.Raisable {
				continue // its severity holds for what is less by default
			}
			before := newTestLinter(Options{Release: true}).Lint(e.documents()...)
			after := newTestLinter(Options{Release: true, Severities: defaults}).Lint(e.documents()...)
			if !reflect.DeepEqual(before, after) {
				t.Errorf("%s, %s\nbefore %+v\nafter  %+v", r.ID, e.Name, before, after)
			}
		}
	}
}

func TestRun_linterOfEachProject(t *testing.T) {
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
		t.Run(name, func(t *testing.T) {
			var series Series
			var got []string
			for i, l := range test.linters {
				text := fmt.Sprintf(`{"technicalName":"app-%d","lifecycle":{"configurationUrl":"https://a.shop"}}`, i)
				found := series.Findings(l.Check(Read(fmt.Sprintf("%d/app.json", i), []byte(text))))
				for _, f := range ofRule("url-shared", [][]Finding{found}) {
					got = append(got, fmt.Sprintf("app-%d: %s %s", i, strings.Fields(f.Message)[0], f.Severity))
				}
			}
			if strings.Join(got, ", ") != test.want {
				t.Errorf("%q", got)
			}
		})
	}
}

// Half of a surrogate pair is tolerated: what rules say of such a text stays.
// Of a value that is broken nothing else is said.
func TestRun_invalidValues(t *testing.T) {
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
