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
	case ok && (in.generation == 0 || known.In(in.generation)):
		return accepted
	case ok:
		return otherAPI
	case !wellFormed(name):
		return malformed
	}
	return unknown
}

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
