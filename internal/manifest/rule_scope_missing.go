package manifest

func scopeMissingRule() *Rule {
	return &Rule{
		ID: "scope-missing", Severity: Error, Raisable: true, Fixable: true, NeedsCode: true,
		Summary: "A call in the code needs a scope that the manifest does not request",
		Why: "The platform answers such a call with 403 Forbidden. It is an error if the method and the path of the call match one operation of the published documents, " +
			"and the call is not in a test. It is a warning if the scope is only likely: the method is not known, the spelling differs, or the published document names no scope. " +
			"`jtlctl scope infer` shows every call with its line.",
		check: func(p *pass) {
			usage, ok := p.usage()
			if !ok {
				return
			}
			for _, need := range usage.Missing {
				at := p.scopeListAt()
				if !need.Exact {
					f := p.reportName(at, "%s probably needs %s, which the manifest does not request", need.By, need.Scope).capSeverity(Warning)
					f.suggest("add %s, if the call is made", need.Scope)
					continue
				}
				f := p.reportName(at, "%s needs %s, which the manifest does not request", need.By, need.Scope)
				f.suggest("add %s", need.Scope)
				if edit, ok := (scopeLists{p.doc}).addEdit(false, []string{need.Scope}); ok {
					f.fix(edit)
				}
			}
		},
	}
}
