package main

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/profile"
)

func newConfigGroup(a *app) *cobra.Command {
	return group("config", "Settings", `Shows and changes settings. Each setting is taken from a flag, an environment
variable, the profile, or its default, in this order.`,
		`  jtlctl config list
  jtlctl config set environment qa`,
		newConfigPath(a), newConfigGet(a), newConfigSet(a), newConfigUnset(a), newConfigList(a))
}

func newConfigPath(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "path",
		Short:   "Print where jtlctl keeps its files",
		Long:    described("Prints the configuration file, and the folders of caches and of what cannot be had\nagain.", 0, 2),
		Example: "  jtlctl config path\n  jtlctl config path -o json",
		Args:    takes(0, 0),
		RunE: func(*cobra.Command, []string) error {
			config := a.configuration().Path()
			if a.flags.json() {
				return a.printJSON(pathReport{Cache: a.roots.Cache, Config: config, State: a.roots.State})
			}
			a.console.Table([][]string{{"config", dash(config)}, {"cache", dash(a.roots.Cache)}, {"state", dash(a.roots.State)}})
			return nil
		},
	}
}

func newConfigGet(a *app) *cobra.Command {
	return &cobra.Command{
		Use:               "get KEY",
		Short:             "Print a setting as it holds now",
		Long:              described("Prints the value of a setting that a command would use now.", 0, 2, 3),
		Example:           "  jtlctl config get environment\n  jtlctl config get jwks_url --env beta",
		Args:              takes(1, 1),
		ValidArgsFunction: settingNames,
		RunE: func(_ *cobra.Command, args []string) error {
			setting, err := a.configuration().Get(args[0])
			if err != nil {
				return err
			}
			if a.flags.json() {
				return a.printJSON(&settingReport{Effective: setting})
			}
			a.console.Table([][]string{{setting.Value}})
			return nil
		},
	}
}

func newConfigSet(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "set KEY VALUE",
		Short: "Set a setting of the profile",
		Long: described(`Writes a setting into the profile, which is made where it does not exist yet. A
value that cannot be right is refused: a tenant is a UUID, an address a whole URL.
Secrets are no settings.`, 0, 2, 3),
		Example:           "  jtlctl config set environment qa\n  jtlctl config set -p customer client_id 4711",
		Args:              takes(2, 2),
		ValidArgsFunction: settingNames,
		RunE: func(_ *cobra.Command, args []string) error {
			name, err := a.configuration().Set(args[0], args[1])
			if err != nil {
				return err
			}
			a.console.Notef("profile %s: %s is %s", name, args[0], args[1])
			return nil
		},
	}
}

func newConfigUnset(a *app) *cobra.Command {
	return &cobra.Command{
		Use:               "unset KEY",
		Short:             "Remove a setting from the profile",
		Long:              described("Removes a setting from the profile, so that its default holds again.", 0, 2, 3),
		Example:           "  jtlctl config unset environment\n  jtlctl config unset -p customer client_id",
		Args:              takes(1, 1),
		ValidArgsFunction: settingNames,
		RunE:              func(_ *cobra.Command, args []string) error { return a.configuration().Unset(args[0]) },
	}
}

func newConfigList(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "Show all settings as they hold now, and where each comes from",
		Long:    described("Shows all settings that a command would use now, and where each comes from: a\nflag, an environment variable, the profile, or its default.", 0, 2, 3),
		Example: "  jtlctl config list\n  jtlctl config list --env qa -o json",
		Args:    takes(0, 0),
		RunE: func(*cobra.Command, []string) error {
			name, list, err := a.configuration().List()
			if err != nil {
				return err
			}
			if a.flags.json() {
				return a.printJSON(&settingList{Profile: name, Settings: list})
			}
			rows := [][]string{{"SETTING", "VALUE", "FROM"}, {"profile", name, "-"}}
			for _, setting := range list {
				rows = append(rows, []string{setting.Key, dash(setting.Value), setting.Origin})
			}
			a.console.Table(rows)
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
