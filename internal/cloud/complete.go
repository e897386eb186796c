package cloud

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/apicall"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// Methods lists the methods that operations of the API have.
func Methods() []string { return apicall.Methods() }

// Paths lists the paths of the catalogues that have a method, sorted, each once, in
// the form in which a user began to type one: /v2, v2, /erp/v2 or erp/v2.
func Paths(index *scope.Index, method, typed string) []string {
	before := ""
	if strings.HasPrefix(strings.TrimPrefix(typed, "/"), "e") {
		before = erpPrefix
	}
	var paths []string
	for _, c := range index.Catalogs() {
		for _, o := range c.Operations {
			if o.Method != method || o.Field != "" || !isVersioned(strings.TrimPrefix(o.Path, "/")) {
				continue
			}
			path := before + o.Path
			if typed != "" && typed[0] != '/' {
				path = strings.TrimPrefix(path, "/")
			}
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}
