package cloudapi

import (
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestEnforcer_missing(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		way      Enforcement
		declared string
		method   string
		path     string
		missing  string // "" is allowed
	}{
		{None, "", "GET", "/erp/v2/companies", ""},
		{Declared, "", "GET", "/erp/v2/companies", "system.read"},
		{All, "", "GET", "/erp/v2/companies", "system.read"},
		{Declared, "system.read", "GET", "/erp/v2/companies", ""},
		{Declared, "items.read", "GET", "/erp/v2/companies", "system.read"},
		{Declared, "system.all", "GET", "/erp/v2/companies", ""},
		{Declared, "items.read", "POST", "/erp/v2/categories", "items.write"},
		{Declared, "items.write", "POST", "/erp/v2/categories", ""},
		// The cloud's vocabulary is that of API 2.x, at the addresses of API 1.x too.
		{Declared, "items.read", "GET", "/erp/items", ""},
		{Declared, "item.queryitems", "GET", "/erp/items", ""},
		{Declared, "all.read", "GET", "/erp/items", ""},
		{Declared, "all.read", "GET", "/erp/customers/5/notes", ""},
		{Declared, "all.read", "POST", "/erp/categories", "category.createcategory"},
		{Declared, "customers.read", "GET", "/erp/items", "item.queryitems or all.read or items.read"},
		// The document names no scope for these.
		{Declared, "", "GET", "/erp/v2/items/5", ""},
		{All, "", "GET", "/erp/v2/items/5", "items.read"},
		{All, "items.read", "GET", "/erp/v2/items/5", ""},
		{All, "", "GET", "/erp/v2/info", ""},
		{All, "", "GET", "/erp/info", ""},
	} {
		b := newBench(Config{Enforce: c.way, Declared: strings.Fields(c.declared)})
		body := map[bool]string{true: "{}"}[c.method != "GET"]
		got := b.ask(c.method, c.path, body)
		refused := got.Code == 403 && strings.Contains(got.Body.String(), "the app lacks the scope "+c.missing)
		if (c.missing == "") != (got.Code < 300) || (c.missing != "" && !refused) {
			t.Errorf("%+v: %d %s", c, got.Code, got.Body)
		}
	}
}

func TestEnforcer_missing_graphQL(t *testing.T) {
	t.Parallel()
	for declared, c := range map[string]struct{ query, answer string }{
		"salesorders.read":            {"{ QuerySalesOrders(first: 0) { totalCount } }", `{"data":{"QuerySalesOrders":{"totalCount":30}}}`},
		"items.read":                  {"{ a: QuerySalesOrders { totalCount } }", `{"errors":[{"message":"Unexpected Execution Error","path":["a"],"extensions":{"code":"INTERNAL_ERROR"}}],"data":null}`},
		"items.read items.write":      {"{ a: QuerySalesOrders { totalCount } QueryItems { totalCount } }", `{"errors":[{"message":"Unexpected Execution Error","path":["a"],"extensions":{"code":"INTERNAL_ERROR"}}],"data":{"a":null,"QueryItems":{"totalCount":25}}}`},
		"system.all":                  {"{ QuerySalesOrders { totalCount } }", `{"data":{"QuerySalesOrders":{"totalCount":30}}}`},
		"items.read salesorders.read": {"mutation { ChangeItem(id: 5) { id } }", `{"errors":[{"message":"Unexpected Execution Error","path":["ChangeItem"],"extensions":{"code":"INTERNAL_ERROR"}}],"data":null}`},
		"items.write":                 {"mutation { ChangeItem(id: 5) { id } }", `{"data":{"ChangeItem":{"id":5}}}`},
	} {
		b := newBench(Config{Enforce: Declared, Declared: strings.Fields(declared)})
		want(t, declared+" "+c.query, b.graphQL(t, c.query, nil), 200, c.answer)
	}
}

func TestParseEnforcement(t *testing.T) {
	t.Parallel()
	for _, way := range Enforcements() {
		if got, err := ParseEnforcement(way); err != nil || string(got) != way {
			t.Error(got, err)
		}
	}
	if _, err := ParseEnforcement("some"); fault.From(err).Kind != fault.Usage {
		t.Error(err)
	}
}
