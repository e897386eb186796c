package wawi

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// Requests lists the requests of a generation of the API that have a method; Auto is
// every generation.
func Requests(index *scope.Index, generation erp.Generation, method, typed string) []scope.RequestPath {
	return index.RequestPaths(typed, func(c *scope.Catalog, o *scope.Operation) string {
		if o.Method != method || generation != erp.Auto && c.Generation != generation {
			return ""
		}
		if typed != "" && typed[0] != '/' {
			return strings.TrimPrefix(o.Path, "/")
		}
		return o.Path
	})
}
