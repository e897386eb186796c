package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/scope"
)

func newScopeFor(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "for [METHOD] PATH",
		Short: "Show which scope a request needs",
		Long: described(`Shows which scopes allow a request, in every catalogue that has it. PATH may be the
full URL of a request that failed: host, ids, query, letter case and prefixes such
as /erp, /api/NAME and /v2 do not matter. The note says if the match is not exact.

An operation for which the published document names no scope may still need one.
Exits with code 1 if no catalogue has the request, and shows the most similar ones.`, 0, 1, 2, 3),
		Example: `  jtlctl scope for "GET /v2/items/{id}"
  jtlctl scope for PATCH https://api.jtl-cloud.com/erp/v2/items/4711
  jtlctl scope for /v2/sales-orders/5/line-items -o json`,
		Args: takes(1, 2),
		RunE: func(_ *cobra.Command, args []string) error { return runScopeFor(a, strings.Join(args, " ")) },
	}
}

func runScopeFor(a *app, text string) error {
	request, err := scope.ParseRequest(text)
	if err != nil {
		return err
	}
	index, err := a.scopes()
	if err != nil {
		return err
	}
	matches, nearest := index.LookUp(request)
	found := reportRequest(request, matches, nearest)
	if a.flags.json() {
		err = a.console.JSON(found)
	} else {
		a.printMatches(found)
	}
	if err != nil || len(matches) > 0 {
		return err
	}
	return exitNo
}

func (a *app) printMatches(found requestReport) {
	if len(found.Matches) == 0 {
		a.console.Warnf("no catalogue has the operation %s", strings.TrimSpace(found.Method+" "+found.Path))
		for _, near := range found.Nearest {
			a.console.Hintf("%s: %s %s (API %s): %s", near.Likeness, near.Method, near.Path, near.Catalog, near.scopesOrNote())
		}
		if len(found.Nearest) == 0 {
			a.console.Hintf("is it in a newer document? `jtlctl scope import` adds one; `jtlctl scope list` lists the known scopes")
		}
		return
	}
	rows := [][]string{{"API", "METHOD", "PATH", "SCOPES", "NOTE"}}
	for _, m := range found.Matches {
		rows = append(rows, []string{m.Catalog, m.Method, m.Path, dash(m.joinScopes()), dash(m.fullNote())})
	}
	a.console.Table(rows)
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
