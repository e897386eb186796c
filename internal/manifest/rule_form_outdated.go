package manifest

import (
	"slices"
	"strings"
)

func formOutdatedRule() *Rule {
	return &Rule{
		ID: "form-outdated", Severity: Warning,
		Summary: "An older manifest format",
		Why: "The platform's register command rejects a manifest.json. The current format is two files: app.json says what the app " +
			"is and may do, listing.json what the store shows. It is only a warning because such files are in use; the rest of them is checked.",
		check: func(p *pass) {
			switch p.doc.Kind {
			case Combined:
				reportOutdated(p, "app and listing in one file are an older format, which the platform's register command rejects").
					suggest("move what is below manifest to app.json, and what is below listing to listing.json")
			case Legacy:
				reportOutdated(p, "this is the oldest manifest format, which the platform's register command rejects").suggest("%s", moveAdvice(p))
			case App, Listing, Registration, Unknown:
			}
		},
	}
}

// reportOutdated reports the root, at the name that identifies its format.
func reportOutdated(p *pass, message string) *Finding {
	span := p.doc.Text.Root.Span
	if members := p.doc.Text.Root.Members; len(members) > 0 {
		span = members[0].NameSpan
	}
	for _, name := range []string{"manifest", "listing", "manifestVersion"} {
		if m := p.doc.Text.Root.Member(name); m != nil {
			span = m.NameSpan
			break
		}
	}
	return p.reportSpan(0, span, "%s", message)
}

// moveAdvice returns which parts of the oldest format go into which file.
func moveAdvice(p *pass) string {
	app, listing := []string{}, []string{}
	for i := range p.doc.Text.Root.Members {
		name := p.doc.Text.Root.Members[i].Name
		switch {
		case name == "manifestVersion", name == "locales":
		case slices.ContainsFunc(roots()[App].Fields, func(f Field) bool { return f.Name == name && f.Status == Current }):
			app = append(app, name)
		default:
			listing = append(listing, name)
		}
	}
	if p.doc.Text.Root.Get("technicalName") == nil {
		app = append([]string{"a technicalName"}, app...)
	}
	return "write two files: app.json with " + strings.Join(app, ", ") + "; listing.json with " + strings.Join(listing, ", ")
}
