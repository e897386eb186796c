package manifest

func fieldMovedRule() *Rule {
	return &Rule{
		ID: "field-moved", Severity: Warning, Fixable: true,
		Summary: "A field that was renamed, moved or removed",
		Why:     "The platform no longer reads the old field. --fix renames what only changed its name; what moved elsewhere needs a decision.",
		check: func(p *pass) {
			for at := range p.places {
				here := &p.places[at]
				if here.field == nil || here.member == nil {
					continue
				}
				switch here.field.Status {
				case Renamed:
					reportRenamed(p, at)
				case Moved:
					p.reportName(at, "%s has moved", p.path(at)).suggest("move it to %s", here.field.Replacement)
				case Retired:
					p.reportName(at, "%s is no longer documented for new apps", p.path(at)).capSeverity(Info).suggest("remove it")
				case Current, Assigned:
				}
			}
		},
	}
}

func reportRenamed(p *pass, at int) {
	here := &p.places[at]
	f := p.reportName(at, "%s is now called %s", p.path(at), here.field.Replacement)
	if p.hasSibling(at, here.field.Replacement) {
		f.suggest("%s exists already; remove %s", here.field.Replacement, here.member.Name)
		return
	}
	f.suggest("%s", here.field.Replacement)
	if p.nameCount(at) == 1 && p.doc.Kind != Legacy { // an oldest manifest with new names would be none at all
		f.fix(p.renameEdit(at, here.field.Replacement))
	}
}
