package infer

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/graphql"
	"github.com/jtlctl/jtlctl/internal/record"
)

func TestResolver_Resolve(t *testing.T) {
	t.Parallel()
	fields := func(names ...string) (all []graphql.Field) {
		for _, name := range names {
			all = append(all, graphql.Field{Name: name})
		}
		return all
	}
	known := record.Entry{Path: "/v2/shelves/{id}", Operation: "Shelves_Get", Scopes: []string{"shelves.read"}, Grade: record.Exact}
	for name, test := range map[string]struct {
		call  Call
		cloud bool
		want  string
	}{
		"exact":                      {Call{Method: "GET", Path: "/v2/customerGroups/5"}, false, "GET /v2/customerGroups/{customergroupId} CustomerGroup_GetCustomerGroupAsync [customers.read] exact"},
		"any method":                 {Call{Path: "/v2/customerGroups/{id}", Method: "DELETE"}, false, "DELETE /v2/customerGroups/{customergroupId} CustomerGroup_DeleteCustomerGroupAsync [customers.write] exact"},
		"needs no scope":             {Call{Method: "GET", Path: "/v2/info"}, false, "GET /v2/info Info_GetStatusAsync [] likely"},
		"API 1.x":                    {Call{Method: "GET", Path: "/items"}, false, "GET /items ItemHeader_QueryItemsAsync [item.queryitems all.read] exact"},
		"API 1.x at the Cloud":       {Call{Method: "GET", Path: "/erp/customers"}, true, "customers.read] likely"},
		"only API 1.x at the Cloud":  {Call{Method: "GET", Path: "/v1/nothing"}, true, "open GET /v1/nothing: no catalogue has this operation"},
		"a field":                    {Call{Method: "POST", Path: "/v2/graphql", Fields: fields("QueryItems")}, false, "POST /v2/graphql QueryItems [items.read system.all] exact"},
		"a field of a name":          {Call{Method: "POST", Path: "/v2/graphql", Fields: fields("QuerySalesOrders")}, false, "POST /v2/graphql QuerySalesOrders [salesorders.read] likely"},
		"a field without scope":      {Call{Method: "POST", Path: "/v2/graphql", Fields: fields("Ping")}, false, "POST /v2/graphql Ping [] likely"},
		"two fields":                 {Call{Method: "POST", Path: "/v2/graphql", Fields: fields("QueryItems", "Frobnicate")}, false, "QueryItems [items.read system.all] exact; open Frobnicate: no published schema has this field"},
		"no document":                {Call{Method: "POST", Path: "/v2/graphql"}, false, "open POST /v2/graphql: the GraphQL document could not be read"},
		"unknown":                    {Call{Method: "GET", Path: "/erp/v9/nothing"}, false, "open GET /erp/v9/nothing: no catalogue has this operation"},
		"known when it was recorded": {Call{Method: "GET", Path: "/v2/shelves/{id}", Recorded: &known}, false, "GET /v2/shelves/{id} Shelves_Get [shelves.read] exact"},
	} {
		by := resolver(t)
		by.Cloud = test.cloud
		found, open := by.Resolve(test.call)
		var got []string
		for _, e := range found {
			got = append(got, fmt.Sprintf("%s %s %s %v %s", e.Method, e.Path, e.Operation, e.Scopes, e.Grade))
		}
		for _, u := range open {
			got = append(got, "open "+u.Text+": "+u.Reason)
		}
		if all := strings.Join(got, "; "); !strings.Contains(all, test.want) {
			t.Errorf("%s: %s, want %s", name, all, test.want)
		}
	}
	only := resolver(t)
	only.Only = true
	if found, open := only.Resolve(Call{Method: "GET", Path: "/v2/shelves/{id}", Recorded: &known}); len(found) != 0 || len(open) != 1 {
		t.Errorf("--api: %v, %v", found, open)
	}
}
