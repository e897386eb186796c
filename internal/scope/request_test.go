package scope

import (
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

func TestParseRequest(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Request{
		"get https://user:hunter2@host.example/erp/v2/items?token=hunter2#x": {"GET", "/erp/v2/items"},
		"GET /v2/stocks HTTP/1.1":  {"GET", "/v2/stocks"},
		"v2/items":                 {"", "/v2/items"},
		"localhost:7373/v2/items/": {"", "/v2/items"},
		"PATCH /v2//items/{id}":    {"PATCH", "/v2/items/{id}"},
		"GET /api/My%20Wawi/items": {"GET", "/api/My Wawi/items"},
	} {
		if got, err := ParseRequest(text); err != nil || got != want {
			t.Errorf("%s: %+v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", " ", "/", "GET", "GET /", "GET HTTP/1.1", "https://host.example", "?x=y"} {
		_, err := ParseRequest(text)
		faulttest.Want(t, err, fault.Usage, "the path is missing")
	}
}

func TestIndex_LookUp(t *testing.T) {
	t.Parallel()
	x := builtin()
	for request, want := range map[Request][2]string{
		{"GET", "/v2/stocks"}:       {"2.0 GET /v2/stocks", ""},
		{"GET", "/v2/items"}:        {"", ""},
		{"GET", "/v2/xyz"}:          {"", ""},
		{"POST", "/v2/salesOrdres"}: {"", "2.0 POST /v2/salesOrders (similar path)"},
		{"PUT", "/v2/salesOrdres"}:  {"", ""},
		{"GET", "/v2/stokcs"}:       {"", ""}, // two letters of six
		{"GET", "/v2/stoks"}:        {"", "2.0 GET /v2/stocks (similar path)"},
	} {
		matches, nearest, _ := x.LookUp(request)
		if got := [2]string{describe(matches), describe(nearest)}; got != want {
			t.Errorf("%v: %q", request, got)
		}
	}
}

func TestSplitRequest(t *testing.T) {
	t.Parallel()
	for request, want := range map[string][2]string{
		"GET /v2/items/{id}":        {"GET", "/v2/items/{id}"},
		" get  https://x.y/z ":      {"GET", "https://x.y/z"},
		"/v2/items":                 {"", "/v2/items"},
		"v2/items":                  {"", "v2/items"},
		"/api/My Wawi/v2/items":     {"", "/api/My Wawi/v2/items"},
		"GET /api/My Wawi/items":    {"GET", "/api/My Wawi/items"},
		"":                          {"", ""},
		"items":                     {"", "items"},
		"GET":                       {"GET", ""},
		" delete ":                  {"DELETE", ""},
		"GET /v2/items HTTP/1.1":    {"GET", "/v2/items"},
		"/v2/items  get":            {"GET", "/v2/items"},
		"/api/My Wawi/items DELETE": {"DELETE", "/api/My Wawi/items"},
		"/v2/items/ GET /x":         {"", "/v2/items/ GET /x"},
		"post /v2/items?x=y http/2": {"POST", "/v2/items?x=y"},
		"/v2/items HTTP/1.1":        {"", "/v2/items"},
		"GET HTTP/1.1":              {"GET", ""},
		"HTTP/1.1":                  {"", "HTTP/1.1"},
		"C:/Program Files/Git/v2/x": {"", "C:/Program Files/Git/v2/x"},
	} {
		if method, path := splitRequest(request); method != want[0] || path != want[1] {
			t.Errorf("%q: %q, %q", request, method, path)
		}
	}
}

// TestIndex_LookUp_complete: if nothing is left to read, another method of the
// path is the best answer.
func TestIndex_LookUp_complete(t *testing.T) {
	t.Parallel()
	_, nearest, unread := builtin().LookUp(Request{"GET", "/v2/items"})
	if got := strings.Join(unread, " "); got != "2.1 2.2 2.3 3.0" || len(nearest) > 0 {
		t.Errorf("%s, %s", got, describe(nearest))
	}
	x := NewIndex(append(Builtin(), published(PublishedVersions()...)...)...)
	_, nearest, unread = x.LookUp(Request{"GET", "/v2/items"})
	if got := describe(nearest); len(unread) > 0 || !strings.HasPrefix(got, "2.0 POST /v2/items (another method)") {
		t.Errorf("%v, %s", unread, got)
	}
}

func TestIsNearMiss(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		word, other string
		want        bool
	}{
		{"items", "items", false}, {"item", "items", true}, {"itmes", "items", false}, {"salesordres", "salesorders", true},
		{"offers", "orders", false}, {"customers", "cusomters", true}, {"customer", "customers", true}, {"a", "abc", false}, {"", "a", true},
	} {
		if got := IsNearMiss(c.word, c.other); got != c.want {
			t.Errorf("%s, %s: %v", c.word, c.other, got)
		}
	}
}
