package manifest

import "strings"

func scopeFormatRule() *Rule {
	return &Rule{
		ID: "scope-format", Severity: Error, Fixable: true,
		Summary: "A text that cannot be a scope",
		Why: "Scopes are lower-case words joined by dots, such as items.read, and the platform compares letter by letter. " +
			"--fix mends letter case and white space where that makes a known scope.",
		run: func(p *pass) {
			for _, at := range p.texts(ScopeName) {
				name := p.text(at)
				if p.standing(name) != malformed {
					continue
				}
				f := p.report(at, "%q is no scope: scopes are lower-case words joined by dots", shortened(name))
				if tidy := strings.ToLower(strings.Join(strings.Fields(name), "")); p.standing(tidy) == accepted {
					f.suggest("%s", tidy).fix(p.rewritten(at, tidy))
				} else {
					f.suggest("%s", instead(p.suggestions(name)))
				}
			}
		},
	}
}
