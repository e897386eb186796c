package scope

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// UnknownError returns the error for a name that Find does not find, with the
// scopes that may be meant.
func (x *Index) UnknownError(name string) error {
	suggestions := x.Suggest(name, 0)
	if len(suggestions) == 0 {
		return fault.New(fault.Usage, "unknown scope %q", name).WithHint("`jtlctl scope list --api any` shows all")
	}
	if suggestions[0].Typo {
		suggestions = suggestions[:1]
	}
	return fault.New(fault.Usage, "unknown scope %q (did you mean %q?)", name, suggestions[0].Scope).
		WithHint("%s", reasons(suggestions))
}

// Equivalent is what a scope is called in another generation of the API.
type Equivalent struct {
	Generation int
	Scopes     []string
	Reason     string
}

// Equivalents returns what a scope is called in each generation of the API
// that does not know it, as far as there is something.
func (x *Index) Equivalents(s Scope) []Equivalent {
	var found []Equivalent
	for _, c := range x.catalogs {
		known := slices.ContainsFunc(found, func(e Equivalent) bool { return e.Generation == c.Generation })
		if known || s.In(c.Generation) {
			continue
		}
		suggestions := x.Suggest(s.Name, c.Generation)
		if len(suggestions) == 0 {
			continue
		}
		e := Equivalent{Generation: c.Generation, Reason: commonReason(suggestions)}
		for _, suggestion := range suggestions {
			e.Scopes = append(e.Scopes, suggestion.Scope)
		}
		found = append(found, e)
	}
	return found
}

// commonReason is what holds for all, else what holds for each.
func commonReason(suggestions []Suggestion) string {
	first := suggestions[0].Reason
	if !slices.ContainsFunc(suggestions, func(s Suggestion) bool { return s.Reason != first }) {
		return first
	}
	return reasons(suggestions)
}

func reasons(suggestions []Suggestion) string {
	var all []string
	for _, s := range suggestions {
		all = append(all, s.Scope+": "+s.Reason)
	}
	return strings.Join(all, "; ")
}
