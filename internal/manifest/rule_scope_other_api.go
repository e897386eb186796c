package manifest

import "github.com/jtlctl/jtlctl/internal/erp"

func scopeOtherAPIRule() *Rule {
	return &Rule{
		ID: "scope-other-api", Severity: Error, Raisable: true,
		Summary: "A scope of another generation of the API",
		Why: "API 1.x and API 2.x have different scopes. The cloud has API 2.x and rejects those of 1.x, and a JTL-Wawi with API 1.0 or 1.1 " +
			"those of 2.x; from API 1.2 on an app may have both. An OnPremise app is checked for the version of --api. " +
			"Without it the generation is only likely, that of most of its scopes, and the others are a warning.",
		check: func(p *pass) {
			for _, at := range p.requested() {
				name := p.stringAt(at)
				if p.scopeStatus(name) != otherAPI {
					continue
				}
				known, _ := p.linter.options.Scopes.Find(name)
				if !p.certain {
					p.reportScope(at, "%s is a scope of API %d.x, but this app seems to be for API %d.x; a JTL-Wawi accepts both from API %s on",
						truncate(name), known.Generations[0], p.generation, erp.FirstMixing()).
						capSeverity(Warning).suggest("%s", joinSuggestions(p.suggestions(name)))
					continue
				}
				p.reportScope(at, "%s is a scope of API %d.x, but this app is for API %d.x", truncate(name), known.Generations[0], p.generation).
					suggest("%s", joinSuggestions(p.suggestions(name)))
			}
		},
	}
}
