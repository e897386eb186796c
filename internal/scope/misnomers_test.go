package scope

import (
	"slices"
	"testing"

	"github.com/jtlctl/jtlctl/internal/erp"
)

// TestIndex_Misnomers: they are names that Misnomer reports, and no known ones.
func TestIndex_Misnomers(t *testing.T) {
	t.Parallel()
	x := NewIndex(Builtin()...)
	names := x.Misnomers(erp.Cloud)
	for _, want := range []string{"all.write", "orders.write", "products.read", "kunden.write"} {
		if !slices.Contains(names, want) {
			t.Errorf("%s is missing in %q", want, names)
		}
	}
	for _, name := range names {
		if _, known := x.Find(name); known {
			t.Errorf("%s is a scope", name)
		}
		if _, ok := x.Misnomer(name, erp.Cloud); !ok {
			t.Errorf("%s may be a scope", name)
		}
	}
	if !slices.IsSorted(names) {
		t.Errorf("%q", names)
	}
}
