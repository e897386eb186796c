package cloudapi

import (
	"fmt"
	"strings"
	"testing"
)

func TestCall_graphQL(t *testing.T) {
	t.Parallel()
	b := newBench(Config{})
	for name, c := range map[string]struct {
		document  string
		variables map[string]any
		answer    string
	}{
		"aliases and variables": {
			`query A($n: Int!, $by: [O!]) { newest: QuerySalesOrders(first: $n, order: $by) { count: totalCount nodes { number: salesOrderNumber } } }`,
			map[string]any{"n": 2, "by": []any{map[string]any{"salesOrderDate": "DESC"}}},
			`{"data":{"newest":{"count":30,"nodes":[{"number":"SO-00030"},{"number":"SO-00029"}]}}}`,
		},
		"a default": {`query ($n: Int = 1) { QueryItems(first: $n) { nodes { sku } } }`, nil, `{"data":{"QueryItems":{"nodes":[{"sku":"SANDBOX-001"}]}}}`},
		"where": {
			`query ($sku: String!) { QueryItems(where: {sku: {eq: $sku}, unknown: {eq: 1}}) { totalCount nodes { id sku } } }`, map[string]any{"sku": "SANDBOX-007"},
			`{"data":{"QueryItems":{"totalCount":1,"nodes":[{"id":"` + identifier(1, 7) + `","sku":"SANDBOX-007"}]}}}`,
		},
		"order": {`{ QueryItems(first: 1, order: {stockTotal: DESC, sku: ASC}) { nodes { stockTotal } } }`, nil, `{"data":{"QueryItems":{"nodes":[{"stockTotal":39}]}}}`},
		"fragments": {
			`query { QueryItems(first: 1) { nodes { ...I ... on Item { name } } } } fragment I on Item { sku ...J } fragment J on Item { isActive ...I }`, nil,
			`{"data":{"QueryItems":{"nodes":[{"sku":"SANDBOX-001","isActive":true,"name":"Sandbox item 1"}]}}}`,
		},
		"directives": {
			`query ($yes: Boolean!) { QueryItems(first: 1) { nodes { sku @skip(if: $yes) name @include(if: $yes) id @include(if: false) } } }`, map[string]any{"yes": true},
			`{"data":{"QueryItems":{"nodes":[{"name":"Sandbox item 1"}]}}}`,
		},
		"merged selections": {`{ QueryItems(first: 1) { nodes { sku } } QueryItems(first: 1) { totalCount nodes { sku name } } }`, nil,
			`{"data":{"QueryItems":{"nodes":[{"sku":"SANDBOX-001","name":"Sandbox item 1"}],"totalCount":25}}}`},
		"an object": {
			`query GetSalesOrderById($id: ID!) { GetSalesOrderById(id: $id) { id salesOrderNumber customer { companyName } lineItems { sku quantity } } }`, map[string]any{"id": identifier(4, 1)},
			`{"data":{"GetSalesOrderById":{"id":"` + identifier(4, 1) + `","salesOrderNumber":"SO-00001","customer":{"companyName":"Company 1"},"lineItems":[{"sku":"SANDBOX-001","quantity":1},{"sku":"SANDBOX-002","quantity":2}]}}}`,
		},
		"an object that is not there": {`{ GetItemById(id: "x") { id sku } }`, nil, `{"data":{"GetItemById":{"id":"x","sku":null}}}`},
		"an object of what is not there": {
			`{ GetBillOfMaterialsItemById(id: 5) { id name parts { nodes { id } totalCount } } }`, nil,
			`{"data":{"GetBillOfMaterialsItemById":{"id":5,"name":null,"parts":{"nodes":[],"totalCount":null}}}}`,
		},
		"a list of what is not there":  {`{ QueryShippingMethods { totalCount nodes { id } pageInfo { hasNextPage } } }`, nil, `{"data":{"QueryShippingMethods":{"totalCount":0,"nodes":[],"pageInfo":{"hasNextPage":false}}}}`},
		"a list that is no connection": {`{ QueryCompanies { name } ListTaxClassesWithTaxRates { id } }`, nil, `{"data":{"QueryCompanies":[{"name":"Sandbox GmbH"}],"ListTaxClassesWithTaxRates":[]}}`},
		"names of types":               {`{ __typename QueryItems(first: 1) { __typename nodes { __typename } } }`, nil, `{"data":{"__typename":"Query","QueryItems":{"__typename":"ItemsConnection","nodes":[{"__typename":"nodes"}]}}}`},
		"an unknown field":             {`{ QueryItems(first: 1) { nodes { sku invented other { inner } } } }`, nil, `{"data":{"QueryItems":{"nodes":[{"sku":"SANDBOX-001","invented":null,"other":{"inner":null}}]}}}`},
		"something created":            {`mutation { CreateSalesOrder(input: {}) { id } }`, nil, `{"data":{"CreateSalesOrder":{"id":"` + identifier(255, 1) + `"}}}`},
	} {
		want(t, name, b.graphQL(t, c.document, c.variables), 200, c.answer)
	}
}

// TestCall_graphQL_documented: the names of the platform's documentation and of
// public apps, as of 2026-11-26.
func TestCall_graphQL_documented(t *testing.T) {
	t.Parallel()
	b := newBench(Config{})
	for name := range strings.FieldsSeq(`QuerySalesOrders QueryItems QuerySalesInvoices QueryCustomers QueryCategories QueryWarehouses QuerySuppliers
		QueryProductionOrders QueryStock QueryCompanies QueryShippingMethods QuerySalesChannels QueryCountries`) {
		got := b.graphQL(t, "{ "+name+"(first: 2) { totalCount nodes { id } edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }", nil)
		if at(t, got, "data", name, "pageInfo", "hasNextPage") == nil || got.Code != 200 {
			t.Errorf("%s: %d %s", name, got.Code, got.Body)
		}
	}
}

// TestCall_graphQL_rest: both have the same rows.
func TestCall_graphQL_rest(t *testing.T) {
	t.Parallel()
	b := newBench(Config{})
	for path, field := range map[string]string{"/erp/items": "QueryItems", "/erp/customers": "QueryCustomers", "/erp/categories": "QueryCategories"} {
		rest, nodes := at(t, b.ask("GET", path, ""), "Items").([]any), at(t, b.graphQL(t, "{ "+field+" { nodes { id } } }", nil), "data", field, "nodes").([]any)
		if len(rest) != len(nodes) || len(rest) == 0 {
			t.Fatalf("%s: %d and %d", path, len(rest), len(nodes))
		}
		for i := range rest {
			if rest[i].(map[string]any)["Id"] != nodes[i].(map[string]any)["id"] {
				t.Errorf("%s: %v, %v", path, rest[i], nodes[i])
			}
		}
	}
}

func TestCall_graphQL_pages(t *testing.T) {
	t.Parallel()
	b := newBench(Config{})
	const document = `query ($after: String) { QuerySalesOrders(first: 12, after: $after) { nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } } }`
	seen, pages := map[any]bool{}, 0
	var after any
	for {
		got := b.graphQL(t, document, map[string]any{"after": after})
		for _, node := range at(t, got, "data", "QuerySalesOrders", "nodes").([]any) {
			seen[node.(map[string]any)["id"]] = true
		}
		if at(t, got, "data", "QuerySalesOrders", "pageInfo", "hasPreviousPage") != (pages > 0) {
			t.Error(got.Body)
		}
		pages++
		after = at(t, got, "data", "QuerySalesOrders", "pageInfo", "endCursor")
		if at(t, got, "data", "QuerySalesOrders", "pageInfo", "hasNextPage") != true {
			break
		}
	}
	if len(seen) != orderCount || pages != 3 {
		t.Error(len(seen), pages)
	}
	want(t, "last", b.graphQL(t, `{ QueryCategories(last: 1, before: "`+cursor(4)+`") { nodes { name } } }`, nil), 200, `{"data":{"QueryCategories":{"nodes":[{"name":"Category 4"}]}}}`)
	for arguments, message := range map[string]string{`first: -1`: "must be a number", `first: "x"`: "must be a number", `after: "x"`: "not a cursor"} {
		if got := b.graphQL(t, `{ QueryItems(`+arguments+`) { totalCount } }`, nil); got.Code != 200 || !strings.Contains(got.Body.String(), message) {
			t.Errorf("%s: %s", arguments, got.Body)
		}
	}
}

func TestCall_graphQL_refused(t *testing.T) {
	t.Parallel()
	b := newBench(Config{})
	for body, message := range map[string]string{
		`{"query":"{ QueryItems { "}`:                                                             `"code":"SYNTAX_ERROR"`,
		`{"query":"{ Nonsense { id } }"}`:                                                         "the field Nonsense does not exist on the type Query",
		`{"query":"{ __schema { types { name } } }"}`:                                             "no introspection",
		`{"query":"query ($n: Int!) { QueryItems(first: $n) { totalCount } }"}`:                   "the variable $n is required",
		`{"query":"{ QueryItems(first: $n) { totalCount } }"}`:                                    "does not define the variable $n",
		`{"query":"{ ...F }"}`:                                                                    "has no fragment F",
		`{"query":"query A { QueryItems { totalCount } } query B { QueryItems { totalCount } }"}`: "operationName must name one",
		`{"query":"query A { QueryItems { totalCount } }","operationName":"C"}`:                   "has no operation C",
		`{"query":"subscription { OnItem { id } }"}`:                                              "no subscriptions",
		`{"query":"fragment F on X { id }"}`:                                                      "has no operation",
	} {
		if got := b.ask("POST", Base+GraphQLPath, body); got.Code != 200 || !strings.Contains(got.Body.String(), message) || !strings.HasPrefix(got.Body.String(), `{"errors":[`) {
			t.Errorf("%s: %d %s", body, got.Code, got.Body)
		}
	}
	const none = "must be JSON with the member query"
	for body, message := range map[string]string{
		`{}`: none, `"x"`: none, `null`: none, `{"Query":"{ QueryItems { totalCount } }"}`: none, `{"query":5}`: "the member query of the body must be a text",
		`{"query":null}`: "the member query of the body is empty", ` []`: "the body is a list", `[{"query":"{ QueryItems { totalCount } }"}]`: "must be one request",
		`{"query":"{ QueryItems { totalCount } }","variables":"{}"}`:  "the member variables of the body must be an object or null",
		`{"query":"{ QueryItems { totalCount } }","operationName":5}`: "the member operationName of the body must be a text or null",
	} {
		if got := b.ask("POST", Base+GraphQLPath, body); got.Code != 400 || !strings.Contains(got.Body.String(), message) {
			t.Errorf("%s: %d %s", body, got.Code, got.Body)
		}
	}
	if got := b.ask("GET", Base+GraphQLPath, ""); got.Code != 405 || got.Header().Get("Allow") != "POST" {
		t.Error(got.Code)
	}
}

// TestCall_graphQL_changed: what is changed has the identifier that was sent.
func TestCall_graphQL_changed(t *testing.T) {
	t.Parallel()
	b := newBench(Config{})
	for document, id := range map[string]string{
		`mutation { ChangeItem(id: "a") { id } }`:                     "a",
		`mutation { ChangeItem(input: {id: "b", name: "c"}) { id } }`: "b",
		`mutation { ChangeItem(input: {name: "c"}) { id } }`:          identifier(0xff, 1),
	} {
		want(t, document, b.graphQL(t, document, nil), 200, `{"data":{"ChangeItem":{"id":"`+id+`"}}}`)
	}
}

// TestCall_graphQL_bounds: fragments that contain each other and grow make no answer
// that does.
func TestCall_graphQL_bounds(t *testing.T) {
	t.Parallel()
	b := newBench(Config{})
	var grows strings.Builder
	grows.WriteString("{ GetItemById(id: 1) { ...F0 } }")
	for i := range 30 {
		fmt.Fprintf(&grows, " fragment F%d on X { a%d { ...F%d } b%d { ...F%d } }", i, i, i+1, i, i+1)
	}
	grows.WriteString(" fragment F30 on X { id }")
	if got := b.graphQL(t, grows.String(), nil); !strings.Contains(got.Body.String(), "too many fields") || got.Body.Len() > 1000 {
		t.Error(got.Body.Len())
	}
	if got := b.graphQL(t, "{ GetItemById(id: 1) { ...F } } fragment F on X { a { ...F } }", nil); got.Code != 200 || got.Body.Len() > 10_000 {
		t.Error(got.Code, got.Body.Len())
	}
	if got := b.graphQL(t, "{ Query"+strings.Repeat("Ab", 50_000)+" { id } }", nil); !strings.Contains(got.Body.String(), "does not exist") || got.Body.Len() > 1000 {
		t.Error(got.Body.Len())
	}
	if got := b.graphQL(t, strings.Repeat("{ a ", 60_000), nil); got.Code != 200 {
		t.Error(got.Code)
	}
}

func FuzzGraphQL(f *testing.F) {
	for _, seed := range []string{
		`{"query":"{ QueryItems(first: 1, where: {sku: {eq: \"a\"}}, order: [{sku: ASC}]) { nodes { id ...F } } } fragment F on Item { name }"}`,
		`{"query":"query ($a: [X!] = [1]) { a: GetItemById(id: $a) { id @skip(if: true) } }","variables":{"a":[{"b":null}]}}`, `{"query":"mutation { CreateX { id } }"}`, `{"query":""}`,
		`{"query":"{ QuerySalesOrders(where: {or: [{lineItems: {some: {sku: {in: [\"x\"]}}}}, {and: {id: {neq: null}}}]}, after: \"c2FuZGJveDo1\") { edges { node { id } } } }"}`,
	} {
		f.Add(seed)
	}
	b := newBench(Config{Enforce: Declared, Declared: []string{"items.read", "salesorders.read"}})
	f.Fuzz(func(t *testing.T, body string) {
		got := b.ask("POST", Base+GraphQLPath, body, "Content-Type", "application/json")
		if got.Code != 200 && got.Code != 400 && got.Code != 415 {
			t.Errorf("%d %s", got.Code, got.Body)
		}
		if got.Body.Len() > 8<<20 {
			t.Errorf("%d bytes", got.Body.Len())
		}
		at(t, got)
	})
}
