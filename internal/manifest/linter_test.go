package manifest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/scope"
)

func TestTheGenerationOfARegistration(t *testing.T) {
	t.Parallel()
	const mixed = `{"MandatoryApiScopes":["item.queryitems","stock.querystockchanges","items.read"]}`
	for name, test := range map[string]struct {
		options Options
		want    string
	}{
		"that of most scopes": {Options{}, "items.read"},
		"that of the flag":    {Options{Generation: 2}, "item.queryitems stock.querystockchanges"},
		"any":                 {Options{AnyGeneration: true}, ""},
	} {
		d := Read("r.json", []byte(mixed))
		var got []string
		for _, f := range ofRule("scope-other-api", newTestLinter(test.options).Lint(d)) {
			got = append(got, strings.Trim(string(d.Text.Bytes[f.Start:f.End]), `"`))
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: %v, want %s", name, got, test.want)
		}
	}
}

func TestImportedScopesAreKnown(t *testing.T) {
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

func TestSeveritiesCanBeChanged(t *testing.T) {
	t.Parallel()
	d := Read("app.json", []byte(`{"technicalName":"a","version":"1","capabilities":{"erp":{"api":{"scopes":["system.all"]}}}}`))
	l := newTestLinter(Options{Severities: map[string]Severity{"scope-broad": Error, "version-format": Off}})
	for _, f := range l.Lint(d)[0] {
		if f.Rule == "version-format" || (f.Rule == "scope-broad" && f.Severity != Error) {
			t.Errorf("%+v", f)
		}
	}
}

func TestDeepAndWideDocumentsEnd(t *testing.T) {
	t.Parallel()
	l := newTestLinter(Options{Release: true})
	for name, text := range map[string]string{
		"deep":           `{"technicalName":` + strings.Repeat(`[`, 100_000),
		"deep and known": `{"capabilities":{"erp":{"menuItems":` + strings.Repeat(`[{"children":`, 2000),
		"many unknown":   `{"capabilities":{"erp":{"api":{"scopes":["` + strings.Join(numbered("x%d.read", 50_000), `","`) + `"]}}}}`,
		"many fields":    `{"capabilities":{` + strings.Join(numbered(`"x%d":1`, 50_000), ",") + `}}`,
		"one id":         `{"appId":1` + strings.Repeat(`,"appId":1`, 100_000) + `}`,
		"one old name":   `{"capabilities":{"erp":{"panel":[]` + strings.Repeat(`,"panel":[]`, 100_000) + `}}}`,
		"one scope":      `{"capabilities":{"erp":{"api":{"scopes":["items.read"` + strings.Repeat(`,"items.read"`, 100_000) + `]}}}}`,
		"many locales":   `{"defaultLocale":"xx","name":{` + strings.Join(numbered(`"a%d":{}`, 50_000), ",") + `},"description":{` + strings.Join(numbered(`"b%d":{}`, 50_000), ",") + `}}`,
		"a long name":    `{"` + strings.Repeat("x", 500_000) + `":[[]` + strings.Repeat(`,[]`, 100_000) + `]}`,
		"comments":       `{"capabilities":{"erp":{"api":{"scopes":["x.y"` + strings.Repeat(`,/**/"x.y"`, 100_000) + `]}}}}`,
	} {
		d := Read("app.json", []byte(text))
		findings := l.Lint(d)[0]
		if len(findings) == 0 || len(findings) > 20*maxFindings {
			t.Errorf("%s: %d findings", name, len(findings))
		}
		l.Fix(d)
	}
}

func numbered(format string, n int) []string {
	words := make([]string, n)
	for i := range words {
		words[i] = fmt.Sprintf(format, i)
	}
	return words
}

func TestPointersNameThePlace(t *testing.T) {
	t.Parallel()
	d := Read("app.json", []byte(`{"technicalName":"a","version":"1.0.0","lifecycle":{"configurationUrl":"https://a.example/"},"capabilities":{"erp":{"a/b~c":1}}}`))
	findings := ofRule("field-unknown", newTestLinter(Options{}).Lint(d))
	if len(findings) != 1 || findings[0].Pointer != "/capabilities/erp/a~1b~0c" {
		t.Errorf("got %+v", findings)
	}
}

func TestScopesOfADocument(t *testing.T) {
	t.Parallel()
	declared := ScopesOf(Read("r.json", []byte(`{"MandatoryApiScopes":["b","a","b"],"OptionalApiScopes":["c","a"]}`)))
	if strings.Join(declared.Mandatory, " ") != "b a" || strings.Join(declared.Optional, " ") != "c" {
		t.Errorf("%+v", declared)
	}
	declared = ScopesOf(Read("manifest.json", []byte(`{"manifest":{"capabilities":{"erp":{"api":{"scopes":["items.read"]}}}},"capabilities":{"erp":{"api":{"scopes":["x"]}}}}`)))
	if strings.Join(declared.All(), " ") != "items.read x" {
		t.Errorf("combined: %+v", declared)
	}
}
