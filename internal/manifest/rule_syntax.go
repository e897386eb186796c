package manifest

func syntaxRule() *Rule {
	return &Rule{
		ID: "syntax", Severity: Error,
		Summary: "A text that is not JSON, or none of the known documents",
		Why: "The platform reads plain JSON in UTF-8: no comments, no trailing commas, no single quotes. " +
			"Only a registration request may be YAML, which `jtlctl wawi register` takes. " +
			"Whatever can be read around the fault is checked all the same.",
		run: func(p *pass) {
			for _, fault := range p.doc.Text.Faults {
				f := p.reportSpan(0, fault.Span, "%s", fault.Message).suggest("%s", fault.Hint)
				f.Pointer = ""
				if fault.Tolerated {
					f.atMost(Warning)
				}
			}
			switch {
			case p.doc.Kind != Unknown || !p.doc.Text.Valid():
			case p.doc.YAML:
				p.reportSpan(0, opening(&p.doc.Text.Root), "this is YAML, but no registration request").
					suggest("an app.json and a listing.json have to be JSON; a registration request has AppId and MandatoryApiScopes")
			default:
				p.reportSpan(0, p.doc.Text.Root.Span, "this is JSON, but no app.json, listing.json, manifest.json or registration request").
					suggest("an app.json has technicalName and capabilities, a listing.json defaultLocale and distributionType")
			}
		},
	}
}
