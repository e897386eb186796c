package manifest

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/suggest"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// localeName matches the name of a locale, such as de or de-DE.
var localeName = textutil.NewPattern(`^[a-z]{2}(-[A-Z]{2})?$`)

func fieldUnknownRule() *Rule {
	return &Rule{
		ID: "field-unknown", Severity: Warning, ErrorInApplication: true,
		Summary: "A field that is not known",
		Why: "A misspelt field is ignored like a missing one: the platform does not read it. Some fields were made up by " +
			"generators and tutorials. $schema at the root is allowed, for editors.",
		check: func(p *pass) {
			for at := range p.places {
				here := &p.places[at]
				if here.field != nil || here.member == nil || (here.parent == 0 && isEditorField(p, here.member.Name)) {
					continue
				}
				group := p.objectAt(int(here.parent))
				if group == nil {
					continue
				}
				f := p.reportName(at, "%q is not a field of %s", truncate(here.member.Name), p.objectName(int(here.parent)))
				if known := group.nearest(here.member.Name); known != "" {
					f.suggest("%s", p.doc.fieldNameIn(p.places[here.parent].value, known))
				} else if localeName.Regexp().MatchString(here.member.Name) {
					f.suggest("locales belong below each text: name.%[1]s.short, description.%[1]s.full", here.member.Name)
				}
			}
		},
	}
}

// isEditorField reports whether a name at the root is not for the platform.
func isEditorField(p *pass, name string) bool {
	return name == "$schema" || p.doc.Application && strings.HasPrefix(name, "$")
}

// maxFieldName is longer than any name of a field.
const maxFieldName = 40

// objectAt returns the field whose members a place may have, or nil.
func (in *inspection) objectAt(at int) *Field {
	f := in.places[at].field
	if f != nil && f.Type == List {
		f = f.Elem
	}
	if f == nil || f.Type != Object {
		return nil
	}
	return f
}

// objectName returns how a message names the object at a place.
func (in *inspection) objectName(at int) string {
	p := pass{inspection: in}
	if path := p.path(at); path != "" {
		return path
	}
	return map[Kind]string{
		App: "an app.json", Listing: "a listing.json", Combined: "a manifest.json", Legacy: "a manifest.json", Registration: "a registration request",
	}[in.doc.Kind]
}

// nearest returns the name of the field that was probably meant.
func (f *Field) nearest(name string) string {
	if len(name) > 2*maxFieldName {
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
