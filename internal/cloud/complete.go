package cloud

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/apicall"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// Methods lists the methods that operations of the API have.
func Methods() []string { return apicall.Methods() }

// Requests lists the requests of the catalogues that have a method, in the form in which
// a user began to type their paths: /v2, v2, /erp/v2 or erp/v2.
func Requests(index *scope.Index, method, typed string) []scope.RequestPath {
	before := ""
	if strings.HasPrefix(strings.TrimPrefix(typed, "/"), "e") {
		before = erpPrefix
	}
	return index.RequestPaths(typed, func(_ *scope.Catalog, o *scope.Operation) string {
		if o.Method != method || !isVersioned(strings.TrimPrefix(o.Path, "/")) {
			return ""
		}
		if typed != "" && typed[0] != '/' {
			return strings.TrimPrefix(before+o.Path, "/")
		}
		return before + o.Path
	})
}
