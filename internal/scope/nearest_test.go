package scope

import (
	"strings"
	"testing"
)

func TestIndex_Nearest(t *testing.T) {
	t.Parallel()
	x := builtin()
	for request, want := range map[string]string{ // what comes first
		"GET /v2/items":                         "2.0 POST /v2/items (another method); 1.0 GET /items (another API generation)",
		"DELETE /v2/items/5":                    "2.0 GET /v2/items/{Id} (another method); 2.0 PATCH /v2/items/{itemid} (another method)",
		"GET /v2/salesOrder/5/notes":            "2.0 GET /v2/salesOrders/{salesOrderId}/notes (similar path)",
		"POST /v2/salesOrdres":                  "2.0 POST /v2/salesOrders (similar path)",
		"GET /v2/xyz":                           "",
		"GET /v2/" + strings.Repeat("x", 1<<20): "",
	} {
		method, path := splitRequest(request)
		if got := describe(x.Nearest(method, path, 0)); !strings.HasPrefix(got, want) || (want == "") != (got == "") {
			t.Errorf("Nearest(%q)\n got %s\nwant %s", request, got, want)
		}
	}
}

// TestIndex_Nearest_halfTheLength: of six characters three are wrong.
func TestIndex_Nearest_halfTheLength(t *testing.T) {
	t.Parallel()
	x := NewIndex(&Catalog{Name: "2.3", Generation: 2, Operations: []Operation{{Method: "GET", Path: "/items"}}})
	for path, want := range map[string]string{"/itxyz": "", "/itemx": "2.3 GET /items (similar path)"} {
		if got := describe(x.Nearest("GET", path, 0)); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}
