package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/catalog"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

const anyAPI = catalog.AnyAPI

type scopeList struct {
	api, resource string
	catalogs      bool
}

func newScopeList(a *app) *cobra.Command {
	var o scopeList
	c := &cobra.Command{
		Use:   "list",
		Short: "List the scopes of an API",
		Long: described(`Lists the scopes that an API knows, with how many operations each opens.

--api 2.0 and --api 1.0 stand for the whole generation: imported documents of 2.x
count with 2.0. The name of an imported catalogue lists that one alone.`, 0, 1, 2, 3),
		Example: `  jtlctl scope list
  jtlctl scope list --resource items --api any
  jtlctl scope list --catalogs
  jtlctl scope list -o json`,
		Args: takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error { return runScopeList(a, o, c.Flags().Changed("api")) },
	}
	f := c.Flags()
	f.StringVar(&o.api, "api", "2.0", "`API` whose scopes to list: 2.0, 1.0, any, or the name of an import")
	f.StringVar(&o.resource, "resource", "", "list the scopes of this `RESOURCE` alone, such as items")
	f.BoolVar(&o.catalogs, "catalogs", false, "list the catalogues instead, with source and date")
	complete(c, "api", "2.0", "1.0", anyAPI)
	return c
}

// listedScope is the JSON form of a scope in a list; it is a contract.
type listedScope struct {
	Name        string   `json:"name"`
	Generations []int    `json:"generations"`
	Catalogs    []string `json:"catalogs"`
	Operations  int      `json:"operations"`
	Broad       bool     `json:"broad"`
	Notes       []string `json:"notes"`
}

func runScopeList(a *app, o scopeList, apiGiven bool) error {
	if o.catalogs {
		if apiGiven || o.resource != "" {
			return fault.New(fault.Usage, "--catalogs lists all catalogues, so that --api and --resource mean nothing beside it").
				WithHint("leave them out")
		}
		return runScopeCatalogs(a)
	}
	index, err := a.scopes()
	if err != nil {
		return err
	}
	belongs, err := apiFilter(index, o.api)
	if err != nil {
		return err
	}
	scopes := index.Scopes()
	if o.resource != "" {
		scopes = index.Resource(o.resource)
	}
	scopes = slices.DeleteFunc(scopes, func(s scope.Scope) bool { return !slices.ContainsFunc(s.Catalogs, belongs) })
	list := []listedScope{}
	for _, s := range scopes {
		list = append(list, listed(s, belongs))
	}
	if a.flags.json() {
		err = a.console.JSON(map[string]any{"api": o.api, "scopes": list})
	} else {
		a.printScopes(list)
	}
	if err != nil || len(list) > 0 {
		return err
	}
	a.console.Warnf("API %s has no resource %q%s", o.api, o.resource, suggest.Question(o.resource, resources(index, belongs)))
	return exitNo
}

// apiFilter tells which catalogues --api means.
func apiFilter(index *scope.Index, api string) (func(catalog string) bool, error) {
	catalogs := index.Catalogs()
	known := []string{anyAPI}
	for _, c := range catalogs {
		known = append(known, c.Name)
	}
	if err := suggest.Among("API", api, known); err != nil {
		return nil, err
	}
	return func(name string) bool {
		chosen, ok := findCatalog(catalogs, api)
		mine, _ := findCatalog(catalogs, name)
		switch {
		case !ok:
			return true // any
		case isBuiltin(api):
			return mine.Generation == chosen.Generation
		}
		return mine == chosen
	}, nil
}

func listed(s scope.Scope, belongs func(string) bool) listedScope {
	uses := slices.DeleteFunc(slices.Clone(s.Uses), func(u scope.Use) bool { return !belongs(u.Catalog) })
	l := listedScope{
		Name: s.Name, Generations: s.Generations, Catalogs: s.Catalogs,
		Operations: len(opened(uses)), Broad: s.Broad(), Notes: remarks(s),
	}
	if !slices.ContainsFunc(s.Catalogs, isBuiltin) {
		l.Notes = append(l.Notes, "only in "+strings.Join(s.Catalogs, ", "))
	}
	return l
}

func resources(index *scope.Index, belongs func(string) bool) []string {
	var names []string
	for _, s := range index.Scopes() {
		if resource, _ := scope.SplitPermission(s.Name); slices.ContainsFunc(s.Catalogs, belongs) {
			names = append(names, resource)
		}
	}
	return names
}

func (a *app) printScopes(list []listedScope) {
	if len(list) == 0 {
		return
	}
	rows := [][]string{{"SCOPE", "OPENS", "NOTE"}}
	for _, l := range list {
		rows = append(rows, []string{l.Name, strconv.Itoa(l.Operations), dash(strings.Join(l.Notes, "; "))})
	}
	a.console.Table(rows)
}

func findCatalog(catalogs []*scope.Catalog, name string) (*scope.Catalog, bool) {
	i := slices.IndexFunc(catalogs, func(c *scope.Catalog) bool { return c.Name == name })
	if i < 0 {
		return nil, false
	}
	return catalogs[i], true
}

func isBuiltin(name string) bool {
	_, ok := findCatalog(scope.Builtin(), name)
	return ok
}
