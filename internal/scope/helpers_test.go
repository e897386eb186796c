package scope

import (
	"strings"
	"testing"
)

func builtin() *Index { return NewIndex(Builtin()...) }

// describe returns matches, each as CATALOGUE METHOD PATH (LIKENESS).
func describe(matches []Match) string {
	var all []string
	for _, m := range matches {
		text := m.Catalog + " " + m.Operation.Method + " " + m.Operation.Path
		if m.Likeness != "" {
			text += " (" + m.Likeness + ")"
		}
		all = append(all, text)
	}
	return strings.Join(all, "; ")
}

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
