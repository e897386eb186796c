package manifest

func releaseURLRule() *Rule {
	return &Rule{
		ID: "release-url", Severity: Error, Release: true,
		Summary: "A URL that is not publicly reachable",
		Why:     "http and localhost are accepted at registration. Before an app is published, each of its URLs must be public and use https.",
		check: func(p *pass) {
			for _, format := range []Format{LifecycleURL, URL} {
				for _, at := range p.stringsOf(format) {
					u := parseURL(p.stringAt(at))
					if u == nil {
						continue
					}
					if why := unreachableReason(u.Hostname()); why != "" {
						p.report(at, "%s is not publicly reachable: %s", truncate(u.Hostname()), why)
					} else if u.Scheme != "https" {
						p.report(at, "%s is http; a published app needs https", p.path(at))
					}
				}
			}
		},
	}
}
