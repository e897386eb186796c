package cloud

import (
	"slices"
	"testing"

	"github.com/jtlctl/jtlctl/internal/scope"
)

func TestRequests(t *testing.T) {
	t.Parallel()
	index := scope.NewIndex(scope.Builtin()...)
	for typed, want := range map[string]string{"": "/v2/companies", "/v2/com": "/v2/companies", "v": "v2/companies", "/erp/": "/erp/v2/companies", "erp/v2": "erp/v2/companies", "/v2/items/4": "/v2/items/4"} {
		var paths []string
		for _, r := range Requests(index, "GET", typed) {
			paths = append(paths, r.Path)
		}
		if !slices.Contains(paths, want) || !slices.IsSorted(paths) || slices.Contains(paths, "/v2/authentication") {
			t.Errorf("%q: %d paths", typed, len(paths))
		}
	}
	if got := Requests(index, "TRACE", ""); len(got) > 0 {
		t.Error(got)
	}
}
