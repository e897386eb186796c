package sandbox

import (
	"slices"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/sandbox/cloudapi"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// KnowScopes lets the JTL-Wawi refuse scopes that no catalogue has, and calls
// without the scope that they name.
func (w *Wawi) KnowScopes(index *scope.Index) {
	w.KnownScope = func(name string) bool { _, ok := index.Find(name); return ok }
	w.Opens = func(method, path string) ([]string, bool, bool) {
		generation := erp.OfPath(path)
		found := index.Match(method, path, generation)
		if len(found) == 0 {
			return nil, false, false
		}
		// If the document does not say whether one is enough, one is.
		return best(found).Operation.Scopes, true, true
	}
	w.Lists = func(method, path string) bool {
		found := index.Match(method, path, erp.OfPath(path))
		return len(found) > 0 && cloudapi.IsList(best(found).Operation)
	}
}

// best is the operation of the newest catalogue that has the path as it is
// written, else that of the newest.
func best(found []scope.Match) scope.Match {
	for _, match := range slices.Backward(found) {
		if match.Likeness == "" {
			return match
		}
	}
	return found[len(found)-1]
}
