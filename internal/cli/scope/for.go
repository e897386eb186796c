package scope

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/scope"
)

func newFor(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:   "for [METHOD] PATH",
		Short: "Show which scope a request needs",
		Long: kit.Described(`Shows which scopes allow a request, in every catalogue that has it. PATH may be the
full URL of a request that failed: host, ids, query, letter case and prefixes such
as /erp, /api/NAME and /v2 do not matter. The note says if the match is not exact.

An operation for which the published document names no scope may still need one.
Exits with code 1 if no catalogue has the request, and shows the most similar ones.`, 0, 1, 2, 3),
		Example: `  jtlctl scope for "GET /v2/items/{id}"
  jtlctl scope for PATCH https://api.jtl-cloud.com/erp/v2/items/4711
  jtlctl scope for /v2/sales-orders/5/line-items -o json`,
		Args: kit.Takes(1, 2),
		RunE: func(_ *cobra.Command, args []string) error { return runFor(a, strings.Join(args, " ")) },
	}
}

func runFor(a *kit.App, text string) error {
	request, err := scope.ParseRequest(text)
	if err != nil {
		return err
	}
	index, err := a.Scopes()
	if err != nil {
		return err
	}
	matches, nearest := index.LookUp(request)
	found := reportRequest(request, matches, nearest)
	if a.Flags.JSON() {
		err = a.PrintJSON(found)
	} else {
		printMatches(a, found)
	}
	if err != nil || len(matches) > 0 {
		return err
	}
	return kit.ExitNo
}

func printMatches(a *kit.App, found *RequestReport) {
	if len(found.Matches) == 0 {
		a.Console.Warnf("no catalogue has the operation %s", strings.TrimSpace(found.Method+" "+found.Path))
		for _, near := range found.Nearest {
			a.Console.Hintf("%s: %s %s (API %s): %s", near.Likeness, near.Method, near.Path, near.Catalog, near.scopesOrNote())
		}
		if len(found.Nearest) == 0 {
			a.Console.Hintf("is it in a newer document? `jtlctl scope import` adds one; `jtlctl scope list` lists the known scopes")
		}
		return
	}
	rows := [][]string{{"API", "METHOD", "PATH", "SCOPES", "NOTE"}}
	for _, m := range found.Matches {
		rows = append(rows, []string{m.Catalog, m.Method, m.Path, kit.Dash(m.joinScopes()), kit.Dash(m.fullNote())})
	}
	a.Console.Table(rows)
}

func (m matchReport) joinScopes() string {
	if m.AnyOne {
		return strings.Join(m.Scopes, " or ")
	}
	return strings.Join(m.Scopes, ", ")
}

func (m matchReport) scopesOrNote() string {
	if len(m.Scopes) == 0 {
		return m.Note
	}
	return m.joinScopes()
}

func (m matchReport) fullNote() string {
	notes := []string{m.Note}
	if m.AnyOne {
		notes = nil // the scopes are joined with "or"
	}
	if m.Likeness != "" {
		notes = append(notes, "not an exact match: "+m.Likeness)
	}
	return strings.Join(slices.DeleteFunc(notes, func(note string) bool { return note == "" }), "; ")
}
