package manifest

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source"
)

func localeMissingRule() *Check {
	return &Check{
		ID: "locale-missing", Severity: Warning,
		Summary: "A text that a locale lacks",
		Why: "The default locale is shown wherever another lacks a text, so it must have name and description. " +
			"A locale that has one of them and not the other is a remark.",
		run: func(p *pass) {
			chosen := ""
			for _, at := range p.texts(Locale) {
				chosen = p.text(at)
			}
			for _, at := range p.byFormat[Localised] {
				for _, other := range p.byFormat[Localised] {
					p.compareLocales(at, other, chosen)
				}
				if v := p.places[at].value; chosen != "" && v.Kind == source.Object && v.Get(chosen) == nil {
					p.reportName(at, "%s lacks %s, the default locale", p.path(at), chosen).suggest("%s", sameLanguage(v, chosen))
				}
			}
		},
	}
}

// compareLocales reports the locales that other has and the place has not,
// but for the default one.
func (p *pass) compareLocales(at, other int, chosen string) {
	here, there := p.places[at].value, p.places[other].value
	if at == other || here.Kind != source.Object {
		return
	}
	for i := range there.Members {
		if name := there.Members[i].Name; name != chosen && here.Get(name) == nil {
			p.reportName(at, "%s lacks %s, which %s has", p.path(at), name, p.path(other)).at(Info)
		}
	}
}

// sameLanguage points at a locale that differs in the region alone.
func sameLanguage(v *source.Value, locale string) string {
	language, _, _ := strings.Cut(locale, "-")
	for i := range v.Members {
		if found, _, _ := strings.Cut(v.Members[i].Name, "-"); found == language {
			return v.Members[i].Name + " is there: use one of the two everywhere"
		}
	}
	return "add a text for " + locale
}
