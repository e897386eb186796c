package manifest

import "github.com/jtlctl/jtlctl/internal/scope"

func scopeWriteWithoutReadRule() *Rule {
	return &Rule{
		ID: "scope-write-without-read", Severity: Info,
		Summary: "Permission to write or print without permission to read",
		Why: "Permissions do not include one another: items.write lets an app change items but not read them. " +
			"That is valid, but usually a mistake. all.read covers all reading.",
		check: func(p *pass) {
			declared := p.declared()
			for _, at := range p.stringsOf(ScopeName) {
				name := p.stringAt(at)
				resource, permission := scope.SplitPermission(name)
				reading := resource + ".read"
				_, exists := p.linter.options.Scopes.Find(reading)
				if (permission == "write" || permission == "print") && p.scopeStatus(name) == accepted && exists && !covered(declared, reading) {
					p.report(at, "%s does not include reading, and %s is missing", name, reading).
						suggest("add %s if the app reads them too", reading)
				}
			}
		},
	}
}
