package manifest

func mandatoryOptionalOverlapRule() *Rule {
	return &Rule{
		ID: "mandatory-optional-overlap", Severity: Error,
		Summary: "A scope that is both mandatory and optional",
		Why:     "A merchant can reject an optional scope but not a mandatory one; the platform rejects a request that lists a scope as both.",
		check: func(p *pass) {
			mandatory := map[string]bool{}
			for _, at := range p.stringsOf(ScopeName) {
				if p.parentField(at).Name == mandatoryScopes {
					mandatory[p.stringAt(at)] = true
				}
			}
			for _, at := range p.stringsOf(ScopeName) {
				if name := p.stringAt(at); p.parentField(at).Name == optionalScopes && mandatory[name] {
					p.report(at, "%s is already mandatory", truncate(name)).suggest("keep it in only one of the two lists")
				}
			}
		},
	}
}
