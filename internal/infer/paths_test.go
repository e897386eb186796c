package infer

import (
	"fmt"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

func TestPaths_Has(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		pattern, file string
		want          bool
	}{
		{"src/plugins", "src/plugins/a/b.ts", true}, {"./src/plugins/", "src/plugins/b.ts", true}, {"src/plugins", "src/pluginsx/b.ts", false},
		{"src/*.ts", "src/a.ts", true}, {"src/*.ts", "src/b/a.ts", false}, {"src/**", "src/b/a.ts", true}, {"**/export", "src/b/export/a.ts", true},
		{"**/*.cs", "a.cs", true}, {"src/**/x/*.ts", "src/x/a.ts", true}, {"src/**/x/*.ts", "src/a.ts", false}, {".", "a.ts", true}, {"../x", "../x/a.ts", true},
	} {
		p, err := ParsePaths([]string{test.pattern})
		if err != nil || p.Has(test.file) != test.want {
			t.Errorf("%s has %s: want %t, %v", test.pattern, test.file, test.want, err)
		}
	}
	for _, bad := range []string{"", "src/[a"} {
		_, err := ParsePaths([]string{bad})
		faulttest.Want(t, err, fault.Usage, "is not a pattern for paths")
	}
}

func TestResolver_Decide_optional(t *testing.T) {
	t.Parallel()
	by := resolver(t)
	at := func(file, path string) []Evidence {
		e, _ := by.Resolve(Call{Place: Place{file, 1, 1}, Method: "GET", Path: path})
		return e
	}
	evidence := append(at("src/a.ts", "/v2/customerGroups"), at("src/plugins/b.ts", "/v2/stocks")...)
	evidence = append(evidence, at("src/plugins/b.ts", "/v2/customerGroups")...)
	o := Options{Optional: Paths{"src/plugins"}}
	for name, test := range map[string]struct {
		declared Declared
		want     string
	}{
		"no manifest": {Declared{}, "[customers.read] [inventories.read]"},
		"the Cloud":   {Declared{Present: true}, "[customers.read inventories.read] []"},
		"OnPremise":   {Declared{Present: true, OnPremise: true}, "[customers.read] [inventories.read]"},
		"declared":    {Declared{Mandatory: []string{"inventories.read", "orders.read"}, Present: true, OnPremise: true}, "[orders.read customers.read] [inventories.read]"},
	} {
		r := by.Decide(evidence, nil, test.declared, o)
		if got := fmt.Sprint(r.Proposed.Mandatory, r.Proposed.Optional); got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
	o = Options{RemoveUnused: true}
	r := by.Decide(evidence, nil, Declared{Mandatory: []string{"orders.read"}, Optional: []string{"orders.write"}, Present: true, OnPremise: true}, o)
	if got := fmt.Sprint(r.Proposed.Mandatory, r.Proposed.Optional); got != "[orders.read customers.read inventories.read] []" {
		t.Errorf("--remove-unused: %s", got)
	}
}
