package sandbox

import "github.com/jtlctl/jtlctl/internal/scope"

// KnowScopes lets the JTL-Wawi refuse scopes that no catalogue has, and calls
// without the scope that they name.
func (w *Wawi) KnowScopes(index *scope.Index) {
	w.KnownScope = func(name string) bool { _, ok := index.Find(name); return ok }
	w.Opens = func(method, path string) ([]string, bool, bool) {
		found := index.Match(method, path, 0)
		if len(found) == 0 {
			return nil, false, false
		}
		// Where the document does not say whether one is enough, one is.
		return found[len(found)-1].Operation.Scopes, true, true
	}
}
