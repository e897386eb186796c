package manifest

func fieldServerAssignedRule() *Check {
	return &Check{
		ID: "field-server-assigned", Severity: Warning, Fixable: true,
		Summary: "A field that the platform writes itself",
		Why:     "Whatever stands there is replaced or refused. --fix takes it out.",
		Bad: []Example{
			{File: "app.json", Text: `{
  "manifestVersion": "1.0.0",
  "technicalName": "stock-watch",
  "version": "1.0.0",
  "lifecycle": {"configurationUrl": "https://stock-watch.example/setup"},
  "appId": "b4b60aa0-0000-4000-8000-000000000000"
}
`},
			{File: "listing.json", Text: `{
  "version": "1.0.0", "defaultLocale": "de-DE", "distributionType": "PRIVATE",
  "editorial": {"status": true}
}
`},
		},
		Good: []Example{{File: "app.json", Text: `{
  "technicalName": "stock-watch",
  "version": "1.0.0",
  "lifecycle": {"configurationUrl": "https://stock-watch.example/setup"}
}
`}},
		run: func(p *pass) {
			for at := range p.places {
				if f := p.places[at].field; f != nil && f.Fate == Assigned {
					p.reportName(at, "%s is written by the platform", p.path(at)).suggest("leave it out").fix(p.without(at))
				}
			}
		},
	}
}
