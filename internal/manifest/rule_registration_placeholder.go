package manifest

func registrationPlaceholderRule() *Rule {
	return &Rule{
		ID: "registration-placeholder", Severity: Warning,
		Summary: "A text of the example that `jtlctl wawi init` writes",
		Why: "The merchant who approves the app would read it. The id of an app is permanent: with the one of the example " +
			"the apps of two developers are the same one for a JTL-Wawi, and the second registration makes the key of the first invalid.",
		check: func(p *pass) {
			for at := range p.places {
				here := &p.places[at]
				if here.field != nil && here.field.Placeholder != "" && here.value.Text == here.field.Placeholder {
					p.report(at, "%s is still that of the example", p.path(at)).suggest("%s", lowerFirst(here.field.Description))
				}
			}
		},
	}
}
