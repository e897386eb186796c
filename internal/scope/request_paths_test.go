package scope

import (
	"slices"
	"testing"
)

func TestFillPath(t *testing.T) {
	t.Parallel()
	const path = "/v2/items/{itemId}/children"
	for typed, want := range map[string]string{
		"": path, "/": path, "/v2/it": path, "/v2/items/": path, "/v2/items/{": path, "/v2/items/{itemId}": path,
		"/v2/items/4": "/v2/items/4/children", "/v2/items/4711/": "/v2/items/4711/children", "/v2/items/4711/chi": "/v2/items/4711/children",
		"/v2/items//": "", "/v2/orders": "", "/v2/items/4/x": "", "/v2/items/4/children/x": "", "v2": "",
	} {
		got, ok := fillPath(path, typed)
		if got != want || ok != (want != "") {
			t.Errorf("%q: %q, %t", typed, got, ok)
		}
	}
	if got, ok := fillPath("", ""); ok {
		t.Errorf("no path: %q", got)
	}
}

func TestIndex_RequestPaths(t *testing.T) {
	t.Parallel()
	index := NewIndex(Builtin()...)
	all := func(_ *Catalog, o *Operation) string { return o.Path }
	var paths []string
	for _, p := range index.RequestPaths("/v2/items/7/", all) {
		paths = append(paths, p.Path)
		if p.Meaning() == "" {
			t.Errorf("%s means nothing", p.Path)
		}
	}
	if !slices.IsSorted(paths) || len(paths) < 2 || len(slices.Compact(slices.Clone(paths))) != len(paths) {
		t.Errorf("got %q", paths)
	}
}
