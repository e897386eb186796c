package scope

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/merchant"
	"github.com/jtlctl/jtlctl/internal/scope"
)

func newShow(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:   "show SCOPE",
		Short: "Show what a scope allows",
		Long: kit.Described(`Shows which APIs have a scope, which operations it allows, and what to know before
requesting it. Names are case-sensitive. For an unknown scope it suggests similar
ones, including those of other generations of the API.`, 0, 2, 3),
		Example: `  jtlctl scope show items.read
  jtlctl scope show item.queryitems -o json`,
		Args: kit.Takes(1, 1),
		RunE: func(_ *cobra.Command, args []string) error { return runShow(a, args[0]) },
	}
}

func runShow(a *kit.App, name string) error {
	index, err := a.Scopes()
	if err != nil {
		return err
	}
	s, ok := index.Find(name)
	if !ok {
		return index.UnknownError(name)
	}
	sentence, _ := merchant.Sentence(name, "en")
	shown := reportScope(s, sentence, index.Equivalents(s))
	if a.Flags.JSON() {
		return a.PrintJSON(shown)
	}
	printScope(a, shown, len(scope.Distinct(s.Uses)))
	return nil
}

func printScope(a *kit.App, s *Report, operations int) {
	rows := [][]string{{"scope", s.Name}}
	if s.Lets != "" {
		rows = append(rows, []string{"means", s.Lets})
	}
	rows = append(rows, []string{"known in", "API " + strings.Join(s.Catalogs, ", ")}, []string{"allows", kit.Count(operations, "operation")})
	for _, note := range s.Notes {
		rows = append(rows, []string{"note", note})
	}
	for _, e := range s.Elsewhere {
		rows = append(rows, []string{fmt.Sprintf("in API %d.x", e.Generation), strings.Join(e.Scopes, ", ") + " (" + e.Note + ")"})
	}
	a.Console.Fields(rows)
	if len(s.Operations) == 0 {
		return
	}
	a.Console.Printf("\n")
	const methodColumn, pathColumn = 0, 1
	rows = [][]string{{"METHOD", "PATH", "API", "STABILITY", "NOTE"}}
	for _, o := range s.Operations {
		rows = append(rows, []string{o.Method, strings.TrimSpace(o.Path + " " + o.Operation), o.Catalog, kit.Dash(o.Stability), kit.Dash(o.otherScopes(s.Name))})
	}
	a.Console.Table(rows, methodColumn, pathColumn)
}

// otherScopes names the other scopes of an operation.
func (o operationReport) otherScopes(name string) string {
	others := slices.DeleteFunc(slices.Clone(o.Scopes), func(other string) bool { return other == name })
	switch {
	case len(others) == 0:
		return ""
	case o.AnyOne:
		return "or " + strings.Join(others, ", ")
	}
	return "with " + strings.Join(others, ", ") + ": " + o.Note
}
