package manifest

import "strings"

func headerValueRule() *Rule {
	return &Rule{
		ID: "header-value", Severity: Error,
		Summary: "A text that cannot be sent in a header",
		Why:     "An OnPremise app sends its id and its version in headers of every request of the registration, and a header takes ASCII only.",
		run: func(p *pass) {
			for _, at := range p.texts(HeaderValue) {
				if strings.ContainsFunc(p.text(at), func(r rune) bool { return r < ' ' || r > '~' }) {
					f := p.report(at, "%s is sent in a header, and may have only letters, digits and signs of ASCII", p.path(at))
					if p.places[at].field.Name == "appId" {
						f.suggest("%s is what merchants see, and may have any letter", p.doc.written("displayName"))
					}
				}
			}
		},
	}
}
