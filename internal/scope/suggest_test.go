package scope

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

// TestIndex_Suggest_newGeneration in all directions.
func TestIndex_Suggest_newGeneration(t *testing.T) {
	t.Parallel()
	x := withThird(t)
	for _, c := range []struct {
		name       string
		generation erp.Generation
		want       string
	}{
		{"Items.View", 3, ""}, // its document writes it so
		{"items.read", 3, "Items.View: the equivalent of items.read in API 3.x"},
		{"item.queryitems", 3, "Items.View: the equivalent of item.queryitems in API 3.x"},
		{"Items.View", 2, "items.read: the equivalent of Items.View in API 2.x"},
		{"orders.manage", 2, "salesorders.write: the equivalent of orders.manage in API 2.x"},
		{"shelves.write", 1, ""},
		{"shelvs.write", 3, "shelves.write: similar spelling"},
		{"ordres.read", 3, "orders.read: similar spelling"}, // API 3.x has no salesorders.read
		{"ordres.read", 2, "salesorders.read: orders.read is similar, but it allows reading look-up tables"},
		{"order.read", 3, "orders.read: similar spelling"},
	} {
		got := x.Suggest(c.name, c.generation)
		first := ""
		if len(got) > 0 {
			first = got[0].Scope + ": " + got[0].Reason
		}
		if !strings.HasPrefix(first, c.want) || (c.want == "") != (first == "") {
			t.Errorf("Suggest(%q, %d) = %+v, want %q", c.name, c.generation, got, c.want)
		}
		for _, s := range got {
			if known, ok := x.Find(s.Scope); !ok || !known.In(c.generation) {
				t.Errorf("Suggest(%q, %d): API %d.x has no %s", c.name, c.generation, c.generation, s.Scope)
			}
		}
	}
}

func TestIndex_Suggest(t *testing.T) {
	t.Parallel()
	x := builtin()
	for _, c := range []struct {
		name       string
		generation erp.Generation
		want       string // scopes; ! marks the certain one
	}{
		// Letter case and white space.
		{"Items.Read", 2, "items.read"},
		{" items.read\n", 2, "items.read"},
		{"items. read", 0, "items.read"},
		{"salesOrder.querySalesOrders", 1, "salesorder.querysalesorders"},
		{"Item.QueryItems", 2, "items.read"},
		// Nothing to say.
		{"items.read", 2, ""},
		{"items.read", 0, ""},
		{"", 2, ""},
		{".", 2, ""},
		{"*", 2, ""},
		{"xyz", 2, ""},
		{"all.write", 2, ""},
		{strings.Repeat("x", 100000), 2, ""},
		// Slips of the keyboard.
		{"itmes.read", 2, "items.read"},
		{"items:write", 2, "items.write"},
		{"items.read,", 2, "items.read"},
		{"custmer.read", 2, "customers.read"},
		{"system.al", 2, "system.all system.read"},
		{"item.queryitem", 1, "item.queryitems item.getitem item.queryitemcustomfields"},
		// Singular, plural, camel case, other orders and words.
		{"item.read", 2, "items.read"},
		{"productRead", 2, "items.read"},
		{"itemsRead", 2, "items.read"},
		{"read:items", 2, "items.read"},
		{"getSalesOrders", 2, "salesorders.read"},
		{"sales orders read", 2, "salesorders.read"},
		{"delivery_notes.print", 2, "deliverynotes.print"},
		{"items.delete", 2, "items.write"},
		{"items", 2, "items.read items.write items.print"},
		{"items.*", 2, "items.read items.write items.print"},
		{"items.admin", 2, "items.read items.write items.print"},
		{"customers.addresses", 2, "customers.read customers.write"},
		{"worker.read", 2, "system.worker.read"},
		// Another permission.
		{"taxes.write", 2, "taxes.read"},
		{"warehouses.write", 2, "warehouse.read"},
		// Renames, and names from the published paths.
		{"orders.write", 2, "salesorders.write"},
		{"order.read", 2, "salesorders.read"},
		{"ordres.read", 2, "salesorders.read"},
		{"products.read", 2, "items.read"},
		{"kunden.read", 2, "customers.read"},
		{"stocks.read", 2, "inventories.read"},
		{"creditnotes.print", 2, "salesinvoicecorrections.print"},
		{"warehouses.read", 2, "warehouse.read"},
		{"categories.write", 2, "items.write"},
		{"paymentmethods.read", 2, "orders.read invoices.read"},
		{"numberranges.read", 2, "system.config.read"},
		{"images.read", 1, "item.queryitemimages"},
		// Across generations.
		{"item.queryitems", 2, "items.read"},
		{"stock.stockadjustment", 2, "inventories.write"},
		{"wms.pickposition", 2, "picklists.write"},
		{"invoice.pdfinvoice", 2, "invoices.read"},
		{"colorcode.querycolorcodes", 2, "orders.read"},
		{"extensibility.getextension", 2, "extensibility.integration"},
		{"items.read", 1, "item.queryitems item.getitem item.queryitemcustomfields"},
		{"system.worker.write", 1, "worker.configuresync worker.synccontrol"},
		{"suppliers.read", 1, "supplier.querysuppliers"},
		{"wawiapp.all", 1, ""},
	} {
		var got []string
		for _, s := range x.Suggest(c.name, c.generation) {
			if s.Reason == "" {
				t.Errorf("%s: %s has no reason", c.name, s.Scope)
			}
			got = append(got, s.Scope)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("Suggest(%.40q, %d) = %v, want %s", c.name, c.generation, got, c.want)
		}
	}
}

func TestIndex_Suggest_reason(t *testing.T) {
	t.Parallel()
	x := builtin()
	for name, want := range map[string]string{
		"Items.read":       "scopes are written in lower case, without white space",
		"itmes.read":       "similar spelling",
		"order.read":       "orders.read is similar, but it allows reading look-up tables",
		"products.write":   "the resource is called items",
		"items.delete":     "delete is called write",
		"read:items":       "the name is written items.read",
		"taxes.write":      "taxes has read but not write",
		"items.admin":      "a scope of items",
		"categories.read":  "allows GET /v2/items/{itemid}/categories",
		"item.queryitems":  "the equivalent of item.queryitems in API 2.x",
		"salesorder.query": "the resource is called salesorders",
	} {
		t.Run(name, func(t *testing.T) {
			got := x.Suggest(name, 2)
			if len(got) == 0 || !strings.HasPrefix(got[0].Reason, want) {
				t.Errorf("%+v, want %q", got, want)
			}
		})
	}
	if got := x.Suggest("salesorders.write", 1); got[0].Reason != "one of 20 equivalents of salesorders.write in API 1.x" {
		t.Errorf("got %q", got[0].Reason)
	}
	if got := x.Suggest("item.read", 1); got[0].Reason != "one of 15 scopes of item that allow read access" {
		t.Errorf("got %q", got[0].Reason)
	}
}

// TestIndex_Suggest_typo: one letter makes a scope of the name, and no other scope.
func TestIndex_Suggest_typo(t *testing.T) {
	t.Parallel()
	x := NewIndex(append(Builtin(), &Catalog{Name: "2.3", Generation: 2, Extras: []Extra{{Scope: "bay.read"}, {Scope: "bar.read"}}})...)
	for name, want := range map[string]bool{
		"items.reed": true, "item.read": true, "custmers.read": true,
		"itmes.read": false, "bat.read": false, "cusomter.read": false, "order.read": false, "Items.Read": false, "items.delete": false,
	} {
		t.Run(name, func(t *testing.T) {
			got := x.Suggest(name, 2)
			if len(got) == 0 || got[0].Typo != want {
				t.Errorf("%+v, want a typo: %v", got, want)
				return
			}
			for _, other := range got[1:] {
				if other.Typo {
					t.Errorf("%s is a typo too", other.Scope)
				}
			}
		})
	}
}

// names makes an index of a generation that knows a few scopes.
func names(generation erp.Generation, scopes ...string) *Catalog {
	c := &Catalog{Name: fmt.Sprintf("%d.0", generation), Generation: generation}
	for _, name := range scopes {
		c.Extras = append(c.Extras, Extra{Scope: name})
	}
	return c
}

// TestIndex_Suggest_bounds: half the length is not near, and three are not
// "one of" many.
func TestIndex_Suggest_bounds(t *testing.T) {
	t.Parallel()
	x := NewIndex(names(2, "ab.r", "shelf.getone", "shelf.getall", "shelf.getsome"), names(3, "shelf.read"))
	if got := x.Suggest("wx.r", 2); got != nil {
		t.Errorf("half of wx.r is wrong, and yet %+v", got)
	}
	for name, want := range map[string]string{"shelf:read": "read is called get", "shelf.read": "the equivalent of shelf.read in API 2.x"} {
		t.Run(name, func(t *testing.T) {
			got := x.Suggest(name, 2)
			if len(got) != 3 || !strings.HasPrefix(got[0].Reason, want) {
				t.Errorf("%+v, want %q", got, want)
			}
		})
	}
}

// TestIndex_Suggest_everyOldScope: every scope of API 1.x has a suggestion in API 2.x,
// and never a broad or misspelt one.
func TestIndex_Suggest_everyOldScope(t *testing.T) {
	t.Parallel()
	x := builtin()
	for _, s := range x.Scopes() {
		if s.In(2) {
			continue
		}
		got := x.Suggest(s.Name, 2)
		if len(got) == 0 || len(got) > maxSuggestions {
			t.Errorf("%s: %v", s.Name, got)
		}
		for _, suggestion := range got {
			known, ok := x.Find(suggestion.Scope)
			if !ok || !known.In(2) || known.Broad() || suggestion.Scope == "cusomters.read" {
				t.Errorf("%s: %+v", s.Name, suggestion)
			}
		}
	}
}

// TestIndex_Suggest_everyLetterMissing leaves a letter out of every scope.
func TestIndex_Suggest_everyLetterMissing(t *testing.T) {
	t.Parallel()
	x := builtin()
	for _, s := range x.Scopes() {
		for _, generation := range s.Generations {
			got := x.Suggest(s.Name[1:], generation)
			if len(got) == 0 || !slices.ContainsFunc(got, func(g Suggestion) bool {
				better, _, _ := Misnamed(s.Name)
				return g.Scope == s.Name || g.Scope == better
			}) {
				t.Errorf("%s is not suggested for %s: %v", s.Name, s.Name[1:], got)
			}
		}
	}
}

func TestIndex_UnknownError(t *testing.T) {
	t.Parallel()
	x := builtin()
	for name, want := range map[string][2]string{
		"items.reed":      {`unknown scope "items.reed" (did you mean "items.read"?)`, "items.read: similar spelling"},
		"Items.Read":      {`unknown scope "Items.Read" (did you mean "items.read"?)`, "items.read: scopes are written in lower case, without white space"},
		"nothing.like.it": {`unknown scope "nothing.like.it"`, "`jtlctl scope list --api any` shows all"},
	} {
		t.Run(name, func(t *testing.T) {
			f := fault.From(x.UnknownError(name))
			if f.Kind != fault.Usage || f.Message != want[0] || f.Hint != want[1] {
				t.Errorf("%+v", f)
			}
		})
	}
	faulttest.Want(t, x.UnknownError("items.raed"), fault.Usage, "hint: items.read: similar spelling; items.")
}
