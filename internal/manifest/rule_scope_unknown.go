package manifest

func scopeUnknownRule() *Check {
	return &Check{
		ID: "scope-unknown", Severity: Error,
		Summary: "A scope that no catalogue knows",
		Why: "The platform rejects a manifest or registration with an unknown scope and tells little about why. " +
			"Where the platform is newer than the catalogue of jtlctl, `jtlctl scope import` adds its document.",
		Bad: []Example{
			{File: "app.json", Text: `{
  "technicalName": "stock-watch",
  "version": "1.0.0",
  "lifecycle": {"configurationUrl": "https://stock-watch.example/setup"},
  "capabilities": {"erp": {"api": {"scopes": ["item.read", "orders.write"]}}}
}
`},
			{File: "registration.json", Text: `{
  "AppId": "stock-watch", "Version": "1.0.0", "DisplayName": "Stock watch", "Description": "Watches stocks",
  "ProviderName": "Example", "ProviderWebsite": "https://stock-watch.example",
  "AppIcon": "iVBORw0KGgoAAAANSUhEUg==",
  "MandatoryApiScopes": ["items.reed"]
}
`},
		},
		Good: []Example{{File: "app.json", Text: `{
  "technicalName": "stock-watch",
  "version": "1.0.0",
  "lifecycle": {"configurationUrl": "https://stock-watch.example/setup"},
  "capabilities": {"erp": {"api": {"scopes": ["items.read", "salesorders.read"]}}}
}
`}},
		run: func(p *pass) {
			for _, at := range p.texts(ScopeName) {
				if name := p.text(at); p.standing(name) == unheardOf {
					p.report(at, "there is no scope %s; the platform will reject it", name).suggest("%s", instead(p.suggestions(name)))
				}
			}
		},
	}
}
