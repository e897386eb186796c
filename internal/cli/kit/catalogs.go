package kit

import (
	"github.com/jtlctl/jtlctl/internal/catalog"
	"github.com/jtlctl/jtlctl/internal/openapi"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// Catalogs returns the catalogues that the user has imported, and the built-in ones.
func (a *App) Catalogs() catalog.Store { return catalog.Store{State: a.Roots.State} }

// Scopes returns the index of the built-in catalogues, the imported ones and
// those of files.
func (a *App) Scopes(files ...string) (*scope.Index, error) { return a.Catalogs().Index(files...) }

// CloudScopes is Scopes with what the API of the cloud has already, and the built-in
// catalogues do not.
func (a *App) CloudScopes() (*scope.Index, error) {
	index, err := a.Scopes()
	if err != nil {
		return nil, err
	}
	return scope.WithNewer(index), nil
}

// AnswersOf finds the forms of answers of the document of a catalogue, nil if there are
// none.
func AnswersOf(a *App) func(name string) *openapi.Answers {
	return func(name string) *openapi.Answers {
		answers, err := a.Catalogs().AnswerForms(name)
		if err != nil {
			a.Console.Warnf("%v", err)
		}
		return answers
	}
}
