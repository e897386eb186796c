package manifest

func paneScopeUndeclaredRule() *Rule {
	return &Rule{
		ID: "pane-scope-undeclared", Severity: Warning,
		Summary: "A pane that requires a scope the app does not request",
		Why:     "The app never gets the scope, so the pane lacks a permission that it requires.",
		check: func(p *pass) {
			declared := p.declared()
			for _, at := range p.stringsOf(PaneScope) {
				name := p.stringAt(at)
				if covered(declared, name) {
					continue
				}
				f := p.report(at, "the pane requires %s, which capabilities.erp.api.scopes does not list", truncate(name))
				if p.scopeStatus(name) == accepted {
					f.suggest("add %s to capabilities.erp.api.scopes", name)
				} else {
					f.suggest("%s", joinSuggestions(p.suggestions(name)))
				}
			}
		},
	}
}
