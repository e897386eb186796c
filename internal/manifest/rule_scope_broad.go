package manifest

func scopeBroadRule() *Rule {
	return &Rule{
		ID: "scope-broad", Severity: Warning,
		Summary: "A scope that opens nearly everything",
		Why: "A merchant sees what an app asks for, and whoever steals its token or key has all of it. " +
			"An app should ask for what it needs: `jtlctl scope for` tells the scope of each call.",
		run: func(p *pass) {
			for _, at := range p.texts(ScopeName) {
				name := p.text(at)
				if known, ok := p.linter.options.Scopes.Find(name); ok && known.Broad() {
					p.report(at, "%s opens far more than one app needs", name).
						suggest("the scopes of the calls that the app makes; `jtlctl scope for \"GET /v2/stocks\"` tells them")
				}
			}
		},
	}
}
