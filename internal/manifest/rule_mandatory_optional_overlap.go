package manifest

func mandatoryOptionalOverlapRule() *Rule {
	return &Rule{
		ID: "mandatory-optional-overlap", Severity: Error,
		Summary: "A scope that is both mandatory and optional",
		Why:     "A merchant can refuse an optional scope and not a mandatory one; the platform refuses a request that asks for both.",
		run: func(p *pass) {
			mandatory := map[string]bool{}
			for _, at := range p.texts(ScopeName) {
				if p.fieldAround(at).Name == mandatoryScopes {
					mandatory[p.text(at)] = true
				}
			}
			for _, at := range p.texts(ScopeName) {
				if name := p.text(at); p.fieldAround(at).Name == optionalScopes && mandatory[name] {
					p.report(at, "%s is mandatory already", shortened(name)).suggest("keep it in one of the two lists")
				}
			}
		},
	}
}
