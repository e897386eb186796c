package manifest

func mandatoryOptionalOverlapRule() *Rule {
	return &Rule{
		ID: "mandatory-optional-overlap", Severity: Error,
		Summary: "A scope that is both mandatory and optional",
		Why:     "A merchant can reject an optional scope but not a mandatory one; the platform rejects a request that lists a scope as both.",
		run: func(p *pass) {
			mandatory := map[string]bool{}
			for _, at := range p.texts(ScopeName) {
				if p.fieldAround(at).Name == mandatoryScopes {
					mandatory[p.text(at)] = true
				}
			}
			for _, at := range p.texts(ScopeName) {
				if name := p.text(at); p.fieldAround(at).Name == optionalScopes && mandatory[name] {
					p.report(at, "%s is already mandatory", shortened(name)).suggest("keep it in only one of the two lists")
				}
			}
		},
	}
}
