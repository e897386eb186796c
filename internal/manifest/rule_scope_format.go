package manifest

import "strings"

func scopeFormatRule() *Rule {
	return &Rule{
		ID: "scope-format", Severity: Error, Fixable: true,
		Summary: "A string that cannot be a scope",
		Why: "Scopes are lower-case words joined by dots, such as items.read, and the platform compares them exactly. " +
			"--fix corrects letter case and white space if the result is a known scope.",
		run: func(p *pass) {
			for _, at := range p.texts(ScopeName) {
				name := p.text(at)
				if p.standing(name) != malformed {
					continue
				}
				f := p.report(at, "%q is not a scope: scopes are lower-case words joined by dots", shortened(name))
				if tidy := strings.ToLower(strings.Join(strings.Fields(name), "")); p.standing(tidy) == accepted {
					f.suggest("%s", tidy).fix(p.rewritten(at, tidy))
				} else {
					f.suggest("%s", instead(p.suggestions(name)))
				}
			}
		},
	}
}
