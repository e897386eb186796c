package manifest

import "github.com/jtlctl/jtlctl/internal/scope"

func scopeWriteWithoutReadRule() *Rule {
	return &Rule{
		ID: "scope-write-without-read", Severity: Info,
		Summary: "Writing or printing without reading",
		Why: "Permissions do not include one another: items.write lets an app change items and not read them. " +
			"That is legal, and usually a slip.",
		run: func(p *pass) {
			declared := p.declared()
			for _, at := range p.texts(ScopeName) {
				name := p.text(at)
				resource, permission := scope.SplitPermission(name)
				reading := resource + ".read"
				_, exists := p.linter.options.Scopes.Find(reading)
				if (permission == "write" || permission == "print") && p.standing(name) == accepted && exists && !declared[reading] {
					p.report(at, "%s does not include reading, and %s is not among the scopes", name, reading).
						suggest("add %s if the app reads them too", reading)
				}
			}
		},
	}
}
