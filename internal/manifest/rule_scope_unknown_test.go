package manifest

import (
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/scope"
)

func lintScopes(o Options, scopes ...string) []string {
	d := Read("app.json", []byte(`{"technicalName":"a","version":"1.0.0","lifecycle":{"configurationUrl":"https://a.shop"},"capabilities":{"erp":{"api":{"scopes":["`+strings.Join(scopes, `","`)+`"]}}}}`))
	var got []string
	for _, f := range newTestLinter(o).Lint(d)[0] {
		if strings.HasPrefix(f.Rule, "scope-unknown") || f.Rule == "scope-format" || f.Rule == "scope-other-api" {
			got = append(got, f.Severity.String()+" "+f.Message)
		}
	}
	return got
}

// TestScopeUnknownRule: only a reason in the name and the content of the catalogue
// makes an error.
func TestScopeUnknownRule(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"items.raed":         "error there is no scope items.raed; the platform will reject it",
		"item.read":          "error there is no scope item.read;",
		"orders.write":       "error there is no scope orders.write;",
		"products.read":      "error there is no scope products.read;",
		"all.write":          "error there is no scope all.write;",
		"Items.Read":         `error "Items.Read" is not a scope`,
		"item.queryitems":    "error item.queryitems is a scope of API 1.x, but this app is for API 2.x",
		"labels.print":       "warning labels.print is not in the catalogue of API 2.0 of 20",
		"tours.read":         "warning tours.read is not in the catalogue of API 2.0 of 20",
		"robots.read":        "warning robots.read is not in the catalogue of API 2.0 of 20",
		"salesinvoices.read": "warning salesinvoices.read is not in the catalogue of API 2.0 of 20",
	} {
		if got := lintScopes(Options{}, name); len(got) != 1 || !strings.HasPrefix(got[0], want) {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	chosen := Options{Severities: map[string]Severity{"scope-unknown": Error}}
	if got := lintScopes(chosen, "tours.read"); len(got) != 1 || !strings.HasPrefix(got[0], "error tours.read is not in") {
		t.Errorf("as an error: %q", got)
	}
}

// TestScopeUnknownRule_complete: once every published version was read, nothing is
// newer, and an old date changes nothing.
func TestScopeUnknownRule_complete(t *testing.T) {
	t.Parallel()
	catalogs := scope.Builtin()
	for _, version := range scope.PublishedVersions() {
		catalogs = append(catalogs, &scope.Catalog{Name: version, Generation: 2, Date: "2001-01-01", Published: true})
	}
	complete := scope.NewIndex(catalogs...)
	if got := lintScopes(Options{Scopes: complete}, "tours.read"); len(got) != 1 || !strings.HasPrefix(got[0], "error there is no scope tours.read in any published version of the API") {
		t.Errorf("got %q", got)
	}
	incomplete := scope.NewIndex(catalogs[:len(catalogs)-1]...)
	if got := lintScopes(Options{Scopes: incomplete}, "tours.read"); len(got) != 1 || !strings.HasPrefix(got[0], "warning ") {
		t.Errorf("got %q", got)
	}
}

// TestScopeUnknownRule_pane: a pane's scope gets both findings, unless the app
// requests it and is reported for that.
func TestScopeUnknownRule_pane(t *testing.T) {
	t.Parallel()
	read := func(scopes, pane string) *Document {
		return Read("app.json", []byte(`{"technicalName":"a","capabilities":{"erp":{"api":{"scopes":[`+scopes+`]},"pane":[{"requiredScopes":["`+pane+`"]}]}}}`))
	}
	rulesAt := func(d *Document, pointer string) []string {
		var rules []string
		for _, f := range newTestLinter(Options{}).Lint(d)[0] {
			if f.Pointer == pointer {
				rules = append(rules, f.Severity.String()+" "+f.Rule)
			}
		}
		slices.Sort(rules)
		return rules
	}
	const pane = "/capabilities/erp/pane/0/requiredScopes/0"
	for name, test := range map[string]struct {
		scopes, pane string
		want         []string
	}{
		"unknown":             {`"items.read"`, "robots.read", []string{"warning pane-scope-undeclared", "warning scope-unknown"}},
		"a typo":              {`"items.read"`, "items.raed", []string{"warning pane-scope-undeclared", "warning scope-unknown"}},
		"of the wrong form":   {`"items.read"`, "Items", []string{"warning pane-scope-undeclared", "warning scope-format"}},
		"of API 1.x":          {`"items.read"`, "item.getitem", []string{"warning pane-scope-undeclared", "warning scope-other-api"}},
		"known":               {`"items.read"`, "labels.read", []string{"warning pane-scope-undeclared"}},
		"declared, unknown":   {`"robots.read"`, "robots.read", nil},
		"covered by all.read": {`"all.read"`, "labels.read", nil},
	} {
		t.Run(name, func(t *testing.T) {
			if got := rulesAt(read(test.scopes, test.pane), pane); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestScopeUnknownRule_limit: an error is reported although more warnings come
// before it than are reported.
func TestScopeUnknownRule_limit(t *testing.T) {
	t.Parallel()
	got := lintScopes(Options{}, append(numbered("robots%d.read", 2*maxFindings), "items.raed")...)
	if !slices.ContainsFunc(got, func(line string) bool { return strings.HasPrefix(line, "error there is no scope items.raed") }) {
		t.Errorf("no error in %d findings", len(got))
	}
}
