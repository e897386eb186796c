package scope

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/catalog"
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/fault"
)

const anyAPI = catalog.AnyAPI

type listOptions struct {
	filter   catalog.Filter
	catalogs bool
}

func newList(a *kit.App) *cobra.Command {
	var o listOptions
	c := &cobra.Command{
		Use:   "list",
		Short: "List the scopes of an API",
		Long: kit.Described(`Lists the scopes of an API, and how many operations each allows.

--api 2.0 and --api 1.0 mean the whole generation: imported documents of 2.x belong
to 2.0. The name of an imported catalogue lists only its scopes.`, 0, 1, 2, 3),
		Example: `  jtlctl scope list
  jtlctl scope list --resource items --api any
  jtlctl scope list --catalogs
  jtlctl scope list -o json`,
		Args: kit.Takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error { return runList(a, o, c.Flags().Changed("api")) },
	}
	f := c.Flags()
	f.StringVar(&o.filter.API, "api", "2.0", "list the scopes of `API`: 2.0, 1.0, any, or the name of an imported catalogue")
	f.StringVar(&o.filter.Resource, "resource", "", "list only the scopes of `RESOURCE`, such as items")
	f.BoolVar(&o.catalogs, "catalogs", false, "list the catalogues instead, with source and date")
	return c
}

func runList(a *kit.App, o listOptions, apiGiven bool) error {
	if o.catalogs {
		if apiGiven || o.filter.Resource != "" {
			return fault.New(fault.Usage, "--catalogs lists all catalogues and cannot be combined with --api or --resource").
				WithHint("remove --catalogs, or the other flags")
		}
		return runCatalogs(a)
	}
	index, err := a.Scopes()
	if err != nil {
		return err
	}
	list, err := catalog.Scopes(index, o.filter)
	if err != nil {
		return fault.WithOrigin(err, "--api")
	}
	if list.Empty != "" {
		a.Console.Warnf("%s", list.Empty)
	}
	if a.Flags.JSON() {
		err = a.PrintJSON(reportList(o.filter.API, list))
	} else {
		printScopes(a, list.Scopes)
	}
	if err != nil || list.Empty == "" {
		return err
	}
	return kit.ExitNo
}

func printScopes(a *kit.App, list []catalog.Listed) {
	if len(list) == 0 {
		return
	}
	rows := [][]string{{"SCOPE", "OPERATIONS", "NOTE"}}
	for _, s := range list {
		rows = append(rows, []string{s.Name, strconv.Itoa(s.Operations), kit.Dash(strings.Join(s.Advice, "; "))})
	}
	a.Console.Table(rows)
}
