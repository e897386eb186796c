package manifest

func scopeOtherAPIRule() *Check {
	return &Check{
		ID: "scope-other-api", Severity: Error,
		Summary: "A scope of the other generation of the API",
		Why: "API 1.x and API 2.x have scopes of their own, and each rejects those of the other. The cloud has API 2.x; " +
			"an OnPremise app is taken for the generation that most of its scopes belong to, or for that of --api.",
		Bad: []Example{
			{File: "app.json", Text: `{
  "technicalName": "stock-watch",
  "version": "1.0.0",
  "lifecycle": {"configurationUrl": "https://stock-watch.example/setup"},
  "capabilities": {"erp": {"api": {"scopes": ["item.queryitems"]}}}
}
`},
			{File: "registration.json", API: "1.0", Text: `{
  "AppId": "stock-watch", "Version": "1.0.0", "DisplayName": "Stock watch", "Description": "Watches stocks",
  "ProviderName": "Example", "ProviderWebsite": "https://stock-watch.example",
  "AppIcon": "iVBORw0KGgoAAAANSUhEUg==",
  "MandatoryApiScopes": ["items.read"]
}
`},
		},
		Good: []Example{
			{File: "registration.json", Text: `{
  "AppId": "stock-watch", "Version": "1.0.0", "DisplayName": "Stock watch", "Description": "Watches stocks",
  "ProviderName": "Example", "ProviderWebsite": "https://stock-watch.example",
  "AppIcon": "iVBORw0KGgoAAAANSUhEUg==",
  "MandatoryApiScopes": ["item.queryitems", "stock.querystockchanges"]
}
`},
		},
		run: func(p *pass) {
			for _, at := range p.texts(ScopeName) {
				if name := p.text(at); p.standing(name) == foreign {
					p.report(at, "%s is a scope of API %d.x, and this app is for API %d.x", name, 3-p.generation, p.generation).
						suggest("%s", instead(p.suggestions(name)))
				}
			}
		},
	}
}
