package manifest

import "github.com/jtlctl/jtlctl/internal/host"

func urlOriginRule() *Rule {
	return &Rule{
		ID: "url-origin", Severity: Info,
		Summary: "Pages of one app on different servers or ports",
		Why:     "Usually one of them was forgotten when the port changed. An app may have several servers, so this is only an info.",
		check: func(p *pass) {
			type group struct {
				origin string
				first  int
				pages  int
			}
			var groups []*group
			byOrigin := map[string]*group{}
			for _, at := range p.appPages() {
				u := parseURL(p.stringAt(at))
				if u == nil {
					continue
				}
				g := byOrigin[host.Origin(u)]
				if g == nil {
					g = &group{origin: host.Origin(u), first: at}
					byOrigin[g.origin], groups = g, append(groups, g)
				}
				g.pages++
			}
			usual := 0
			for i, g := range groups {
				if g.pages > groups[usual].pages {
					usual = i
				}
			}
			for i, g := range groups {
				if i != usual {
					p.report(g.first, "%s is a different server or port than %s, which the app's other pages have", truncate(g.origin), truncate(groups[usual].origin))
				}
			}
		},
	}
}

// appPages returns the URLs of the app's own pages, in the order of the text.
// Webhooks belong to a backend, and URLs in the listing to the provider.
func (in *inspection) appPages() []int {
	var pages []int
	for at := range in.places {
		here := &in.places[at]
		if here.field == nil || here.field.Status == Retired || (here.field.Format != URL && here.field.Format != LifecycleURL) {
			continue
		}
		ofApp := false
		for up := here.parent; up > 0; up = in.places[up].parent {
			if m := in.places[up].member; m != nil {
				ofApp = ofApp || m.Name == "lifecycle" || m.Name == "capabilities" || m.Name == "authentication"
				if m.Name == "webhooks" {
					ofApp = false
					break
				}
			}
		}
		if ofApp {
			pages = append(pages, at)
		}
	}
	return pages
}
