package manifest

func scopeUnknownRule() *Rule {
	return &Rule{
		ID: "scope-unknown", Severity: Error,
		Summary: "A scope that is in no catalogue",
		Why: "The platform rejects a manifest or registration with an unknown scope and says little about why. " +
			"If the platform is newer than the catalogue of jtlctl, `jtlctl scope import` adds its document.",
		check: func(p *pass) {
			for _, at := range p.stringsOf(ScopeName) {
				if name := p.stringAt(at); p.scopeStatus(name) == unknown {
					p.report(at, "there is no scope %s; the platform will reject it", truncate(name)).suggest("%s", joinSuggestions(p.suggestions(name)))
				}
			}
		},
	}
}
