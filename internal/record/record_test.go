package record

import (
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/graphql"
	"github.com/jtlctl/jtlctl/internal/scope"
)

func TestDescribe(t *testing.T) {
	t.Parallel()
	x := scope.NewIndex(scope.Builtin()...)
	for _, test := range []struct{ method, path, wantPath, operation, scopes, grade string }{
		{"GET", "/erp/v2/customerGroups/4711", "/v2/customerGroups/{customergroupId}", "CustomerGroup_GetCustomerGroupAsync", "customers.read", "exact"},
		{"head", "/erp/v2/customerGroups/4711", "/v2/customerGroups/{customergroupId}", "CustomerGroup_GetCustomerGroupAsync", "customers.read", "exact"},
		{"PATCH", "/v2/customerGroups/5?token=secret", "/v2/customerGroups/{customergroupId}", "CustomerGroup_UpdateCustomerGroupAsync", "customers.write", "exact"},
		{"GET", "/erp/V2/CUSTOMERGROUPS", "/v2/customerGroups", "CustomerGroup_QueryCustomerGroupsAsync", "customers.read", "exact"},
		{"GET", "/erp/v9/nothing/4711?token=secret#x", "/erp/v9/nothing/4711", "", "", "unresolved"},
		{"GET", "?token=secret", "/", "", "", "unresolved"},
		{"OPTIONS", "/erp/v2/customerGroups", "/erp/v2/customerGroups", "", "", "unresolved"},
		{"POST", "/erp/v2/graphql", "/v2/graphql", "", "", "unresolved"},
		{"GET", "/erp/items", "/items", "ItemHeader_QueryItemsAsync", "item.queryitems all.read", "exact"},
	} {
		e := Describe(x, Request{Method: test.method, Path: test.path})
		if got := strings.Join(e.Scopes, " "); e.Path != test.wantPath || e.Operation != test.operation || string(e.Grade) != test.grade || got != test.scopes {
			t.Errorf("%s %s: %+v", test.method, test.path, e)
		}
		if e.Method != strings.ToUpper(test.method) || e.Scopes == nil {
			t.Errorf("%s %s: %+v", test.method, test.path, e)
		}
	}
	if e := Describe(x, Request{Method: "GET", Path: "/" + strings.Repeat("a", 1<<20)}); len(e.Path) > longestPath {
		t.Error("a long path is recorded whole")
	}
}

func TestDescribe_graphql(t *testing.T) {
	t.Parallel()
	schema, err := scope.Parse([]byte(`type Query {
	QueryItems: Int @authorize(roles: ["items.read", "system.all"])
	QueryThings: Int @authorize(roles: ["things.read"])
}`))
	if err != nil {
		t.Fatal(err)
	}
	x := scope.NewIndex(append(scope.Builtin(), schema)...)
	for document, want := range map[string]string{
		"{ QueryItems }":                              "QueryItems|items.read system.all|exact",
		"{ a: QueryItems b: QueryItems }":             "QueryItems|items.read system.all|exact",
		"{ QuerySalesOrders { id } }":                 "QuerySalesOrders|salesorders.read|likely",
		"{ QueryItems QueryThings }":                  "QueryItems, QueryThings|items.read system.all things.read|exact",
		"{ QuerySalesOrders QueryItems }":             "QuerySalesOrders, QueryItems|salesorders.read items.read system.all|likely",
		"{ QueryItems QueryFrobnications }":           "QueryItems, QueryFrobnications|items.read system.all|unresolved",
		"{ QueryFrobnications QuerySalesOrders }":     "QueryFrobnications, QuerySalesOrders|salesorders.read|unresolved",
		"query A { __typename } query B { __schema }": "||unresolved",
	} {
		fields, err := graphql.Fields(document)
		if err != nil {
			t.Fatal(err)
		}
		e := Describe(x, Request{"POST", "/erp/v2/graphql", fields})
		if got := e.Operation + "|" + strings.Join(e.Scopes, " ") + "|" + string(e.Grade); got != want || e.Path != "/v2/graphql" {
			t.Errorf("%s: %s %s, want %s", document, e.Path, got, want)
		}
	}
}
