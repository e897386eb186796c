package config

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
)

func newUnset(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:     "unset KEY",
		Short:   "Remove a setting from the profile",
		Long:    kit.Described("Removes a setting from the profile, so that its default is used again.", 0, 2, 3),
		Example: "  jtlctl config unset environment\n  jtlctl config unset -p customer client_id",
		Args:    kit.Takes(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			name, err := a.Configuration().Unset(args[0])
			if err != nil {
				return err
			}
			if a.Flags.JSON() {
				return a.PrintJSON(&UnsetReport{Profile: name, Key: args[0]})
			}
			a.Console.Notef("profile %s: %s is no longer set", name, args[0])
			return nil
		},
	}
}
