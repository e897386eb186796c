package wawi

import (
	"slices"
	"testing"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/scope"
)

func TestRequests(t *testing.T) {
	t.Parallel()
	index := scope.NewIndex(scope.Builtin()...)
	for _, test := range []struct {
		generation         erp.Generation
		typed, with, never string
	}{
		{erp.V1, "", "/stocks", "/v2/stocks"},
		{erp.V2, "", "/v2/stocks", "/stocks"},
		{erp.Auto, "", "/v2/stocks", "/none"},
		{erp.V1, "it", "items", "/items"},
		{erp.V2, "/v2/items/a b", "/v2/items/a b", "/v2/items"},
	} {
		var paths []string
		for _, r := range Requests(index, test.generation, "GET", test.typed) {
			paths = append(paths, r.Path)
		}
		if !slices.Contains(paths, test.with) || slices.Contains(paths, test.never) {
			t.Errorf("%v %q: %d paths", test.generation, test.typed, len(paths))
		}
	}
}
