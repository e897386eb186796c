package scope

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/erp"
)

func TestIndex_Match(t *testing.T) {
	t.Parallel()
	x := builtin()
	for _, c := range []struct {
		request    string
		generation erp.Generation
		want       string
	}{
		{"GET /v2/items/{id}", 0, "2.0 GET /v2/items/{Id}"},
		{"GET /v2/items/5", 2, "2.0 GET /v2/items/{Id}"},
		{"patch /v2/items/5", 0, "2.0 PATCH /v2/items/{itemid}"},
		{"/v2/items/6f9619ff-8b86-d011-b42d-00c04fc964ff", 0, "2.0 GET /v2/items/{Id}; 2.0 PATCH /v2/items/{itemid}"},
		{"GET https://api.jtl-cloud.com/erp/v2/salesOrders/12/notes?expand=x#top", 0, "2.0 GET /v2/salesOrders/{salesOrderId}/notes"},
		{"POST http://127.0.0.1:64110/api/eazybusiness/v2/customers/7/notes", 0, "2.0 POST /v2/customers/{customerId}/notes"},
		{"GET http://127.0.0.1:64110/api/eazybusiness/items/7", 0, "1.0 GET /items/{itemId}; 2.0 GET /v2/items/{Id} (prefix)"},
		{"GET api.jtl-cloud.com/erp/v2/companies", 0, "2.0 GET /v2/companies"},
		{"GET localhost:7373/erp/v2/companies", 0, "2.0 GET /v2/companies"},
		{"GET C:/Program Files/Git/v2/companies", 0, "2.0 GET /v2/companies"},
		{"GET /api/My%20Wawi/v2/companies", 0, "2.0 GET /v2/companies"},
		{"GET /erp/erp/v2/companies", 0, "2.0 GET /v2/companies (prefix)"},
		{"GET /v2/v2/companies/", 0, "2.0 GET /v2/companies (prefix)"},
		{"GET /api/v2/companies", 0, "2.0 GET /v2/companies (prefix)"},
		{"GET /api/a/api/b//v2/companies", 0, "2.0 GET /v2/companies (prefix)"},
		{"GET /companies", 0, "1.0 GET /companies; 2.0 GET /v2/companies (prefix)"},
		{"GET /companies", 2, "2.0 GET /v2/companies (prefix)"},
		{"GET /v2/companies", 1, "1.0 GET /companies (prefix)"},
		{"POST /v1/authentication", 0, "1.0 POST /authentication (spelling of newer documents)"},
		{"GET /V2/COMPANIES", 0, "2.0 GET /v2/companies (letter case)"},
		{"GET /V2/companies", 0, "2.0 GET /v2/companies (letter case)"},
		{"GET /v2/sales-orders/{id}/line-items", 0, "2.0 GET /v2/salesOrders/{salesOrderId}/lineitems (spelling of newer documents)"},
		{"GET sales_orders/:id/line-items", 2, "2.0 GET /v2/salesOrders/{salesOrderId}/lineitems (prefix, spelling of newer documents)"},
		{"GET /v2/customers/workflowEvents", 0, "2.0 GET /v2/customers/workflowEvents"},
		{"GET /v2/customers/workflow-events", 0, "2.0 GET /v2/customers/workflowEvents (spelling of newer documents)"},
		{"PATCH /v2/customers/{customerId}", 0, "2.0 PATCH /v2/customers/{customerId}"},
		{"DELETE /v2/customers/<id>", 0, "2.0 DELETE /v2/customers/{customerId}"},
		{"GET /api/items/5", 0, "1.0 GET /items/{itemId} (prefix); 2.0 GET /v2/items/{Id} (prefix)"},
		{"GET /v2/nothing", 0, ""},
		{"FETCH /v2/companies", 0, ""},
		{"GET /v3/companies", 0, ""},
		{"", 0, ""},
		{"GET /", 0, ""},
		{"GET " + strings.Repeat("/api", 70), 0, ""},
	} {
		method, path := splitRequest(c.request)
		if got := describe(x.Match(method, path, c.generation)); got != c.want {
			t.Errorf("Match(%q, %d)\n got %s\nwant %s", c.request, c.generation, got, c.want)
		}
	}
}

// TestIndex_Match_best: documents may have a path twice, as old and new.
func TestIndex_Match_best(t *testing.T) {
	t.Parallel()
	c := Catalog{Name: "2.3", Generation: 2}
	for _, path := range []string{"/info", "/v2/info", "/v2/salesOrders", "/v2/sales-orders", "/v2/a/{id}", "/v2/a/{id}/b", "/v2/a/c/b"} {
		c.Operations = append(c.Operations, Operation{Method: "GET", Path: path})
	}
	x := NewIndex(&c)
	for path, want := range map[string]string{
		"/v2/info":         "2.3 GET /v2/info",
		"/info":            "2.3 GET /info",
		"/erp/info":        "2.3 GET /info",
		"/v2/salesOrders":  "2.3 GET /v2/salesOrders",
		"/v2/sales-orders": "2.3 GET /v2/sales-orders",
		"/v2/SalesOrders":  "2.3 GET /v2/salesOrders (letter case)",
		"/v2/a/c/b":        "2.3 GET /v2/a/c/b",
		"/v2/a/5/b":        "2.3 GET /v2/a/{id}/b",
	} {
		if got := describe(x.Match("GET", path, 0)); got != want {
			t.Errorf("%s\n got %s\nwant %s", path, got, want)
		}
	}
}

var parameter = regexp.MustCompile(`\{[^}]*\}`)

// TestIndex_Match_everyOperation writes each operation of both catalogues in
// all the ways that people write it.
func TestIndex_Match_everyOperation(t *testing.T) {
	t.Parallel()
	x := builtin()
	hump := regexp.MustCompile(`([a-z])([A-Z])`)
	for _, c := range Builtin() {
		for _, o := range c.Operations {
			bare := strings.TrimPrefix(o.Path, "/v2")
			concrete := parameter.ReplaceAllString(o.Path, "4711")
			host := "http://127.0.0.1:5883/api/eazybusiness"
			kebab := strings.ToLower(hump.ReplaceAllString(concrete, "$1-$2"))
			for way, path := range map[string]string{
				"as it is":        o.Path,
				"concrete":        concrete,
				"with a GUID":     parameter.ReplaceAllString(o.Path, "0f0e0d0c-0000-4000-8000-000000000001"),
				"another name":    parameter.ReplaceAllString(o.Path, "{x}"),
				"full address":    host + concrete + "?a=b",
				"upper case":      strings.ToUpper(concrete),
				"kebab case":      kebab,
				"no prefix":       parameter.ReplaceAllString(bare, "4711"),
				"doubled prefix":  "/erp/erp" + concrete,
				"doubled API":     "/api/a/api/a" + concrete,
				"trailing slash":  concrete + "/",
				"doubled slashes": strings.ReplaceAll(concrete, "/", "//"),
			} {
				got := x.Match(o.Method, path, c.Generation)
				if len(got) != 1 || got[0].Operation.ID != o.ID {
					t.Errorf("%s, %s: %s %s matches %s", o.Path, way, o.Method, path, describe(got))
				}
			}
		}
	}
}

func FuzzMatch(f *testing.F) {
	f.Add("GET /v2/items/{id}")
	f.Add("https://api.jtl-cloud.com/erp/v2/sales-orders/5?x=y")
	f.Add(`C:\Program Files\Git\v2\items`)
	f.Add("/api/api/api/v2/v1/erp//%7B/%zz/:")
	x := withThird(f)
	f.Fuzz(func(t *testing.T, request string) {
		method, path := splitRequest(request)
		for generation := range erp.Generation(4) {
			for _, m := range x.Match(method, path, generation) {
				if m.Operation == nil || (generation != 0 && !strings.HasPrefix(m.Catalog, string(rune('0'+int(generation))))) {
					t.Errorf("%q: %+v", request, m)
				}
			}
			x.Nearest(method, path, generation)
			x.Suggest(request, generation)
		}
	})
}

func TestIndex_Match_newGeneration(t *testing.T) {
	t.Parallel()
	x := withThird(t)
	for _, c := range []struct {
		request    string
		generation erp.Generation
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
		"GET /v3/shelvse":    "3.1 POST /v3/shelves (similar path)",
	} {
		method, path := splitRequest(request)
		if got := describe(x.Nearest(method, path, 0)); got != want {
			t.Errorf("Nearest(%q)\n got %s\nwant %s", request, got, want)
		}
	}
	if o := x.Match("GET", "/v3/stocks", 3)[0].Operation; o.AnyOne {
		t.Error("the pair with all.read is a rule only of API 1.x")
	}
	if s, _ := x.Find("orders.read"); !slices.Equal(s.Generations, []erp.Generation{2, 3}) || len(s.Uses) != 6 {
		t.Errorf("generations %v, %d uses", s.Generations, len(s.Uses))
	}
}

func TestNewest(t *testing.T) {
	t.Parallel()
	exact, like := Match{Catalog: "1"}, Match{Catalog: "2", Likeness: byCase}
	for _, test := range []struct {
		matches []Match
		want    string
	}{
		{nil, ""}, {[]Match{exact}, "1"}, {[]Match{exact, like}, "1"}, {[]Match{like, {Catalog: "3", Likeness: byPrefix}}, "3"},
		{[]Match{exact, {Catalog: "4"}, like}, "4"},
	} {
		if got, found := Newest(test.matches); got.Catalog != test.want || found != (test.want != "") {
			t.Errorf("%v: %v, %t", test.matches, got, found)
		}
	}
}
