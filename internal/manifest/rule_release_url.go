package manifest

func releaseURLRule() *Rule {
	return &Rule{
		ID: "release-url", Severity: Error, Release: true,
		Summary: "A URL that is not publicly reachable",
		Why:     "http and localhost are accepted at registration. Before an app is published, each of its URLs must be public and use https.",
		run: func(p *pass) {
			for _, format := range []Format{LifecycleURL, URL} {
				for _, at := range p.texts(format) {
					u := parsedURL(p.text(at))
					if u == nil {
						continue
					}
					if why := unreachable(u.Hostname()); why != "" {
						p.report(at, "%s is not publicly reachable: %s", shortened(u.Hostname()), why)
					} else if u.Scheme != "https" {
						p.report(at, "%s is http; a published app needs https", p.path(at))
					}
				}
			}
		},
	}
}
