package cloud

import (
	"net/http"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/scope"
)

// Methods lists the methods that operations of the API have.
func Methods() []string {
	return []string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete}
}

// Paths lists the paths of the catalogues that have a method, sorted, each once.
func Paths(index *scope.Index, method string) []string {
	var paths []string
	for _, c := range index.Catalogs() {
		for _, o := range c.Operations {
			if o.Method == method && o.Field == "" && isVersioned(strings.TrimPrefix(o.Path, "/")) {
				paths = append(paths, o.Path)
			}
		}
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}
