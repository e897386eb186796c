package main

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/catalog"
	"github.com/jtlctl/jtlctl/internal/fault"
)

const anyAPI = catalog.AnyAPI

type scopeListOptions struct {
	filter   catalog.Filter
	catalogs bool
}

func newScopeList(a *app) *cobra.Command {
	var o scopeListOptions
	c := &cobra.Command{
		Use:   "list",
		Short: "List the scopes of an API",
		Long: described(`Lists the scopes of an API, and how many operations each allows.

--api 2.0 and --api 1.0 mean the whole generation: imported documents of 2.x belong
to 2.0. The name of an imported catalogue lists only its scopes.`, 0, 1, 2, 3),
		Example: `  jtlctl scope list
  jtlctl scope list --resource items --api any
  jtlctl scope list --catalogs
  jtlctl scope list -o json`,
		Args: takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error { return runScopeList(a, o, c.Flags().Changed("api")) },
	}
	f := c.Flags()
	f.StringVar(&o.filter.API, "api", "2.0", "list the scopes of `API`: 2.0, 1.0, any, or the name of an imported catalogue")
	f.StringVar(&o.filter.Resource, "resource", "", "list only the scopes of `RESOURCE`, such as items")
	f.BoolVar(&o.catalogs, "catalogs", false, "list the catalogues instead, with source and date")
	complete(c, "api", "2.0", "1.0", anyAPI)
	return c
}

func runScopeList(a *app, o scopeListOptions, apiGiven bool) error {
	if o.catalogs {
		if apiGiven || o.filter.Resource != "" {
			return fault.New(fault.Usage, "--catalogs lists all catalogues and cannot be combined with --api or --resource").
				WithHint("remove --catalogs, or the other flags")
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
	rows := [][]string{{"SCOPE", "OPERATIONS", "NOTE"}}
	for _, s := range list {
		rows = append(rows, []string{s.Name, strconv.Itoa(s.Operations), dash(strings.Join(s.Advice, "; "))})
	}
	a.console.Table(rows)
}
