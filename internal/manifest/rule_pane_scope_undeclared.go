package manifest

func paneScopeUndeclaredRule() *Check {
	return &Check{
		ID: "pane-scope-undeclared", Severity: Warning,
		Summary: "A pane requires a scope that the app does not ask for",
		Why:     "The app never gets the scope, so the pane lacks what it says it cannot do without.",
		Bad: []Example{{File: "app.json", Text: `{
  "technicalName": "stock-watch",
  "version": "1.0.0",
  "lifecycle": {"configurationUrl": "https://stock-watch.example/setup"},
  "capabilities": {"erp": {
    "api": {"scopes": ["items.read"]},
    "pane": [{
      "id": "stock", "context": "items", "title": "Stock", "url": "https://stock-watch.example/pane",
      "requiredScopes": ["items.read", "inventories.read"]
    }]
  }}
}
`}},
		Good: []Example{{File: "app.json", Text: `{
  "technicalName": "stock-watch",
  "version": "1.0.0",
  "lifecycle": {"configurationUrl": "https://stock-watch.example/setup"},
  "capabilities": {"erp": {
    "api": {"scopes": ["items.read", "inventories.read"]},
    "pane": [{
      "id": "stock", "context": "items", "title": "Stock", "url": "https://stock-watch.example/pane",
      "requiredScopes": ["inventories.read"]
    }]
  }}
}
`}},
		run: func(p *pass) {
			declared := p.declared()
			for _, at := range p.texts(PaneScope) {
				name := p.text(at)
				if declared[name] {
					continue
				}
				f := p.report(at, "the pane requires %s, and capabilities.erp.api.scopes does not have it", name)
				if p.standing(name) == accepted {
					f.suggest("add %s to capabilities.erp.api.scopes", name)
				} else {
					f.suggest("%s", instead(p.suggestions(name)))
				}
			}
		},
	}
}
