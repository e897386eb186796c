package manifest

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/jsonast"
)

func fieldMissingRule() *Rule {
	return &Rule{
		ID: "field-missing", Severity: Error, ErrorInApplication: true,
		Summary: "A required field that is missing",
		Why: "A field that is documented as required is an error; one that all known apps have is a warning, and so are the icon and " +
			"the website of a registration request, which real apps leave out or empty. Another text of it that is empty is a warning: " +
			"only that it must exist is documented.",
		check: func(p *pass) {
			if !p.doc.Text.Valid() {
				return // what is missing may be in the part that cannot be read
			}
			for at := range p.places {
				group := p.objectAt(at)
				if group == nil || p.places[at].value.Kind != jsonast.Object {
					continue
				}
				reportMissing(p, at, group, func(f *Field) bool { return f.Requirement == Required && !f.mayBeMissing() })
				reportMissing(p, at, group, func(f *Field) bool { return f.Requirement == Required && f.mayBeMissing() }).
					doubtful("whether a JTL-Wawi rejects that is not known")
				reportMissing(p, at, group, func(f *Field) bool { return f.Requirement == Usual }).capSeverity(Warning)
				reportEmpty(p, at)
			}
		},
	}
}

// reportMissing reports the missing fields of those that are wanted in one finding.
func reportMissing(p *pass, at int, group *Field, wanted func(*Field) bool) *Finding {
	var names []string
	about := ""
	for i := range group.Fields {
		if f := &group.Fields[i]; wanted(f) && !hasField(p, at, group, f) {
			names, about = append(names, p.doc.fieldNameIn(p.places[at].value, f.Name)), f.Description
		}
	}
	if len(names) == 0 {
		return &Finding{}
	}
	f := p.reportSpan(at, openingSpan(p.places[at].value), "%s %s missing in %s", joinAnd(names), isOrAre(len(names)), p.objectName(at))
	if len(names) == 1 && about != "" {
		f.suggest("%s: %s", names[0], lowerFirst(about))
	}
	return f
}

// doubtful makes a finding a warning that says what is not known.
func (f *Finding) doubtful(why string) {
	f.capSeverity(Warning).Message += "; " + why
	f.doubt = true
}

// reportEmpty reports required strings that are empty. The technical name has its
// own rule.
func reportEmpty(p *pass, around int) {
	members := len(p.places[around].value.Members)
	for at := around + 1; at < len(p.places) && members > 0; at++ {
		here := &p.places[at]
		if int(here.parent) != around {
			continue
		}
		members--
		if f := here.field; mustHaveText(p, f) && here.value.Kind == jsonast.String && strings.TrimSpace(here.value.Text) == "" {
			found := p.report(at, "%s is empty", p.path(at)).suggest("%s", lowerFirst(f.Description))
			switch {
			case f.MayBeEmpty:
				found.doubtful("the merchant cannot look up who makes the app, and whether a JTL-Wawi rejects that is not known")
			case p.doc.OnPremise() && f.Requirement == Required && f.Format == None:
				found.doubtful("whether a JTL-Wawi rejects that is not known") // only that it must exist is documented
			}
		}
	}
}

func mustHaveText(p *pass, f *Field) bool {
	return f != nil && f.Type == String && (f.Format == None || f.Format == HeaderValue) && (f.Requirement == Required || p.doc.Application && f.Requirement == Usual)
}

// hasField reports whether an object has a field: under its name, one that it
// had before, or one that is mistaken for it, which another rule reports. An
// application file may omit the mandatory scopes if it has optional ones, and
// null counts as missing.
func hasField(p *pass, at int, group, wanted *Field) bool {
	if p.doc.Application && wanted.Name == mandatoryScopes && len(p.byFormat[ScopeName]) > 0 {
		return true
	}
	members := p.places[at].value.Members
	for i := range members {
		if p.doc.Application && members[i].Value.Kind == jsonast.Null {
			continue
		}
		f := group.find(members[i].Name, p.doc.nameMatching())
		if f == wanted || slices.Contains(wanted.Aliases, members[i].Name) || (f != nil && f.Status == Renamed && f.Replacement == wanted.Name) {
			return true
		}
	}
	return false
}

// mayBeMissing reports whether it is not known that a required field must exist. A
// required list may be null, but real apps do not leave it out.
func (f *Field) mayBeMissing() bool { return f.MayBeEmpty && f.Type != List }
