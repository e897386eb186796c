package manifest

import "github.com/jtlctl/jtlctl/internal/scope"

func scopeMisnamedRule() *Check {
	return &Check{
		ID: "scope-misnamed", Severity: Info,
		Summary: "A scope that opens something else than its name says",
		Why: "orders.read opens look-up tables such as payment methods, not sales orders. cusomters.read is a misspelling " +
			"in the platform's own list. Both are accepted, and both are rarely what is meant.",
		Bad: []Example{{File: "app.json", Text: `{
  "technicalName": "stock-watch",
  "version": "1.0.0",
  "lifecycle": {"configurationUrl": "https://stock-watch.example/setup"},
  "capabilities": {"erp": {"api": {"scopes": ["orders.read", "cusomters.read"]}}}
}
`}},
		Good: []Example{{File: "app.json", Text: `{
  "technicalName": "stock-watch",
  "version": "1.0.0",
  "lifecycle": {"configurationUrl": "https://stock-watch.example/setup"},
  "capabilities": {"erp": {"api": {"scopes": ["salesorders.read", "orders.read", "customers.read"]}}}
}
`}},
		run: func(p *pass) {
			declared := p.declared()
			for _, at := range p.texts(ScopeName) {
				name := p.text(at)
				better, why, ok := scope.Misnamed(name)
				if ok && p.standing(name) == accepted && !declared[better] {
					p.report(at, "%s: %s", name, why).suggest("%s", better)
				}
			}
		},
	}
}
