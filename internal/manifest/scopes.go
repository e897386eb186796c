package manifest

import (
	"maps"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// generationOf returns the generation of the API that a document is for; 0 is any.
func (l *Linter) generationOf(in *inspection) erp.Generation {
	switch {
	case l.options.AnyGeneration:
		return 0
	case !in.doc.OnPremise():
		return erp.Cloud
	case l.options.Generation != 0:
		return l.options.Generation
	}
	votes := map[erp.Generation]int{}
	for _, at := range in.stringsOf(ScopeName) {
		if known, ok := l.options.Scopes.Find(in.stringAt(at)); ok && len(known.Generations) == 1 {
			votes[known.Generations[0]]++
		}
	}
	chosen := erp.Cloud
	for _, generation := range slices.Sorted(maps.Keys(votes)) {
		if votes[generation] > votes[chosen] {
			chosen = generation
		}
	}
	return chosen
}

// scopeStatus is what the catalogues say about a scope.
type scopeStatus uint8

const (
	accepted  scopeStatus = iota
	malformed             // not the form of a scope
	otherAPI              // of another generation of the API
	unknown
)

func (in *inspection) scopeStatus(name string) scopeStatus {
	known, ok := in.linter.options.Scopes.Find(name)
	switch {
	case ok && in.inVocabulary(known):
		return accepted
	case ok:
		return otherAPI
	case !wellFormed(name):
		return malformed
	}
	return unknown
}

// inVocabulary reports whether the API that a document is for knows a scope.
func (in *inspection) inVocabulary(s scope.Scope) bool {
	switch {
	case in.generation == 0 || s.In(in.generation) || in.mayMix():
		return true
	case !in.doc.OnPremise() || in.generation > erp.Cloud:
		// The cloud follows the newest version, and API 3.x has the names of 2.x.
		return slices.ContainsFunc(s.Generations, func(g erp.Generation) bool { return g >= erp.Cloud })
	}
	return false
}

// mayMix reports whether the document is for a version of API 1.x that accepts both
// vocabularies.
func (in *inspection) mayMix() bool {
	version, ok := erp.ParseVersion(in.linter.options.Version)
	return ok && in.doc.OnPremise() && in.generation == erp.V1 && version.Mixes()
}

// vocabulary returns the generation whose scopes the document may have; 0 is any.
func (in *inspection) vocabulary() erp.Generation {
	if !in.certain || in.mayMix() || in.generation > erp.Cloud {
		return 0
	}
	return in.generation
}

// generationCertain reports whether the generation of a document is known and
// not only likely. For API 1.x without a version it is not if the document has
// scopes of both, which are accepted from erp.FirstMixing on.
func (in *inspection) generationCertain() bool {
	o := &in.linter.options
	if in.doc.OnPremise() && o.Generation > 1 && o.Version != "" && !slices.ContainsFunc(o.Scopes.Catalogs(), func(c *scope.Catalog) bool { return c.Name == o.Version }) {
		return false // its document may list both vocabularies too
	}
	return !in.doc.OnPremise() || o.Generation > 1 || o.Generation == 1 && (o.Version != "" || !in.mixed())
}

// mixed reports whether a document has scopes that only API 1.x knows, and others
// that only later ones know.
func (in *inspection) mixed() bool {
	var older, newer bool
	for _, at := range in.stringsOf(ScopeName) {
		if known, ok := in.linter.options.Scopes.Find(in.stringAt(at)); ok {
			older = older || !slices.ContainsFunc(known.Generations, func(g erp.Generation) bool { return g > 1 })
			newer = newer || !known.In(1)
		}
	}
	return older && newer
}

// scopeForm is the form that all scopes have, as a regular expression for editors.
const scopeForm = `^[a-z0-9]+(\.[a-z0-9]+){1,2}$`

// wellFormed reports whether a text has the form that all scopes have.
func wellFormed(name string) bool {
	words := strings.Split(name, ".")
	for _, word := range words {
		if word == "" || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
			return false
		}
	}
	return len(words) == 2 || len(words) == 3
}

// suggestions returns scopes that may have been meant. Their number per document is
// bounded: nobody fixes thousands of wrong scopes one by one.
func (in *inspection) suggestions(name string) []scope.Suggestion {
	const most = 200
	if in.suggested == nil {
		in.suggested = map[string][]scope.Suggestion{}
	}
	found, known := in.suggested[name]
	if !known && len(in.suggested) < most {
		found = in.linter.options.Scopes.Suggest(name, in.generation)
		in.suggested[name] = found
	}
	return found
}

// joinSuggestions returns suggestions as text.
func joinSuggestions(found []scope.Suggestion) string {
	var names []string
	for _, s := range found {
		names = append(names, s.Scope)
	}
	switch {
	case len(names) == 0:
		return ""
	case len(names) == 1 || found[0].Typo:
		if found[0].Reason != "" {
			return names[0] + ": " + found[0].Reason
		}
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}

// covered reports whether an app that has the declared scopes may do what another
// scope allows: all.read covers all reading.
func covered(declared map[string]bool, name string) bool {
	if declared[name] {
		return true
	}
	return slices.ContainsFunc(broadScopes[:], func(broad string) bool { return declared[broad] && scope.Covers(broad, name) })
}

// broadScopes are those that cover others.
var broadScopes = [...]string{scope.AllRead, "system.all"}

// requested returns the places of all scopes: those that the app requests, and
// those that a pane requires and the app does not request.
func (in *inspection) requested() []int {
	declared := in.declared()
	undeclared := slices.DeleteFunc(in.stringsOf(PaneScope), func(at int) bool { return declared[in.stringAt(at)] })
	return append(in.stringsOf(ScopeName), undeclared...)
}

// reportScope reports a scope. One that only a pane requires is a warning: what
// the platform does about it is not known.
func (p *pass) reportScope(at int, format string, args ...any) *Finding {
	f := p.report(at, format, args...)
	if p.places[at].field.Format == PaneScope {
		f.capSeverity(Warning)
	}
	return f
}

// declared returns the scopes that a document requests, by name.
func (in *inspection) declared() map[string]bool {
	names := map[string]bool{}
	for _, at := range in.stringsOf(ScopeName) {
		names[in.stringAt(at)] = true
	}
	return names
}

// parentField returns the field of the list that contains a place.
func (in *inspection) parentField(at int) *Field { return in.places[in.places[at].parent].field }
