package main

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/catalog"
	"github.com/jtlctl/jtlctl/internal/fault"
)

const anyAPI = catalog.AnyAPI

type scopeList struct {
	filter   catalog.Filter
	catalogs bool
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
	f.StringVar(&o.filter.API, "api", "2.0", "`API` whose scopes to list: 2.0, 1.0, any, or the name of an import")
	f.StringVar(&o.filter.Resource, "resource", "", "list the scopes of this `RESOURCE` alone, such as items")
	f.BoolVar(&o.catalogs, "catalogs", false, "list the catalogues instead, with source and date")
	complete(c, "api", "2.0", "1.0", anyAPI)
	return c
}

func runScopeList(a *app, o scopeList, apiGiven bool) error {
	if o.catalogs {
		if apiGiven || o.filter.Resource != "" {
			return fault.New(fault.Usage, "--catalogs lists all catalogues, so that --api and --resource mean nothing beside it").
				WithHint("leave them out")
		}
		return runScopeCatalogs(a)
	}
	index, err := a.scopes()
	if err != nil {
		return err
	}
	list, err := catalog.Scopes(index, o.filter)
	if err != nil {
		return fault.WithOrigin(err, "--api")
	}
	if a.flags.json() {
		err = a.console.JSON(reportList(o.filter.API, list))
	} else {
		a.printScopes(list.Scopes)
	}
	if err != nil || list.Empty == "" {
		return err
	}
	a.console.Warnf("%s", list.Empty)
	return exitNo
}

func (a *app) printScopes(list []catalog.Listed) {
	if len(list) == 0 {
		return
	}
	rows := [][]string{{"SCOPE", "OPENS", "NOTE"}}
	for _, s := range list {
		rows = append(rows, []string{s.Name, strconv.Itoa(s.Operations), dash(strings.Join(s.Remarks, "; "))})
	}
	a.console.Table(rows)
}
