package manifest

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/suggest"
)

// localeName matches the name of a locale, such as de or de-DE.
var localeName = pattern(`^[a-z]{2}(-[A-Z]{2})?$`)

func fieldUnknownRule() *Rule {
	return &Rule{
		ID: "field-unknown", Severity: Warning, Registers: true,
		Summary: "A field that is not known",
		Why: "A misspelt field is ignored like a missing one: the platform does not read it. Some fields were made up by " +
			"generators and tutorials. $schema at the root is allowed, for editors.",
		run: func(p *pass) {
			for at := range p.places {
				here := &p.places[at]
				if here.field != nil || here.member == nil || (here.parent == 0 && p.forEditors(here.member.Name)) {
					continue
				}
				group := p.groupAt(int(here.parent))
				if group == nil {
					continue
				}
				f := p.reportName(at, "%q is not a field of %s", shortened(here.member.Name), p.holder(int(here.parent)))
				if known := group.nearest(here.member.Name); known != "" {
					f.suggest("%s", p.doc.written(known))
				} else if localeName().MatchString(here.member.Name) {
					f.suggest("locales belong below each text: name.%[1]s.short, description.%[1]s.full", here.member.Name)
				}
			}
		},
	}
}

// forEditors reports whether a name at the root is not for the platform.
func (p *pass) forEditors(name string) bool {
	return name == "$schema" || p.doc.Application && strings.HasPrefix(name, "$")
}

// longestField is longer than any name of a field.
const longestField = 40

// groupAt is the field whose members may stand at a place, or nil.
func (in *inspection) groupAt(at int) *Field {
	f := in.places[at].field
	if f != nil && f.Shape == List {
		f = f.Of
	}
	if f == nil || f.Shape != Group {
		return nil
	}
	return f
}

// holder words what a place belongs to.
func (in *inspection) holder(at int) string {
	p := pass{inspection: in}
	if path := p.path(at); path != "" {
		return path
	}
	return map[Kind]string{
		App: "an app.json", Listing: "a listing.json", Combined: "a manifest.json", Legacy: "a manifest.json", Registration: "a registration request",
	}[in.doc.Kind]
}

// nearest is the field that somebody probably means by a name.
func (f *Field) nearest(name string) string {
	if len(name) > 2*longestField {
		return ""
	}
	var names []string
	for i := range f.Fields {
		known := &f.Fields[i]
		if slices.Contains(known.Aliases, name) {
			return known.Name
		}
		if known.Status == Current {
			names = append(names, known.Name)
		}
	}
	return suggest.Nearest(name, names)
}
