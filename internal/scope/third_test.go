package scope

import (
	"slices"
	"strings"
	"testing"
)

// third is a document of a generation that is not published.
const third = `{
  "openapi": "3.1.0", "info": {"version": "3.1"},
  "paths": {
    "/v3/items": {"get": {"security": [{"Wawi": ["Items.View"]}]}},
    "/v3/stocks": {"get": {"security": [{"Wawi": ["inventories.read", "all.read"]}]}},
    "/v3/orders/{id}": {"get": {"security": [{"Wawi": ["orders.read"]}]}, "patch": {"security": [{"Wawi": ["orders.manage"]}]}},
    "/v3/shelves": {"post": {"operationId": "ShelfHeader_CreateShelfAsync", "security": [{"Wawi": ["shelves.write"]}]}}
  }
}`

func withThird(tb testing.TB) *Index {
	c, err := Parse([]byte(third))
	if err != nil {
		tb.Fatal(err)
	}
	return NewIndex(append(Builtin(), c)...)
}

func TestThirdGenerationMatches(t *testing.T) {
	t.Parallel()
	x := withThird(t)
	for _, c := range []struct {
		request    string
		generation int
		want       string
	}{
		{"GET https://api.jtl-cloud.com/erp/v3/items?x=y", 0, "3.1 GET /v3/items"},
		{"GET /api/eazybusiness/v3/orders/5", 3, "3.1 GET /v3/orders/{id}"},
		{"GET /stocks", 3, "3.1 GET /v3/stocks (prefix)"},
		{"GET /stocks", 0, "1.0 GET /stocks; 2.0 GET /v2/stocks (prefix); 3.1 GET /v3/stocks (prefix)"},
		{"GET /v2/items", 3, "3.1 GET /v3/items (prefix)"},
	} {
		method, path := splitRequest(c.request)
		if got := describe(x.Match(method, path, c.generation)); got != c.want {
			t.Errorf("Match(%q, %d)\n got %s\nwant %s", c.request, c.generation, got, c.want)
		}
	}
	for request, want := range map[string]string{
		"GET /v3/companies":  "1.0 GET /companies (another API generation); 2.0 GET /v2/companies (another API generation)",
		"POST /v3/items":     "3.1 GET /v3/items (another method); 1.0 POST /items (another API generation); 2.0 POST /v2/items (another API generation)",
		"PATCH /v2/orders/5": "3.1 PATCH /v3/orders/{id} (another API generation)",
		"GET /v3/shelvse":    "3.1 POST /v3/shelves (nearly the same path)",
	} {
		method, path := splitRequest(request)
		if got := describe(x.Nearest(method, path, 0)); got != want {
			t.Errorf("Nearest(%q)\n got %s\nwant %s", request, got, want)
		}
	}
	if o := x.Match("GET", "/v3/stocks", 3)[0].Operation; o.AnyOne {
		t.Error("the pair with all.read is a rule only of API 1.x")
	}
	if s, _ := x.Find("orders.read"); !slices.Equal(s.Generations, []int{2, 3}) || len(s.Uses) != 6 {
		t.Errorf("generations %v, %d uses", s.Generations, len(s.Uses))
	}
}

// TestThirdGenerationSuggests in all directions.
func TestThirdGenerationSuggests(t *testing.T) {
	t.Parallel()
	x := withThird(t)
	for _, c := range []struct {
		name       string
		generation int
		want       string
	}{
		{"Items.View", 3, ""}, // its document writes it so
		{"items.read", 3, "Items.View: stands in API 3.x for items.read"},
		{"item.queryitems", 3, "Items.View: stands in API 3.x for item.queryitems"},
		{"Items.View", 2, "items.read: stands in API 2.x for Items.View"},
		{"orders.manage", 2, "salesorders.write: stands in API 2.x for orders.manage"},
		{"shelves.write", 1, ""},
		{"shelvs.write", 3, "shelves.write: nearly the same spelling"},
		{"ordres.read", 3, "orders.read: nearly the same spelling"}, // API 3.x has no salesorders.read
		{"ordres.read", 2, "salesorders.read: orders.read was near, but it opens look-up tables"},
		{"order.read", 3, "orders.read: nearly the same spelling"},
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
