package cloudapi

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/scope"
)

// TestAPI_ServeHTTP_catalogue: every operation of the catalogues is answered, with
// its identifier in the path, and every list as a page of its generation.
func TestAPI_ServeHTTP_catalogue(t *testing.T) {
	t.Parallel()
	b := newBench(Config{})
	lists := 0
	for _, c := range scope.Builtin() {
		for _, o := range c.Operations {
			path := Base + o.Path
			for strings.Contains(path, "{") {
				path = path[:strings.IndexByte(path, '{')] + "42" + path[strings.IndexByte(path, '}')+1:]
			}
			body := ""
			if o.Method != http.MethodGet {
				body = "{}"
			}
			if path == Base+GraphQLPath {
				continue
			}
			got := b.ask(o.Method, path, body)
			page := slices.ContainsFunc([]string{`"totalItems":`, `"TotalItems":`}, func(name string) bool { return strings.Contains(got.Body.String(), name) })
			if got.Code >= 300 || got.Header().Get(Marker) == "" {
				t.Errorf("%s %s: %d %s", o.Method, o.Path, got.Code, got.Body)
			}
			if page {
				lists++
			}
			if _, call, _ := strings.Cut(o.ID, "_"); o.Method == http.MethodGet && strings.HasPrefix(call, "Query") && !strings.HasSuffix(o.Path, "}") && !page {
				t.Errorf("%s %s is a list: %s", o.Method, o.Path, got.Body)
			}
		}
	}
	if lists < 50 {
		t.Errorf("only %d lists", lists)
	}
}

func TestAPI_ServeHTTP_known(t *testing.T) {
	t.Parallel()
	b := newBench(Config{})
	for path, members := range map[string]string{
		"/erp/items": "TotalItems PageNumber PageSize Items", "/erp/customers": "TotalItems PageNumber PageSize Items", "/erp/categories": "TotalItems PageNumber PageSize Items",
		"/erp/v1/items": "TotalItems PageNumber PageSize Items", "/erp/info": "Version Timestamp Tenant Type", "/erp/v2/items": "totalItems pageNumber pageSize items",
		"/erp/v2/info": "version timestamp tenant type", "/erp/v2/sales-orders/" + identifier(4, 3) + "/line-items": "totalItems pageNumber pageSize items",
		"/erp/v2/items/" + identifier(1, 2): "id sku name",
	} {
		got := b.ask("GET", path, "")
		for member := range strings.FieldsSeq(members) {
			if !strings.Contains(got.Body.String(), `"`+member+`":`) || got.Code != 200 || got.Header().Get(Marker) != fromSample {
				t.Errorf("%s lacks %s: %d %s %s", path, member, got.Code, got.Body, got.Header())
			}
		}
	}
	if id := at(t, b.ask("GET", "/erp/items", ""), "Items", 2, "Id"); id != at(t, b.ask("GET", "/erp/v2/items", ""), "items", 2, "id") {
		t.Error(id)
	}
	if n := len(at(t, b.ask("GET", "/erp/v2/salesOrders/"+identifier(4, 2)+"/lineitems", ""), "items").([]any)); n != 3 {
		t.Error(n)
	}
}

func TestAPI_ServeHTTP_unknown(t *testing.T) {
	t.Parallel()
	b := newBench(Config{})
	for _, c := range []struct {
		name, method, path string
		code               int
		marker, body       string
	}{
		{"an object of 2.x", "GET", "/erp/v2/package/QueryOrderData/7", 200, noSchema, `{"id":"7"}`},
		{"an object of 1.x", "GET", "/erp/customers/4/contacts/9", 200, noSchema, `{"Id":"9"}`},
		{"an id that the sample lacks", "GET", "/erp/v2/items/a%2Fb", 200, noSchema, `{"id":"a/b"}`},
		{"an empty list", "GET", "/erp/v2/colorCodes", 200, noSchema, `{"totalItems":0,"pageNumber":1,"pageSize":100,"items":[]}`},
		{"an empty list of 1.x", "GET", "/erp/colorCodes?pageNumber=3&pageSize=7", 200, noSchema, `{"TotalItems":0,"PageNumber":3,"PageSize":7,"Items":[]}`},
		{"what is created", "POST", "/erp/v2/categories", 201, noSchema, `{"id":"000000ff-0000-4000-8000-000000000001"}`},
		{"what is changed", "PATCH", "/erp/v2/categories/5", 200, noSchema, `{"id":"5"}`},
		{"what is deleted", "DELETE", "/erp/v2/categories/5", 204, noSchema, ``},
	} {
		body := map[string]string{"POST": "{}", "PATCH": "{}"}[c.method]
		got := b.ask(c.method, c.path, body)
		want(t, c.name, got, c.code, c.body)
		if got.Header().Get(Marker) != c.marker {
			t.Errorf("%s: %s", c.name, got.Header())
		}
	}
	for path, code := range map[string]int{
		"/erp/v2/itms": 404, "/erp/nothing": 404, "/erp/": 404, "/erp/api/eazybusiness/items": 404, "/erp/erp/items": 404, "/erp/v2/v2/items": 404, "/erp/v9/items": 404, "/erp/2/items": 404,
	} {
		if got := b.ask("GET", path, ""); got.Code != code {
			t.Errorf("%s: %d %s", path, got.Code, got.Body)
		}
	}
	got := b.ask("DELETE", "/erp/v2/colorCodes", "")
	if got.Code != 405 || got.Header().Get("Allow") != "GET" {
		t.Error(got.Code, got.Header())
	}
	if got := b.ask("GET", "/erp/v2/itms", ""); !strings.Contains(got.Body.String(), "near it is GET /v2/items") {
		t.Error(got.Body)
	}
	if got := b.ask("HEAD", "/erp/v2/items", ""); got.Code != 200 {
		t.Error(got.Code)
	}
}

func TestAPI_ServeHTTP_page(t *testing.T) {
	t.Parallel()
	b := newBench(Config{})
	for query, c := range map[string]struct {
		total, n float64
		first    string
	}{
		"":                          {25, 25, "SANDBOX-001"},
		"?pageSize=10":              {25, 10, "SANDBOX-001"},
		"?pageNumber=3&pageSize=10": {25, 5, "SANDBOX-021"},
		"?pageNumber=4&pageSize=10": {25, 0, ""},
		"?pageNumber=9223372036854775807&pageSize=9223372036854775807": {25, 0, ""},
		"?PAGENUMBER=2&pagesize=20":                                    {25, 5, "SANDBOX-021"},
		"?sortBy=sku&sortDescending=true":                              {25, 25, "SANDBOX-025"},
		"?sku=sandbox-007":                                             {1, 1, "SANDBOX-007"},
		"?LastPurchaseDateAfter=2026-01-10T12:00:00Z":                  {15, 15, "SANDBOX-011"},
		"?lastPurchaseDateBefore=2026-01-03&salesPriceNetAfter=1":      {1, 1, "SANDBOX-002"},
		"?unknownAfter=1&After=2&Before=3":                             {25, 25, "SANDBOX-001"},
		"?unknown=1":                                                   {25, 25, "SANDBOX-001"},
	} {
		got := b.ask("GET", "/erp/items"+query, "")
		items := at(t, got, "Items").([]any)
		if at(t, got, "TotalItems") != c.total || float64(len(items)) != c.n || (c.n > 0 && items[0].(map[string]any)["SKU"] != c.first) {
			t.Errorf("%s: %s", query, got.Body)
		}
	}
	for _, query := range []string{"?pageNumber=0", "?pageSize=0", "?pageNumber=x", "?pageSize=-1", "?pageSize="} {
		if got := b.ask("GET", "/erp/v2/items"+query, ""); got.Code != 400 || !strings.Contains(got.Body.String(), "must be a number from 1 on") {
			t.Errorf("%s: %d %s", query, got.Code, got.Body)
		}
	}
}

func TestAPI_ServeHTTP_contentType(t *testing.T) {
	t.Parallel()
	b := newBench(Config{})
	for _, path := range []string{"/erp/v2/categories", "/erp/categories", Base + GraphQLPath} {
		for kind, code := range map[string]int{
			"application/json": 0, "Application/JSON": 0, "application/merge-patch+json": 0, "application/json; charset=utf-8": 415, "application/json;charset=UTF-8": 415,
			"application/json; v=1": 415, "text/plain": 415, "text/json": 415, "": 415, "application/x-www-form-urlencoded": 415, "a;b;": 415,
		} {
			got := b.ask("POST", path, `{"query":"{ QueryItems { totalCount } }"}`, "Content-Type", kind)
			if (code == 0) != (got.Code < 300) || (code != 0 && got.Code != code) {
				t.Errorf("%s, %q: %d %s", path, kind, got.Code, got.Body)
			}
		}
	}
	if got := b.ask("GET", "/erp/v2/items", "", "Content-Type", "application/json; charset=utf-8"); got.Code != 200 {
		t.Error("without a body", got.Code)
	}
	if got := b.ask("POST", "/erp/v2/categories", "{"); got.Code != 400 || !strings.Contains(got.Body.String(), `"errorMessage":"the body is not valid JSON"`) {
		t.Error(got.Code, got.Body)
	}
	if got := b.ask("POST", "/erp/categories", "{"); !strings.Contains(got.Body.String(), `"ErrorMessage":`) {
		t.Error(got.Body)
	}
}
