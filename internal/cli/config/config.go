// Package config is `jtlctl config`: the settings of a profile.
// It has flags and printing only.
package config

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/profile"
)

// New returns the command and its subcommands.
func New(a *kit.App) *cobra.Command {
	return kit.Group("config", "Show and change settings", `Shows and changes settings. Each setting is taken from a flag, an environment
variable, the profile, or its default, in this order.`,
		`  jtlctl config list
  jtlctl config set environment qa`,
		newPath(a), newGet(a), newSet(a), newUnset(a), newList(a))
}

func newPath(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:     "path",
		Short:   "Print where jtlctl keeps its files",
		Long:    kit.Described("Prints the configuration file, and the folders of caches and of what cannot be\nfetched again.", 0, 2),
		Example: "  jtlctl config path\n  jtlctl config path -o json",
		Args:    kit.Takes(0, 0),
		RunE: func(*cobra.Command, []string) error {
			config := a.Configuration().Path()
			if a.Flags.JSON() {
				return a.PrintJSON(PathReport{Cache: a.Roots.Cache, Config: config, State: a.Roots.State})
			}
			a.Console.Table([][]string{{"config", kit.Dash(config)}, {"cache", kit.Dash(a.Roots.Cache)}, {"state", kit.Dash(a.Roots.State)}})
			return nil
		},
	}
}

func newGet(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:               "get KEY",
		Short:             "Print the value of a setting that is used now",
		Long:              kit.Described("Prints the value of a setting that a command would use now.", 0, 2, 3),
		Example:           "  jtlctl config get environment\n  jtlctl config get jwks_url --env beta",
		Args:              kit.Takes(1, 1),
		ValidArgsFunction: settingNames,
		RunE: func(_ *cobra.Command, args []string) error {
			setting, err := a.Configuration().Get(args[0])
			if err != nil {
				return err
			}
			if a.Flags.JSON() {
				return a.PrintJSON(&SettingReport{Effective: setting})
			}
			a.Console.Table([][]string{{setting.Value}})
			return nil
		},
	}
}

func newSet(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:   "set KEY VALUE",
		Short: "Set a setting of the profile",
		Long: kit.Described(`Writes a setting into the profile, which is created if it does not exist yet. A
value that cannot be right is refused: a tenant is a UUID, an address a complete
URL. Secrets are not settings.`, 0, 2, 3),
		Example:           "  jtlctl config set environment qa\n  jtlctl config set -p customer client_id 4711",
		Args:              kit.Takes(2, 2),
		ValidArgsFunction: settingNames,
		RunE: func(_ *cobra.Command, args []string) error {
			name, err := a.Configuration().Set(args[0], args[1])
			if err != nil {
				return err
			}
			a.Console.Notef("profile %s: %s is %s", name, args[0], args[1])
			return nil
		},
	}
}

func newUnset(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:               "unset KEY",
		Short:             "Remove a setting from the profile",
		Long:              kit.Described("Removes a setting from the profile, so that its default is used again.", 0, 2, 3),
		Example:           "  jtlctl config unset environment\n  jtlctl config unset -p customer client_id",
		Args:              kit.Takes(1, 1),
		ValidArgsFunction: settingNames,
		RunE:              func(_ *cobra.Command, args []string) error { return a.Configuration().Unset(args[0]) },
	}
}

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
			if a.Flags.JSON() {
				return a.PrintJSON(&SettingList{Profile: name, Settings: list})
			}
			rows := [][]string{{"SETTING", "VALUE", "FROM"}, {"profile", name, "-"}}
			for _, setting := range list {
				rows = append(rows, []string{setting.Key, kit.Dash(setting.Value), setting.Origin})
			}
			a.Console.Table(rows)
			return nil
		},
	}
}

func settingNames(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return profile.Keys(), cobra.ShellCompDirectiveNoFileComp
}
