package manifest

import (
	"strings"
	"testing"
)

func TestWellFormed(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{
		"items.read":           true,
		"stock.transfers.read": true,
		"2d.items2":            true,
		"items":                false,
		"a.b.c.d":              false,
		"":                     false,
		".":                    false,
		".read":                false,
		"items.":               false,
		"items..read":          false,
		"Items.read":           false,
		"items.reaD":           false,
		"items-new.read":       false,
		"items_new.read":       false,
		"items.\tread":         false,
		"größen.read":          false,
	} {
		t.Run(name, func(t *testing.T) {
			if got := wellFormed(name); got != want {
				t.Errorf("%q: %t", name, got)
			}
		})
	}
}

// TestLinter_generationOf: from API 1.2 on both vocabularies may be mixed, and only
// where the generation is certain a scope of the other one is an error.
func TestLinter_generationOf(t *testing.T) {
	t.Parallel()
	const (
		mixed = `{"MandatoryApiScopes":["item.queryitems","stock.querystockchanges","items.read"]}`
		newer = `{"MandatoryApiScopes":["items.read"]}`
		cloud = `{"technicalName":"a","capabilities":{"erp":{"api":{"scopes":["item.queryitems"]}}}}`
	)
	for name, test := range map[string]struct {
		options    Options
		text, want string
	}{
		"that of most scopes":          {Options{}, mixed, "warning items.read"},
		"one vocabulary":               {Options{}, newer, ""},
		"that of the flag":             {Options{Generation: 2, Version: "2.0"}, mixed, "error item.queryitems, error stock.querystockchanges"},
		"1.x of an unknown version":    {Options{Generation: 1}, mixed, "warning items.read"},
		"1.x and no scope of it":       {Options{Generation: 1}, newer, "error items.read"},
		"1.0":                          {Options{Generation: 1, Version: "1.0"}, mixed, "error items.read"},
		"1.1":                          {Options{Generation: 1, Version: "1.1"}, mixed, "error items.read"},
		"1.2":                          {Options{Generation: 1, Version: "1.2"}, mixed, ""},
		"1.10":                         {Options{Generation: 1, Version: "1.10"}, mixed, ""},
		"3.0":                          {Options{Generation: 3, Version: "3.0"}, mixed, "warning item.queryitems, warning stock.querystockchanges"},
		"any":                          {Options{AnyGeneration: true}, mixed, ""},
		"the cloud":                    {Options{}, cloud, "error item.queryitems"},
		"the cloud, whatever the flag": {Options{Generation: 1, Version: "1.2"}, cloud, "error item.queryitems"},
		"a rule that is made an error": {Options{Severities: map[string]Severity{"scope-other-api": Error}}, mixed, "error items.read"},
	} {
		t.Run(name, func(t *testing.T) {
			d := Read("r.json", []byte(test.text))
			var got []string
			for _, f := range ofRule("scope-other-api", newTestLinter(test.options).Lint(d)) {
				got = append(got, f.Severity.String()+" "+strings.Trim(string(d.Text.Bytes[f.Start:f.End]), `"`))
			}
			if strings.Join(got, ", ") != test.want {
				t.Errorf("%v, want %s", got, test.want)
			}
		})
	}
}

func TestCovered(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		has, needed string
		want        bool
	}{
		{"all.read", "items.read", true}, {"all.read", "items.write", false}, {"system.all", "items.write", true}, {"items.read", "items.read", true},
		{"items.write", "items.read", false},
	} {
		if got := covered(map[string]bool{test.has: true}, test.needed); got != test.want {
			t.Errorf("%s for %s: %v", test.has, test.needed, got)
		}
	}
	expectFindings(t, "scope-write-without-read", `{"MandatoryApiScopes":["all.read","customers.write"]}`)
	expectFindings(t, "scope-misnamed", `{"MandatoryApiScopes":["cusomters.read","customers.read"]}`,
		"info /MandatoryApiScopes/0: cusomters.read: it is a misspelling in the published list that the platform accepts")
}
