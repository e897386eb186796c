package config

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
)

func newGet(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:     "get KEY",
		Short:   "Print the value of a setting that is used now",
		Long:    kit.Described("Prints the value of a setting that a command would use now.", 0, 2, 3),
		Example: "  jtlctl config get environment\n  jtlctl config get jwks_url --env beta",
		Args:    kit.Takes(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			setting, err := a.Configuration().Get(args[0])
			if err != nil {
				return err
			}
			return a.PrintFields(&SettingReport{Effective: setting}, [][]string{{setting.Value}})
		},
	}
}
