package config

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
)

func newList(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "Show all settings that are used now, and where each comes from",
		Long:    kit.Described("Shows all settings that a command would use now, and where each comes from: a\nflag, an environment variable, the profile, or its default.", 0, 2, 3),
		Example: "  jtlctl config list\n  jtlctl config list --env qa -o json",
		Args:    kit.Takes(0, 0),
		RunE: func(*cobra.Command, []string) error {
			name, list, err := a.Configuration().List()
			if err != nil {
				return err
			}
			rows := [][]string{{"SETTING", "VALUE", "FROM"}, {"profile", name, "-"}}
			for _, setting := range list {
				rows = append(rows, []string{setting.Key, kit.Dash(setting.Value), setting.Origin})
			}
			return a.PrintTable(&SettingList{Profile: name, Settings: list}, rows)
		},
	}
}
