package main

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/fault"
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
			config := a.configPath()
			if a.flags.json() {
				return a.console.JSON(map[string]string{"config": config, "cache": a.roots.Cache, "state": a.roots.State})
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
			if err := profile.CheckKey(args[0]); err != nil {
				return err
			}
			s, err := a.settings(nil)
			if err != nil {
				return err
			}
			value := s.Value(args[0])
			if a.flags.json() {
				return a.console.JSON(setting{args[0], value.Text, value.Origin})
			}
			a.console.Table([][]string{{value.Text}})
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
			if err := profile.CheckKey(args[0]); err != nil {
				return err
			}
			if err := profile.CheckNew(args[0], args[1]); err != nil {
				return err
			}
			file, name, err := a.editableOrNew()
			if err != nil {
				return err
			}
			if err := file.Set(name, profile.Entry{Key: args[0], Value: args[1]}); err != nil {
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
		RunE: func(_ *cobra.Command, args []string) error {
			if err := profile.CheckKey(args[0]); err != nil {
				return err
			}
			file, name, err := a.editable()
			if err != nil {
				return err
			}
			return file.Unset(name, args[0])
		},
	}
}

// setting is the JSON form of a setting; it is a contract.
type setting struct {
	Key    string `json:"key"`
	Value  string `json:"value"`
	Origin string `json:"origin"`
}

func newConfigList(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "Show all settings as they hold now, and where each comes from",
		Long:    described("Shows all settings that a command would use now, and where each comes from: a\nflag, an environment variable, the profile, or its default.", 0, 2, 3),
		Example: "  jtlctl config list\n  jtlctl config list --env qa -o json",
		Args:    takes(0, 0),
		RunE: func(*cobra.Command, []string) error {
			s, err := a.settings(nil)
			if err != nil {
				return err
			}
			list := []setting{}
			rows := [][]string{{"SETTING", "VALUE", "FROM"}, {"profile", s.Name, "-"}}
			for _, known := range profile.Settings() {
				value := s.Value(known.Key)
				list = append(list, setting{known.Key, value.Text, value.Origin})
				rows = append(rows, []string{known.Key, dash(value.Text), value.Origin})
			}
			if a.flags.json() {
				return a.console.JSON(map[string]any{"profile": s.Name, "settings": list})
			}
			a.console.Table(rows)
			return nil
		},
	}
}

// editable opens the configuration for a change to what is in it, and returns
// the name of the profile that is meant.
func (a *app) editable() (*profile.File, string, error) { return a.edit(a.openConfig) }

// editableOrNew is editable for a command that makes the file if it is missing.
func (a *app) editableOrNew() (*profile.File, string, error) { return a.edit(a.openOrNew) }

func (a *app) edit(open func() (*profile.File, error)) (*profile.File, string, error) {
	file, err := open()
	if err != nil {
		return nil, "", err
	}
	a.warnUnknown(file)
	if file.Path == "" {
		return nil, "", fault.New(fault.Disk, "this system tells no folder for the configuration (%s)", a.absent("HOME")).
			WithHint("name a file with --config or JTLCTL_CONFIG")
	}
	if file.Path, err = filepath.Abs(file.Path); err != nil {
		return nil, "", err
	}
	name, _ := file.Name(a.inputs())
	return file, name, fault.WithOrigin(profile.CheckName(name), file.NameOrigin(a.inputs()))
}

func settingNames(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return profile.Keys(), cobra.ShellCompDirectiveNoFileComp
}
