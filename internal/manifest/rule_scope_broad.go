package manifest

func scopeBroadRule() *Rule {
	return &Rule{
		ID: "scope-broad", Severity: Warning,
		Summary: "A scope that allows nearly everything",
		Why: "A merchant sees which scopes an app requests, and whoever steals its token or key has all of them. " +
			"An app should request only what it needs: `jtlctl scope for` shows the scope of each request.",
		check: func(p *pass) {
			for _, at := range p.stringsOf(ScopeName) {
				name := p.stringAt(at)
				if known, ok := p.linter.options.Scopes.Find(name); ok && known.Broad() {
					p.report(at, "%s allows far more than one app needs", name).
						suggest("the scopes of the requests that the app makes; `jtlctl scope for \"GET /v2/stocks\"` shows them")
				}
			}
		},
	}
}
