package manifest

func syntaxRule() *Rule {
	return &Rule{
		ID: "syntax", Severity: Error, Fixable: true,
		Summary: "A file that is not JSON, or not a known document",
		Why: "The platform reads plain JSON in UTF-8: no comments, no trailing commas, no single quotes. " +
			"Only a registration request may be YAML, which `jtlctl wawi register` converts. " +
			"The rest of the file is still checked.",
		check: func(p *pass) {
			for _, fault := range p.doc.Text.Faults {
				f := p.reportSpan(0, fault.Span, "%s", fault.Message).suggest("%s", fault.Hint)
				f.Pointer = ""
				if fault.Repair != nil {
					f.Edits = []Edit{{fault.Repair.Span, fault.Repair.Text}}
				}
				if fault.Tolerated {
					f.capSeverity(Warning)
				}
			}
			switch {
			case p.doc.Kind != Unknown || !p.doc.Text.Valid():
			case p.doc.YAML:
				p.reportSpan(0, openingSpan(&p.doc.Text.Root), "this is YAML, but not a registration request").
					suggest("an app.json and a listing.json have to be JSON; a registration request has AppId and MandatoryApiScopes")
			default:
				p.reportSpan(0, p.doc.Text.Root.Span, "this is JSON, but not an app.json, listing.json, manifest.json or registration request").
					suggest("an app.json has technicalName and capabilities, a listing.json has defaultLocale and distributionType")
			}
		},
	}
}
