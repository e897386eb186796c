package manifest

func paneScopeUndeclaredRule() *Rule {
	return &Rule{
		ID: "pane-scope-undeclared", Severity: Warning,
		Summary: "A pane requires a scope that the app does not ask for",
		Why:     "The app never gets the scope, so the pane lacks what it says it cannot do without.",
		run: func(p *pass) {
			declared := p.declared()
			for _, at := range p.texts(PaneScope) {
				name := p.text(at)
				if declared[name] {
					continue
				}
				f := p.report(at, "the pane requires %s, and capabilities.erp.api.scopes does not have it", shortened(name))
				if p.standing(name) == accepted {
					f.suggest("add %s to capabilities.erp.api.scopes", name)
				} else {
					f.suggest("%s", instead(p.suggestions(name)))
				}
			}
		},
	}
}
