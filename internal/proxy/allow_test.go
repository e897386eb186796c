package proxy

import (
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestRule_allows(t *testing.T) {
	t.Parallel()
	cloud := Upstream{Place: placeInCloud}
	for _, test := range []struct {
		rule, method, path string
		want               bool
	}{
		{"GET /v2/**", "GET", "/erp/v2/items", true},
		{"GET /v2/**", "GET", "/erp/v2/items/5/x", true},
		{"GET /v2/**", "GET", "/erp/v2", true},
		{"GET /v2/**", "HEAD", "/erp/v2/items", true},
		{"GET /v2/**", "POST", "/erp/v2/items", false},
		{"GET /v2/**", "get", "/erp/v2/items", false},
		{"GET /v2/**", "GET", "/erp/v1/items", false},
		{"GET /v2/**", "GET", "/erp/V2/items", false},
		{"GET /v2/**", "GET", "/account/x", false},
		{"GET /v2/**", "GET", "/v2/items", false}, // a path as the server sees it
		{"GET /erp/v2/items", "GET", "/erp/v2/items/", true},
		{"GET /erp/v2/items/", "GET", "/erp/v2/items", true},
		{"GET /erp/v2/items", "GET", "/erp/v2/items/5", false},
		{"GET /v2/items/{id}", "GET", "/erp/v2/items/5", true},
		{"GET /v2/items/{id}", "GET", "/erp/v2/items/5/x", false},
		{"GET /v2/items/*", "GET", "/erp/v2/items/5", true},
		{"GET /v2/items/*", "GET", "/erp/v2/items", false},
		{"GET /v2/sales-*", "GET", "/erp/v2/sales-orders", true},
		{"GET /v2/sales-*", "GET", "/erp/v2/sales-orders/5", false},
		{"GET /v2/**/print", "GET", "/erp/v2/a/b/print", true},
		{"GET /v2/**/print", "GET", "/erp/v2/print", true},
		{"GET /v2/**/print", "GET", "/erp/v2/a/print/b", false},
		{"GET /v2/**/a/**/b", "GET", "/erp/v2/a/a/x/b", true},
		{"* /v2/items", "DELETE", "/erp/v2/items", true},
		{"/v2/items", "DELETE", "/erp/v2/items", true},
		{"get /v2/items", "GET", "/erp/v2/items", true},
		{"POST /v2/graphql", "POST", "/erp/v2/graphql", true},
		{"GET /**", "GET", "/account/x", true},
		{"GET /", "GET", "/", true},
		{"GET /", "GET", "/x", false},
	} {
		rule, err := ParseRule(test.rule)
		if err != nil {
			t.Errorf("%s: %v", test.rule, err)
			continue
		}
		if got := cloud.placeRule(rule).allows(test.method, test.path); got != test.want {
			t.Errorf("%s: %s %s: %t", test.rule, test.method, test.path, got)
		}
	}
}

func TestParseRule_refused(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", "GET", "GET v2/items", "GET /v2/../items", "GET //x", "GET /v2/items?x=1", "GET /v2/a b", "G3T /v2", "GET /v2/a**", "GET /v2/[", "GET POST /v2", "GET /v2%2fitems", `GET \v2`,
	} {
		if rule, err := ParseRule(text); err == nil || fault.From(err).Kind != fault.Usage || fault.Hint(err) == "" {
			t.Errorf("%q: %+v, %v", text, rule, err)
		}
	}
}

// TestRule_allows_bounded: a pattern with many ** does not take for ever.
func TestRule_allows_bounded(t *testing.T) {
	t.Parallel()
	rule, err := ParseRule("GET /" + strings.Repeat("**/a/", 100) + "b")
	if err != nil {
		t.Fatal(err)
	}
	if (Upstream{}).placeRule(rule).allows("GET", "/"+strings.Repeat("a/", 10_000)) {
		t.Error("it matches")
	}
}
