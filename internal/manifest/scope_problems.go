package manifest

import (
	"slices"

	"github.com/jtlctl/jtlctl/internal/scope"
)

// ScopeProblems returns the findings because of which ScopesOf may miss scopes: a
// value that should be a list of scopes, or a misspelt name above one.
func ScopeProblems(d *Document) []Finding {
	leading := []string{"manifest", "capabilities", "erp", "api", "scopes", mandatoryScopes, optionalScopes}
	linter := NewLinter(Options{Scopes: scope.NewIndex()})
	in := linter.inspect(d)
	var unclear []Finding
	for _, r := range []*Rule{fieldUnknownRule(), fieldTypeRule()} {
		p := &pass{inspection: in, rule: r, limit: maxFindings}
		r.check(p)
		for _, f := range p.findings {
			about := f.Suggestion
			if r.ID == "field-type" {
				about = lastToken(f.Pointer)
			}
			if slices.ContainsFunc(leading, func(name string) bool {
				return anyFirstLetter.equal(about, name) || d.nameMatching().equal(about, name)
			}) {
				unclear = append(unclear, f)
			}
		}
	}
	return unclear
}
