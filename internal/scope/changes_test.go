package scope

import (
	"fmt"
	"slices"
	"testing"
)

func TestCatalog_ChangesFrom(t *testing.T) {
	t.Parallel()
	older := &Catalog{Name: "2.0", Operations: []Operation{
		{Method: "GET", Path: "/v2/salesOrders/{id}", Scopes: []string{"salesorders.read"}},
		{Method: "GET", Path: "/v2/stocks", Scopes: []string{"inventories.read"}},
		{Method: "POST", Path: "/v2/graphql", Field: "QueryItems", Kind: "query", Scopes: []string{"items.read"}},
	}, Extras: []Extra{{Scope: "system.all", API: "cloud"}}}
	newer := &Catalog{Name: "2.0", Operations: []Operation{
		{Method: "GET", Path: "/v2/sales-orders/{salesOrderId}", Scopes: []string{"salesorders.read"}},
		{Method: "PUT", Path: "/v2/stocks", Scopes: []string{"inventories.write"}},
		{Method: "POST", Path: "/v2/graphql", Field: "QueryItems", Kind: "query", Scopes: []string{"items.read", "pps.read"}},
	}, Extras: []Extra{{Scope: "extra.read", API: "2.0"}}}
	for name, c := range map[string]struct {
		got  Changes
		want string
	}{
		"newer": {newer.ChangesFrom(older), "[extra.read inventories.write pps.read] [inventories.read] 1 1 1"},
		"same":  {older.ChangesFrom(older), "[] [] 0 0 0"},
		"first": {older.ChangesFrom(nil), "[inventories.read items.read salesorders.read] [] 3 0 0"},
	} {
		g := c.got
		if got := fmt.Sprint(g.ScopesAdded, g.ScopesRemoved, g.OperationsAdded, g.OperationsRemoved, g.OperationsChanged); got != c.want || g.None() != (name == "same") || g.Shrunk() {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
	}
}

func TestChanges_Shrunk(t *testing.T) {
	t.Parallel()
	catalog := func(operations, scopes int) *Catalog {
		c := &Catalog{Name: "2.3"}
		for i := range operations {
			c.Operations = append(c.Operations, Operation{Method: "GET", Path: fmt.Sprintf("/v2/x%d", i), Scopes: []string{fmt.Sprintf("x%d.read", i%scopes)}})
		}
		return c
	}
	for _, c := range []struct {
		operations, scopes int
		want               bool
	}{{10, 10, false}, {5, 5, false}, {4, 4, true}, {10, 5, false}, {10, 4, true}, {20, 10, false}} {
		if got := catalog(c.operations, c.scopes).ChangesFrom(catalog(10, 10)).Shrunk(); got != c.want {
			t.Errorf("%d operations, %d scopes of 10: %v", c.operations, c.scopes, got)
		}
	}
}

func TestCatalog_WithFacts(t *testing.T) {
	t.Parallel()
	builtin := Builtin()[1]
	document := &Catalog{Name: "2.0", Operations: []Operation{{Method: "GET", Path: "/v2/x", Scopes: []string{"pps.read"}}}}
	both := document.WithFacts(builtin)
	names := func(c *Catalog) (all []string) {
		for _, extra := range c.Extras {
			all = append(all, extra.Scope)
		}
		return all
	}
	if got := names(both); slices.Contains(got, "pps.read") || !slices.Contains(got, "system.all") || len(document.Extras) > 0 {
		t.Errorf("%v", got)
	}
}
