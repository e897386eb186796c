package manifest

import "github.com/jtlctl/jtlctl/internal/textutil"

func headerValueRule() *Rule {
	return &Rule{
		ID: "header-value", Severity: Error,
		Summary: "A value that cannot be sent in a header",
		Why:     "An OnPremise app sends its id and its version in headers of every registration request, and a header may contain only ASCII.",
		check: func(p *pass) {
			for _, at := range p.stringsOf(HeaderValue) {
				if !textutil.IsHeaderValue(p.stringAt(at)) {
					f := p.report(at, "%s is sent in a header, so it may contain only printable ASCII characters", p.path(at))
					if p.places[at].field.Name == "appId" {
						f.suggest("%s is what merchants see; it may contain any character", p.doc.fieldName("displayName"))
					}
				}
			}
		},
	}
}
