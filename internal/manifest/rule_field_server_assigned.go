package manifest

func fieldServerAssignedRule() *Rule {
	return &Rule{
		ID: "field-server-assigned", Severity: Warning, Fixable: true,
		Summary: "A field that the platform writes itself",
		Why:     "Whatever stands there is replaced or refused. --fix takes it out.",
		run: func(p *pass) {
			for at := range p.places {
				if f := p.places[at].field; f != nil && f.Status == Assigned {
					p.reportName(at, "%s is written by the platform", p.path(at)).suggest("leave it out").fix(p.without(at))
				}
			}
		},
	}
}
