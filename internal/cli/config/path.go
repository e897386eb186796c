package config

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
)

func newPath(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:     "path",
		Short:   "Print where jtlctl keeps its files",
		Long:    kit.Described("Prints the configuration file, and the folders of caches and of what cannot be\nfetched again.", 0, 2),
		Example: "  jtlctl config path\n  jtlctl config path -o json",
		Args:    kit.Takes(0, 0),
		RunE: func(*cobra.Command, []string) error {
			config := a.Configuration().Path()
			document := PathReport{Cache: a.Roots.Cache, Config: config, State: a.Roots.State}
			return a.PrintFields(document, [][]string{{"config", kit.Dash(config)}, {"cache", kit.Dash(a.Roots.Cache)}, {"state", kit.Dash(a.Roots.State)}})
		},
	}
}
