package manifest

func scopeOtherAPIRule() *Rule {
	return &Rule{
		ID: "scope-other-api", Severity: Error,
		Summary: "A scope of another generation of the API",
		Why: "API 1.x and API 2.x have different scopes, and each rejects those of the other. The cloud has API 2.x; " +
			"an OnPremise app is checked for the generation that most of its scopes belong to, or for that of --api.",
		check: func(p *pass) {
			for _, at := range p.stringsOf(ScopeName) {
				name := p.stringAt(at)
				if p.scopeStatus(name) != otherAPI {
					continue
				}
				known, _ := p.linter.options.Scopes.Find(name)
				p.report(at, "%s is a scope of API %d.x, but this app is for API %d.x", truncate(name), known.Generations[0], p.generation).
					suggest("%s", joinSuggestions(p.suggestions(name)))
			}
		},
	}
}
