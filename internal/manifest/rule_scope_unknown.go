package manifest

func scopeUnknownRule() *Rule {
	return &Rule{
		ID: "scope-unknown", Severity: Error,
		Summary: "A scope that is in no catalogue",
		Why: "The platform rejects a manifest or registration with an unknown scope and says little about why. " +
			"If the platform is newer than the catalogue of jtlctl, `jtlctl scope import` adds its document.",
		run: func(p *pass) {
			for _, at := range p.texts(ScopeName) {
				if name := p.text(at); p.standing(name) == unheardOf {
					p.report(at, "there is no scope %s; the platform will reject it", shortened(name)).suggest("%s", instead(p.suggestions(name)))
				}
			}
		},
	}
}
