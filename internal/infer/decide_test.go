package infer

import (
	"fmt"
	"testing"
)

func TestResolver_Decide(t *testing.T) {
	t.Parallel()
	groups := entry("GET", "/v2/customerGroups", "")
	orders := entry("POST", "/v2/graphql", "QuerySalesOrders")
	reasons := entry("GET", "/v2/onHoldReasons", "") // any of orders.read, invoices.read
	items := entry("POST", "/v2/graphql", "QueryItems")
	both := entry("POST", "/v2/graphql", "QueryBoth")
	for name, test := range map[string]struct {
		records  *Records
		declared Declared
		want     string
	}{
		"no manifest":              {recordsOf(groups, orders), Declared{}, "needed [customers.read salesorders.read] missing [] certain [] unused [] unproven [] proposed [customers.read salesorders.read]+[] clean true"},
		"no requests":              {recordsOf(), Declared{Mandatory: []string{"items.read"}, Present: true}, "needed [] missing [] certain [] unused [items.read] unproven [] proposed [items.read]+[] clean false"},
		"all declared":             {recordsOf(groups), Declared{Mandatory: []string{"customers.read"}, Present: true}, "needed [customers.read] missing [] certain [] unused [] unproven [] proposed [customers.read]+[] clean true"},
		"likely and declared":      {recordsOf(orders), Declared{Mandatory: []string{"salesorders.read"}, Present: true}, "needed [salesorders.read] missing [] certain [] unused [] unproven [salesorders.read] proposed [salesorders.read]+[] clean false"},
		"missing":                  {recordsOf(groups, orders), Declared{Optional: []string{"items.read"}, Present: true}, "needed [customers.read salesorders.read] missing [customers.read salesorders.read] certain [customers.read] unused [items.read] unproven [] proposed [customers.read salesorders.read]+[items.read] clean false"},
		"another of several":       {recordsOf(reasons), Declared{Mandatory: []string{"invoices.read"}, Present: true}, "needed [invoices.read] missing [] certain [] unused [] unproven [] proposed [invoices.read]+[] clean true"},
		"the narrow one":           {recordsOf(items), Declared{}, "needed [items.read] missing [] certain [] unused [] unproven [] proposed [items.read]+[] clean true"},
		"all groups":               {recordsOf(both), Declared{Mandatory: []string{"warehouse.read"}, Present: true}, "needed [items.read warehouse.read] missing [items.read] certain [items.read] unused [] unproven [] proposed [warehouse.read items.read]+[] clean false"},
		"one that allows all":      {recordsOf(groups), Declared{Mandatory: []string{"system.all"}, Present: true}, "needed [customers.read] missing [] certain [] unused [system.all] unproven [] proposed [system.all]+[] clean false"},
		"an unresolved request":    {recordsOf(entry("GET", "/x", "")), Declared{}, "needed [] missing [] certain [] unused [] unproven [] proposed []+[] clean false"},
		"declared optional":        {recordsOf(groups), Declared{Optional: []string{"customers.read"}, Present: true, OnPremise: true}, "needed [customers.read] missing [] certain [] unused [] unproven [] proposed []+[customers.read] clean true"},
		"likely, then for certain": {recordsOf(entry("POST", "/v2/graphql", "QueryCustomers"), groups), Declared{Mandatory: []string{"customers.read"}, Present: true}, "needed [customers.read] missing [] certain [] unused [] unproven [] proposed [customers.read]+[] clean true"},
	} {
		r := test.records.Infer(resolver(t), test.declared)
		got := fmt.Sprintf("needed %v missing %v certain %v unused %v unproven %v proposed %v+%v clean %t",
			r.Needed, r.Missing, r.Certain(), r.Unused, r.Unproven, r.Proposed.Mandatory, r.Proposed.Optional, r.Clean())
		if got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, test.want)
		}
	}
}

func TestResolver_Decide_tests(t *testing.T) {
	t.Parallel()
	by := resolver(t)
	evidence, _ := by.Resolve(Call{Method: "GET", Path: "/v2/customerGroups", Test: true})
	if r := by.Decide(evidence, nil, Declared{}, Options{}); len(r.Needed) != 0 || len(r.Evidence) != 1 || len(r.Needing("customers.read")) != 0 {
		t.Errorf("%+v", r)
	}
}

func TestResolver_Decide_removeUnused(t *testing.T) {
	t.Parallel()
	by := resolver(t)
	evidence, _ := by.Resolve(Call{Method: "GET", Path: "/v2/customerGroups"})
	declared := Declared{Mandatory: []string{"system.all"}, Optional: []string{"items.read", "customers.read"}, Present: true}
	if r := by.Decide(evidence, nil, declared, Options{RemoveUnused: true}); fmt.Sprint(r.Proposed) != "{[customers.read] [] [customers.read]}" {
		t.Errorf("%+v", r.Proposed)
	}
	declared.Optional = nil
	if r := by.Decide(evidence, nil, declared, Options{RemoveUnused: true}); fmt.Sprint(r.Proposed) != "{[customers.read] [customers.read] []}" {
		t.Errorf("%+v", r.Proposed)
	}
}
