package scope

import "testing"

func TestIndex_NearMiss(t *testing.T) {
	t.Parallel()
	x := builtin()
	for name, want := range map[string]string{
		"items.raed": "items.read", "item.read": "items.read", "custmers.read": "customers.read", "system.confg.read": "system.config.read",
		"items.reads": "items.read", "itmes.write": "items.write", "system.al": "system.all", "item.qeuryitems": "item.queryitems",
		// Another permission, other parts, nothing like it, and two changes in a short name.
		"items.print.all": "", "taxes.write": "", "labels.print": "", "item.queryitem": "", "salesorder.printsalesorders": "", "pps.read": "", "robots.read": "", "tax.reed": "", "items.manage": "",
		"itemsread": "", "system.read.config": "", "": "",
	} {
		if got, ok := x.NearMiss(name, 0); got != want || ok != (want != "") {
			t.Errorf("%q: got %q, %v, want %q", name, got, ok, want)
		}
	}
	if got, ok := x.NearMiss("item.qeuryitems", 2); ok {
		t.Errorf("in API 2.x item.qeuryitems is nearly %s", got)
	}
	// A verb of another permission may be a new operation.
	operations := NewIndex(names(1, "worker.getstate"))
	if got, ok := operations.NearMiss("worker.setstate", 1); ok {
		t.Errorf("worker.setstate is nearly %s", got)
	}
	if _, ok := operations.NearMiss("worker.getstat", 1); !ok {
		t.Error("worker.getstat is not nearly worker.getstate")
	}
}

func TestIndex_Misnomer(t *testing.T) {
	t.Parallel()
	x := builtin()
	for name, want := range map[string]string{
		"orders.write": "salesorders.write", "order.write": "salesorders.write", "orders.print": "salesorders.print", "cusomters.write": "customers.write",
		"products.read": "items.read", "kunden.write": "customers.write", "artikel.read": "items.read",
		// A permission that the right resource lacks, and words that the API uses.
		"products.manage": "", "orders.manage": "", "salesinvoices.read": "", "refunds.read": "", "stocks.read": "", "purchase.read": "", "shipping.read": "", "pps.read": "", "items.read": "", "": "",
	} {
		got, ok := x.Misnomer(name, 2)
		if !ok {
			got = ""
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

func TestIndex_Misnomer_absent(t *testing.T) {
	t.Parallel()
	if better, ok := builtin().Misnomer("all.write", 0); !ok || better != "" {
		t.Errorf("got %q, %v", better, ok)
	}
}
