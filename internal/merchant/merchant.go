// Package merchant writes the page that explains to a shop owner which rights an
// app requests and what each allows, in German and in English.
//
// The texts for every scope of the 2.0 catalogue are tables in data/. The package
// does not know manifests, catalogues or files.
package merchant

import (
	"slices"

	"github.com/jtlctl/jtlctl/internal/suggest"
)

// App is what a document says of an app. Name, Version and Provider may be
// empty. Optional are the scopes that a merchant may reject, which only an app
// for OnPremise can have; elsewhere they count as Scopes.
type App struct {
	Name, Version, Provider string
	// TechnicalName is how the platform names the app; merchants do not know it.
	TechnicalName    string
	OnPremise        bool
	Scopes, Optional []string
	// Known reports whether a catalogue has a scope; nil means that all do.
	Known func(scope string) bool
}

// Languages lists the languages of the texts, the default first.
func Languages() []string { return []string{"de", "en"} }

// Document returns the text for merchants as Markdown. A language that is none
// of Languages is a fault of kind Usage.
func Document(app App, language string) (string, error) {
	if err := suggest.Among("language", language, Languages()); err != nil {
		return "", err
	}
	return newFrame(language).render(newPage(app, language)), nil
}

// Sentence returns what a scope lets an app do. ok is false if no sentence
// was written, as for a scope of API 1.x, or for a language.
func Sentence(scope, language string) (text string, ok bool) { return Sentences(language)(scope) }

// Sentences does what Sentence does, for many scopes: it reads the texts once.
func Sentences(language string) func(scope string) (text string, ok bool) {
	var known map[string]row
	if slices.Contains(Languages(), language) {
		known = index(table("scopes"), "scope")
	}
	return func(scope string) (string, bool) {
		found, ok := known[scope]
		return found[language], ok
	}
}
