package wawi

import (
	"fmt"
	"slices"
	"strings"
)

// Check returns what is wrong with an app before anybody is asked, worded for
// the author of its file.
func (a App) Check() []string {
	var problems []string
	for _, field := range []struct{ name, value string }{
		{"AppId", a.AppID}, {"DisplayName", a.DisplayName}, {"Description", a.Description}, {"Version", a.Version},
		{"ProviderName", a.ProviderName}, {"ProviderWebsite", a.ProviderWebsite}, {"AppIcon", a.Icon},
	} {
		if field.value == "" {
			problems = append(problems, field.name+" is missing")
		}
	}
	for _, header := range []struct{ name, value string }{{"AppId", a.AppID}, {"Version", a.Version}} {
		if !visible(header.value) {
			problems = append(problems, header.name+" travels in a header, and may have letters, digits and signs of ASCII alone")
		}
	}
	if len(a.Mandatory)+len(a.Optional) == 0 {
		problems = append(problems, "MandatoryApiScopes is missing: without a scope the key opens nothing")
	}
	return append(problems, a.doubtfulScopes()...)
}

func (a App) doubtfulScopes() []string {
	var problems []string
	seen := map[string]string{}
	for _, list := range []struct {
		name   string
		scopes []string
	}{{"MandatoryApiScopes", a.Mandatory}, {"OptionalApiScopes", a.Optional}} {
		for _, scope := range list.scopes {
			switch before := seen[scope]; {
			case scope == "" || strings.ContainsAny(scope, " ,;") || !visible(scope):
				problems = append(problems, fmt.Sprintf("%s holds %q, which is not a scope", list.name, scope))
			case before == list.name:
				problems = append(problems, fmt.Sprintf("%s holds %s twice", list.name, scope))
			case before != "":
				problems = append(problems, scope+" is both mandatory and optional")
			}
			seen[scope] = list.name
		}
	}
	return problems
}

// visible reports whether a text may stand in a header.
func visible(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r > '~' })
}

// WithScopes adds scopes that were named beside the file. One that is named
// moves: who names an optional scope as mandatory means it.
func (a App) WithScopes(mandatory, optional []string) App {
	without := func(list, gone []string) []string {
		return slices.DeleteFunc(slices.Clone(list), func(scope string) bool { return slices.Contains(gone, scope) })
	}
	named := slices.Concat(mandatory, optional)
	a.Mandatory = append(without(a.Mandatory, named), mandatory...)
	a.Optional = append(without(a.Optional, named), optional...)
	return a
}
