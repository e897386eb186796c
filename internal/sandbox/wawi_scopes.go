package sandbox

import (
	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/sandbox/cloudapi"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// KnowScopes lets the JTL-Wawi refuse scopes that no catalogue has, and calls
// without the scope that they name, and answer queries in GraphQL.
func (w *Wawi) KnowScopes(index *scope.Index) {
	w.GraphQL = cloudapi.New(cloudapi.Config{Index: index}).ServeGraphQL
	w.KnownScope = func(name string) bool { _, ok := index.Find(name); return ok }
	w.Find = func(method, path string) (WawiOperation, bool) {
		match, found := scope.Newest(index.Match(method, path, erp.OfPath(path)))
		if !found {
			return WawiOperation{}, false
		}
		// If the document does not say whether one is enough, one is.
		return WawiOperation{Scopes: match.Operation.Scopes, AnyOne: true, IsList: cloudapi.IsList(match.Operation)}, true
	}
}
