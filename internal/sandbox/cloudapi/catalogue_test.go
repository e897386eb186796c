package cloudapi

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/scope"
)

// TestCatalogue_operation_bounds: however many and long paths are asked for, little
// is remembered.
func TestCatalogue_operation_bounds(t *testing.T) {
	t.Parallel()
	c := newCatalogue(nil, nil)
	for i := range maxFound + 10 {
		c.remembered(fmt.Sprint(i), func() *operation { return nil })
	}
	if len(c.found) > maxFound {
		t.Errorf("%d operations are remembered", len(c.found))
	}
	before := len(c.found)
	if c.operation("GET", "/v2/items/"+strings.Repeat("x", maxKey)) == nil || len(c.found) != before {
		t.Error("a long path is remembered, or not found")
	}
}

// TestCatalogue_prepared_builtin: what is prepared is not written into the catalogue,
// which everybody shares.
func TestCatalogue_prepared_builtin(t *testing.T) {
	t.Parallel()
	shared := &scope.Catalog{Name: "1.9", Generation: 1, Operations: []scope.Operation{
		{Method: "GET", Path: "/racks", Scopes: []string{"item.queryitems", "all.read"}, Groups: [][]string{{"item.queryitems"}, {"all.read"}}},
	}}
	o := newCatalogue(scope.NewIndex(append(scope.Builtin(), shared)...), nil).operation("GET", "/racks")
	if got := fmt.Sprint(o.scopes, shared.Operations[0].Groups); got != "[[item.queryitems items.read] [all.read]] [[item.queryitems] [all.read]]" {
		t.Error(got)
	}
}
