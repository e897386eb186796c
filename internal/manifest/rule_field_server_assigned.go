package manifest

func fieldServerAssignedRule() *Rule {
	return &Rule{
		ID: "field-server-assigned", Severity: Warning, Fixable: true,
		Summary: "A field that the platform sets",
		Why:     "Whatever it contains is replaced or rejected. --fix removes it.",
		check: func(p *pass) {
			for at := range p.places {
				if f := p.places[at].field; f != nil && f.Status == Assigned {
					p.reportName(at, "%s is set by the platform", p.path(at)).suggest("remove it").fix(p.removeEdit(at))
				}
			}
		},
	}
}
