package manifest

func urlPlaceholderRule() *Rule {
	return &Rule{
		ID: "url-placeholder", Severity: Warning,
		Summary: "A {metadata.…} in a URL",
		Why:     "It passes the platform's check but is never replaced: users get a URL that contains braces.",
		check: func(p *pass) {
			form := placeholder.Regexp()
			for _, format := range []Format{LifecycleURL, URL} {
				for _, at := range p.stringsOf(format) {
					if found := form.FindString(p.stringAt(at)); found != "" {
						p.report(at, "%s is never replaced", truncate(found)).suggest("remove it; the session token identifies the merchant")
					}
				}
			}
		},
	}
}
