package wawi

import (
	"slices"
	"testing"
)

// TestGranted_letterCase are the ones that were asked for.
func TestGranted_letterCase(t *testing.T) {
	t.Parallel()
	w := newWorld(t, taken(), says(200, `{"apiKey":"k","grantedScopes":["Items.Read","OTHER.read"]}`))
	got, err := w.register(usual())
	if missing, denied := got.Missing(); err != nil || len(missing) != 0 || !slices.Equal(denied, []string{"items.write"}) || !got.Has("OTHER.read") {
		t.Errorf("%v: %v", err, got.Granted)
	}
}

func TestGranted_ignoresLetterCase(t *testing.T) {
	t.Parallel()
	if i := (Installation{Granted: []string{"Items.Read"}}); !i.Has("items.read") || i.Has("items.write") {
		t.Error("letter case counts")
	}
}
