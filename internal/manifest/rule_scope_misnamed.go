package manifest

import "github.com/jtlctl/jtlctl/internal/scope"

func scopeMisnamedRule() *Rule {
	return &Rule{
		ID: "scope-misnamed", Severity: Info,
		Summary: "A scope that allows something else than its name says",
		Why: "orders.read allows reading look-up tables such as payment methods, not sales orders. cusomters.read is a misspelling " +
			"in the platform's own list. Both are accepted, and both are rarely what was meant.",
		check: func(p *pass) {
			declared := p.declared()
			for _, at := range p.stringsOf(ScopeName) {
				name := p.stringAt(at)
				better, why, ok := scope.Misnamed(name)
				if ok && p.scopeStatus(name) == accepted && !declared[better] {
					p.report(at, "%s: %s", name, why).suggest("%s", better)
				} else if ok && p.scopeStatus(name) == accepted && scope.IsTypo(name, better) {
					// With the right one next to it, orders.read is a choice, but a misspelling is not.
					p.report(at, "%s: %s", name, why).suggest("remove it: %s is there already", better)
				}
			}
		},
	}
}
