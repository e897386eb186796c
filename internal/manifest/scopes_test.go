package manifest

import "testing"

func TestTheFormOfScopes(t *testing.T) {
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
		if got := wellFormed(name); got != want {
			t.Errorf("%q: %t", name, got)
		}
	}
}
