package manifest

func urlSharedRule() *Rule {
	return &Rule{
		ID: "url-shared", Severity: Error,
		Summary: "Two apps with the same configuration page",
		Why:     "The platform identifies an app by lifecycle.configurationUrl when a merchant installs it: no two apps may share it.",
		checkAll: func(passes []*pass) {
			type owner struct{ name, path string }
			first := map[string]owner{}
			for _, p := range passes {
				name := p.doc.Path
				for _, at := range p.stringsOf(TechnicalName) {
					name = p.stringAt(at)
				}
				for _, at := range p.stringsOf(LifecycleURL) {
					field := p.places[at].field.Name
					if field != "configurationUrl" && field != "setupUrl" {
						continue
					}
					before, seen := first[p.stringAt(at)]
					switch {
					case !seen:
						first[p.stringAt(at)] = owner{name, p.doc.Path}
					case before.name != name:
						p.report(at, "%s has the same configuration page, in %s", truncate(before.name), before.path).suggest("give each app its own page or port")
					}
				}
			}
		},
	}
}
