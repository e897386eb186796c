package scope

import (
	"strings"
	"testing"
)

// schemaText is a published schema, in short.
const schemaText = `"""Queries."""
type Query {
  GetBillOfMaterialsItemById(id: ID!): Item! @authorize(roles: ["pps.read", "system.all"]) @cost(weight: "10")
  QueryItems: Item @authorize(roles: ["catalog.read"])
  QueryOpen: Item
  QueryBoth: Item @authorize(roles: ["a.read"]) @authorize(roles: ["b.read", "c.read"])
}
type Mutation { ChangeItem: Item @authorize(roles: ["items.write"]) }
type Item { id: ID! }
`

func withSchema(tb testing.TB) *Index {
	tb.Helper()
	c, err := ParsePublished([]byte(schemaText), "2.3")
	if err != nil {
		tb.Fatal(err)
	}
	return NewIndex(append(Builtin(), c)...)
}

// describeAnswers writes answers as API FIELD SCOPES (GRADE).
func describeAnswers(answers []Answer) string {
	var all []string
	for _, a := range answers {
		all = append(all, a.API+" "+a.Operation.Field+" "+strings.Join(a.Scopes, "|")+" ("+string(a.Grade)+")")
	}
	return strings.Join(all, "; ")
}

// TestIndex_Field_likely: by the naming rules of the documentation.
func TestIndex_Field_likely(t *testing.T) {
	t.Parallel()
	x := builtin()
	for name, want := range map[string]string{
		"QuerySalesOrders": "salesorders.read", "GetSalesOrderById": "salesorders.read", "CreateSalesOrder": "salesorders.write",
		"CalculateSalesOrder": "salesorders.write", "QueryItems": "items.read", "ChangeItem": "items.write", "AddItemSupplier": "items.write",
		"DeleteItem": "items.write", "QueryCategories": "items.read", "QueryWarehouses": "warehouse.read", "QueryStock": "inventories.read",
		"QueryCompanies": "system.read", "QueryShippingMethods": "deliveries.read", "QueryPaymentMethods": "orders.read",
		"QueryProductionOrders": "pps.read", "GetBillOfMaterialsItemById": "pps.read", "ListTaxClassesWithTaxRates": "taxes.read",
		"QueryCustomers": "customers.read", "UpdateCustomer": "customers.write", "QuerySalesChannels": "saleschannels.read",
		"QueryUnheardOf": "", "UpdateTaxClass": "",
	} {
		answers := x.Field(name, "")
		if len(answers) != 1 || strings.Join(answers[0].Scopes, " ") != want || answers[0].Grade != Likely {
			t.Errorf("%s: %s, want %s", name, describeAnswers(answers), want)
		}
	}
}

// TestIndex_Field_kind: a document says what the verb may leave open.
func TestIndex_Field_kind(t *testing.T) {
	t.Parallel()
	x := builtin()
	for kind, want := range map[string]string{"query": "items.read", "mutation": "items.write", "subscription": "items.read", "": "items.write"} {
		if got := x.Field("ProcessItems", kind); len(got) != 1 || strings.Join(got[0].Scopes, " ") != want {
			t.Errorf("%s: %s, want %s", kind, describeAnswers(got), want)
		}
	}
}

// TestIndex_Field_schema: what a schema names is exact, also if the name suggests
// another scope.
func TestIndex_Field_schema(t *testing.T) {
	t.Parallel()
	x := withSchema(t)
	for name, want := range map[string]string{
		"GetBillOfMaterialsItemById": "2.3-graphql GetBillOfMaterialsItemById pps.read|system.all (exact)",
		"QueryItems":                 "2.3-graphql QueryItems catalog.read (exact)",
		"queryitems":                 "2.3-graphql QueryItems catalog.read (exact)",
		"QueryBoth":                  "2.3-graphql QueryBoth a.read|b.read|c.read (exact)",
		"ChangeItem":                 "2.3-graphql ChangeItem items.write (exact)",
		"QueryOpen":                  "2.3-graphql QueryOpen  (likely)",
		"QueryStock":                 "2.0 QueryStock inventories.read (likely)",
	} {
		if got := describeAnswers(x.Field(name, "")); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if got := x.Field("QueryBoth", "")[0].Note; got != "all are needed: a.read, and b.read or c.read" {
		t.Error(got)
	}
	if got := x.Field("QueryItem", "")[0].Note; !strings.Contains(got, "no imported GraphQL schema has this field (did you mean QueryItems?)") {
		t.Error(got)
	}
	if got := x.Field("ChangeItem", "query")[0].Grade; got != Likely {
		t.Error("a mutation is not a query")
	}
}

func TestIndex_Fields(t *testing.T) {
	t.Parallel()
	if got := withSchema(t).Fields(); len(got) != 5 {
		t.Errorf("%s", describeAnswers(got))
	}
	for _, a := range builtin().Fields() {
		if a.Grade != Likely || a.Operation.Field == "" {
			t.Errorf("%+v", a)
		}
	}
}

func TestIndex_IsField(t *testing.T) {
	t.Parallel()
	x := withSchema(t)
	for text, want := range map[string]bool{
		"QuerySalesOrders": true, "querySalesOrders": true, "CreateX": true, "GETBILLOFMATERIALSITEMBYID": true,
		"GET": false, "items": false, "/v2/items": false, "QueryX/y": false, "Items": false, "": false, "Query": false, "GET QueryItems": false,
	} {
		if got := x.IsField(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestMayBeField(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{"ProcessItems": true, "items": false, "Items": false, "processItems": false, "/ProcessItems": false, "Process Items": false, "": false} {
		if got := MayBeField(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestRequest_IsGraphQL(t *testing.T) {
	t.Parallel()
	for request, want := range map[Request]bool{
		{"POST", "/erp/v2/graphql"}: true, {"", "/v2/graphql"}: true, {"POST", "/api/eazybusiness/v2/GraphQL"}: true, {"POST", "/v3/graphql"}: true,
		{"DELETE", "/v2/graphql"}: false, {"POST", "/v1/graphql"}: false, {"POST", "/v2/graphql/x"}: false, {"POST", "/v2/items"}: false,
	} {
		if got := request.IsGraphQL(); got != want {
			t.Errorf("%v: %v", request, got)
		}
	}
}

// TestIndex_Match_withoutFields: their one path is none of an operation.
func TestIndex_Match_withoutFields(t *testing.T) {
	t.Parallel()
	x := withSchema(t)
	if got := x.Match("POST", "/v2/graphql", 0); len(got) > 0 {
		t.Error(describe(got))
	}
	s, ok := x.Find("catalog.read")
	if !ok || len(s.Uses) != 1 || s.Uses[0].Operation.Title() != "/v2/graphql QueryItems" {
		t.Errorf("%+v", s)
	}
}
