package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/merchant"
	"github.com/jtlctl/jtlctl/internal/scope"
)

func newScopeShow(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "show SCOPE",
		Short: "Show what a scope opens",
		Long: described(`Shows which API knows a scope, which operations it opens, and what one should know
before asking for it. Names are case-sensitive. An unknown one gets suggestions,
also from other generations of the API.`, 0, 2, 3),
		Example: `  jtlctl scope show items.read
  jtlctl scope show item.queryitems -o json`,
		Args:              takes(1, 1),
		ValidArgsFunction: a.scopeNames,
		RunE:              func(_ *cobra.Command, args []string) error { return runScopeShow(a, args[0]) },
	}
}

// shownScope is the JSON form of a scope; it is a contract.
type shownScope struct {
	Name        string           `json:"name"`
	Generations []int            `json:"generations"`
	Catalogs    []string         `json:"catalogs"`
	Broad       bool             `json:"broad"`
	Lets        string           `json:"lets"` // what it lets an app do, in English; may be empty
	Notes       []string         `json:"notes"`
	Elsewhere   []elsewhere      `json:"elsewhere"`
	Operations  []shownOperation `json:"operations"`
}

// elsewhere is what stands for a scope in another generation of the API.
type elsewhere struct {
	Generation int      `json:"generation"`
	Scopes     []string `json:"scopes"`
	Note       string   `json:"note"`
}

type shownOperation struct {
	Catalog   string   `json:"catalog"`
	Method    string   `json:"method"`
	Path      string   `json:"path"`
	Stability string   `json:"stability"`
	Scopes    []string `json:"scopes"`
	AnyOne    bool     `json:"any_one"`
	Note      string   `json:"note"`
}

func runScopeShow(a *app, name string) error {
	index, err := a.scopes()
	if err != nil {
		return err
	}
	s, ok := index.Find(name)
	if !ok {
		return unknownScope(index, name)
	}
	lets, _ := merchant.Sentence(name, "en")
	shown := shownScope{
		Name: s.Name, Generations: s.Generations, Catalogs: s.Catalogs, Broad: s.Broad(), Lets: lets,
		Notes: remarks(s), Elsewhere: inOtherGenerations(index, s), Operations: []shownOperation{},
	}
	for _, use := range s.Uses {
		shown.Operations = append(shown.Operations, showOperation(use.Catalog, use.Operation))
	}
	if a.flags.json() {
		return a.console.JSON(shown)
	}
	a.printScope(shown, len(opened(s.Uses)))
	return nil
}

func showOperation(catalog string, o *scope.Operation) shownOperation {
	return shownOperation{catalog, o.Method, o.Path, o.Stability, append([]string{}, o.Scopes...), o.AnyOne, o.Note()}
}

// inOtherGenerations finds what a scope is called in the generations of the
// API that do not know it.
func inOtherGenerations(index *scope.Index, s scope.Scope) []elsewhere {
	others := []elsewhere{}
	for _, c := range index.Catalogs() {
		known := slices.ContainsFunc(others, func(e elsewhere) bool { return e.Generation == c.Generation })
		if known || s.In(c.Generation) {
			continue
		}
		suggestions := index.Suggest(s.Name, c.Generation)
		if len(suggestions) == 0 {
			continue
		}
		e := elsewhere{Generation: c.Generation, Note: commonReason(suggestions)}
		for _, suggestion := range suggestions {
			e.Scopes = append(e.Scopes, suggestion.Scope)
		}
		others = append(others, e)
	}
	return others
}

// commonReason is what holds for all, else what holds for each.
func commonReason(suggestions []scope.Suggestion) string {
	first := suggestions[0].Reason
	if !slices.ContainsFunc(suggestions, func(s scope.Suggestion) bool { return s.Reason != first }) {
		return first
	}
	return reasons(suggestions)
}

func reasons(suggestions []scope.Suggestion) string {
	var all []string
	for _, s := range suggestions {
		all = append(all, s.Scope+": "+s.Reason)
	}
	return strings.Join(all, "; ")
}

func unknownScope(index *scope.Index, name string) error {
	suggestions := index.Suggest(name, 0)
	if len(suggestions) == 0 {
		return fault.New(fault.Usage, "unknown scope %q", name).WithHint("`jtlctl scope list --api any` shows all")
	}
	if suggestions[0].Slip {
		suggestions = suggestions[:1]
	}
	return fault.New(fault.Usage, "unknown scope %q (did you mean %q?)", name, suggestions[0].Scope).
		WithHint("%s", reasons(suggestions))
}

func (a *app) printScope(s shownScope, operations int) {
	rows := [][]string{{"scope", s.Name}}
	if s.Lets != "" {
		rows = append(rows, []string{"in words", s.Lets})
	}
	rows = append(rows, []string{"known in", "API " + strings.Join(s.Catalogs, ", ")}, []string{"opens", count(operations, "operation")})
	for _, note := range s.Notes {
		rows = append(rows, []string{"note", note})
	}
	for _, e := range s.Elsewhere {
		rows = append(rows, []string{fmt.Sprintf("in API %d.x", e.Generation), strings.Join(e.Scopes, ", ") + " (" + e.Note + ")"})
	}
	a.console.Table(rows)
	if len(s.Operations) == 0 {
		return
	}
	a.console.Printf("\n")
	rows = [][]string{{"METHOD", "PATH", "API", "STABILITY", "NOTE"}}
	for _, o := range s.Operations {
		rows = append(rows, []string{o.Method, o.Path, o.Catalog, dash(o.Stability), dash(o.noteBeside(s.Name))})
	}
	a.console.Table(rows)
}

// noteBeside names the other scopes of an operation.
func (o shownOperation) noteBeside(name string) string {
	others := slices.DeleteFunc(slices.Clone(o.Scopes), func(other string) bool { return other == name })
	switch {
	case len(others) == 0:
		return ""
	case o.AnyOne:
		return "or " + strings.Join(others, ", ")
	}
	return "beside " + strings.Join(others, ", ") + ": " + o.Note
}
