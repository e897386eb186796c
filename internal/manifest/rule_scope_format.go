package manifest

import "strings"

func scopeFormatRule() *Rule {
	return &Rule{
		ID: "scope-format", Severity: Error, Fixable: true,
		Summary: "A string that cannot be a scope",
		Why: "Scopes are lower-case words joined by dots, such as items.read, and the platform compares them exactly. " +
			"--fix corrects letter case and white space if the result is a known scope.",
		check: func(p *pass) {
			for _, at := range p.requested() {
				name := p.stringAt(at)
				if p.scopeStatus(name) != malformed {
					continue
				}
				f := p.reportScope(at, "%q is not a scope: scopes are lower-case words joined by dots", truncate(name))
				if normalized := strings.ToLower(strings.Join(strings.Fields(name), "")); p.scopeStatus(normalized) == accepted {
					f.suggest("%s", normalized).fix(p.replaceEdit(at, normalized))
				} else {
					f.suggest("%s", joinSuggestions(p.suggestions(name)))
				}
			}
		},
	}
}
