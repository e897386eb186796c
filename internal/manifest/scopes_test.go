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

func TestLinter_generationOf(t *testing.T) {
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
		t.Run(name, func(t *testing.T) {
			d := Read("r.json", []byte(mixed))
			var got []string
			for _, f := range ofRule("scope-other-api", newTestLinter(test.options).Lint(d)) {
				got = append(got, strings.Trim(string(d.Text.Bytes[f.Start:f.End]), `"`))
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("%v, want %s", got, test.want)
			}
		})
	}
}
