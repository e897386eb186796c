package scope

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/jtlctl/jtlctl/internal/erp"
)

func TestIndex_Find(t *testing.T) {
	t.Parallel()
	x := builtin()
	for _, c := range []struct {
		name        string
		generations []erp.Generation
		uses        int
		broad       bool
	}{
		{"items.read", []erp.Generation{2}, 34, false},
		{"item.queryitems", []erp.Generation{1}, 1, false},
		{"all.read", []erp.Generation{1, 2}, 81, true},
		{"system.all", []erp.Generation{2}, 0, true},
		{"wawiapp.all", []erp.Generation{2}, 3, true},
		{"application.runas", []erp.Generation{1, 2}, 0, false},
		{"cusomters.read", []erp.Generation{2}, 0, false},
		{"worker.getworkerstatus", []erp.Generation{1}, 0, false},
		{"orders.read", []erp.Generation{2}, 5, false},
	} {
		s, ok := x.Find(c.name)
		if !ok || !slices.Equal(s.Generations, c.generations) || len(s.Uses) != c.uses || s.Broad() != c.broad {
			t.Errorf("%s: %v, generations %v, %d uses, broad %v", c.name, ok, s.Generations, len(s.Uses), s.Broad())
		}
		if c.uses == 0 && len(s.Notes) == 0 {
			t.Errorf("%s: nothing says where it comes from", c.name)
		}
	}
	for _, name := range []string{"", "Items.read", "items.read ", "orders.write", "all.write"} {
		if _, ok := x.Find(name); ok {
			t.Errorf("%q is found", name)
		}
	}
}

func TestIndex_Resource(t *testing.T) {
	t.Parallel()
	x := builtin()
	if !slices.IsSortedFunc(x.Scopes(), func(a, b Scope) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("the scopes are not sorted")
	}
	x.Scopes()[0].Name = "changed"
	if x.Scopes()[0].Name == "changed" {
		t.Error("a caller can change the index")
	}
	for resource, want := range map[string]string{
		"items": "items.print items.read items.write", "Items": "items.print items.read items.write",
		"system": "system.all system.read", "system.config": "system.config.read system.config.write", "nothing": "",
	} {
		var got []string
		for _, s := range x.Resource(resource) {
			got = append(got, s.Name)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", resource, got, want)
		}
	}
}

// TestIndex_imported: a newer document next to the built-in ones.
func TestIndex_imported(t *testing.T) {
	t.Parallel()
	imported, err := Parse([]byte(small))
	if err != nil {
		t.Fatal(err)
	}
	x := NewIndex(append(Builtin(), imported)...)
	if s, _ := x.Find("salesorders.read"); !slices.Equal(s.Catalogs, []string{"2.0", "2.3"}) || !slices.Equal(s.Generations, []erp.Generation{2}) {
		t.Errorf("salesorders.read: %+v", s)
	}
	if got := describe(x.Match("PUT", "/v2/Items", 0)); got != "2.3 PUT /v2/items (letter case)" {
		t.Error(got)
	}
	if got := describe(x.Match("GET", "/v2/salesOrders/5", 0)); got != "2.3 GET /v2/sales-orders/{id} (spelling of older documents)" {
		t.Error(got)
	}
	if got := x.Suggest("labels.wrote", 2); len(got) == 0 || got[0].Scope != "labels.write" {
		t.Error(got)
	}
}

// TestIndex_concurrent is for the race detector.
func TestIndex_concurrent(t *testing.T) {
	t.Parallel()
	x := builtin()
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			x.Match("GET", "/v2/stocks", 0)
			x.Suggest("items.write", 1)
			x.Find("items.read")
		})
	}
	all.Wait()
	if got := describe(x.Match("GET", "/v2/stocks", 0)); got != "2.0 GET /v2/stocks" {
		t.Error(got)
	}
}

// TestNewIndex_mixed: the documents of API 1.2 and later list the scopes of both
// generations, so that what the others say counts, and without them the form.
func TestNewIndex_mixed(t *testing.T) {
	t.Parallel()
	mixed := names(erp.V1, "items.read", "item.queryitems", "all.read", "pallets.read", "pallet.querypallets", "pallet.getpallet", "pps.manage")
	mixed.Name = "1.6"
	imported := names(erp.V1, "racks.read", "rack.queryracks")
	imported.Name, imported.Operations = "2.4.0-alpha", []Operation{{Method: "GET", Path: "/v1/racks", Scopes: []string{"rack.queryracks", "racks.read"}}}
	x := NewIndex(append(Builtin(), mixed, imported)...)
	for name, want := range map[string][]erp.Generation{
		"items.read": {2}, "item.queryitems": {1}, "all.read": {1, 2}, "pallets.read": {2}, "pallet.querypallets": {1}, "pallet.getpallet": {1}, "pps.manage": {2},
		"racks.read": {2}, "rack.queryracks": {1},
	} {
		if s, ok := x.Find(name); !ok || !slices.Equal(s.Generations, want) {
			t.Errorf("%s: %v", name, s.Generations)
		}
	}
}
