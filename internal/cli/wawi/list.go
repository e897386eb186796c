package wawi

import (
	"cmp"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

func newList(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "List the installations",
		Long:    kit.Described(`Lists all installations with their status, their Wawi and the store of their key.`, 0, 2, 3),
		Example: "  jtlctl wawi list\n  jtlctl wawi list -o json",
		Args:    kit.Takes(0, 0),
		RunE:    func(*cobra.Command, []string) error { return runList(a) },
	}
}

func runList(a *kit.App) error {
	list, err := service(a).List()
	if err != nil {
		return err
	}
	for _, damaged := range list.Damaged {
		a.Console.Warnf("%v", damaged.Err)
		if damaged.Sealed {
			a.Console.Hintf("`jtlctl wawi resume %s` puts the key into the store", damaged.Name)
		}
	}
	if a.Flags.JSON() {
		return cmp.Or(a.PrintJSON(&List{List: list}), list.Err())
	}
	printInstallations(a, list)
	return list.Err()
}

func printInstallations(a *kit.App, list wawi.List) {
	rows := [][]string{{"NAME", "STATUS", "APP", "API", "KEY", "URL"}}
	for _, state := range list.Installations {
		key := "-"
		if state.Key.Stored {
			key = state.Key.Store
		}
		rows = append(rows, []string{state.Name, string(state.Status), state.AppID, state.API, key, state.URL})
	}
	switch {
	case len(list.Installations) > 0:
		a.Console.Table(rows)
	case len(list.Damaged) == 0:
		a.Console.Hintf("there are no installations yet; `jtlctl wawi register --url URL --app FILE` makes the first")
	}
}
