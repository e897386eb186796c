package manifest

func scopeUnusedRule() *Rule {
	return &Rule{
		ID: "scope-unused", Severity: Warning, NeedsCode: true,
		Summary: "A scope that no call in the code needs",
		Why: "Request minimal scopes: a merchant sees them all, and whoever steals a token or key may use them. " +
			"It is never an error, because code can call in ways that no tool sees. It is only an info if a call was not understood, or a file was left out because of its size or its language.",
		check: func(p *pass) {
			usage, ok := p.usage()
			if !ok {
				return
			}
			for _, name := range usage.Unused {
				f := p.report(p.scopeAt(name), "no call needs %s (%s)", name, usage.Read).capSeverity(Warning)
				if f.suggest("remove %s", name); !usage.Whole {
					f.capSeverity(Info).suggest("remove %s, if no other call needs it", name)
				}
			}
		},
	}
}
