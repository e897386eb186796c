package manifest

func scopeUnprovenRule() *Rule {
	return &Rule{
		ID: "scope-unproven", Severity: Info, NeedsCode: true,
		Summary: "A scope that is only likely to be needed",
		Why: "A call resembles one that needs the scope, but its method is not known, its spelling differs, or the published document names no scope for the operation. " +
			"`jtlctl scope infer` shows the calls.",
		check: func(p *pass) {
			usage, ok := p.usage()
			if !ok {
				return
			}
			for _, need := range usage.Unproven {
				p.report(p.scopeAt(need.Scope), "%s probably needs %s, but that is not certain", need.By, need.Scope)
			}
		},
	}
}
