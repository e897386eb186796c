package manifest

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/jsonast"
)

func localeMissingRule() *Rule {
	return &Rule{
		ID: "locale-missing", Severity: Warning,
		Summary: "A text that is missing in a locale",
		Why: "The default locale is shown if another one lacks a text, so it must have a name and a description. " +
			"A locale that has only one of them is an info.",
		check: func(p *pass) {
			defaultLocale := ""
			for _, at := range p.stringsOf(Locale) {
				defaultLocale = p.stringAt(at)
			}
			for _, at := range p.byFormat[Localised] {
				v := p.places[at].value
				if v.Kind != jsonast.Object {
					continue
				}
				has := localesOf(v)
				for _, other := range p.byFormat[Localised] {
					compareLocales(p, at, other, has, defaultLocale)
				}
				if defaultLocale != "" && !has[defaultLocale] {
					p.reportName(at, "%s lacks %s, the default locale", p.path(at), truncate(defaultLocale)).suggest("%s", localeAdvice(v, defaultLocale))
				}
			}
		},
	}
}

func localesOf(v *jsonast.Value) map[string]bool {
	names := make(map[string]bool, len(v.Members))
	for i := range v.Members {
		names[v.Members[i].Name] = true
	}
	return names
}

// compareLocales reports the locales of other that the place does not have,
// except for the default one.
func compareLocales(p *pass, at, other int, has map[string]bool, defaultLocale string) {
	there := p.places[other].value
	for i := range there.Members {
		if name := there.Members[i].Name; name != defaultLocale && !has[name] {
			p.reportName(at, "%s lacks %s, which %s has", p.path(at), truncate(name), p.path(other)).capSeverity(Info)
		}
	}
}

// localeAdvice suggests a locale that differs only in the region.
func localeAdvice(v *jsonast.Value, locale string) string {
	language, _, _ := strings.Cut(locale, "-")
	for i := range v.Members {
		if found, _, _ := strings.Cut(v.Members[i].Name, "-"); found == language {
			return v.Members[i].Name + " exists: use one of the two everywhere"
		}
	}
	return "add a text for " + locale
}
