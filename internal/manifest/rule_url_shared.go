package manifest

import "strings"

func urlSharedRule() *Rule {
	return &Rule{
		ID: "url-shared", Severity: Error,
		Summary:   "Two apps with the same configuration page",
		Why:       "The platform identifies an app by lifecycle.configurationUrl when a merchant installs it: no two apps may share it.",
		checkNext: sharedURLs,
	}
}

func sharedURLs() func(*pass) {
	type owner struct{ name, path string }
	first := map[string]owner{}
	return func(p *pass) {
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
				first[strings.Clone(p.stringAt(at))] = owner{strings.Clone(name), p.doc.Path}
			case before.name != name:
				p.report(at, "%s has the same configuration page, in %s", truncate(before.name), before.path).suggest("give each app its own page or port")
			}
		}
	}
}
