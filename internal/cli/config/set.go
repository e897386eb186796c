package config

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
)

func newSet(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:   "set KEY VALUE",
		Short: "Set a setting of the profile",
		Long: kit.Described(`Writes a setting into the profile, which is created if it does not exist yet. A
value that cannot be right is refused: a tenant is a UUID, an address a complete
URL. Secrets are not settings.`, 0, 2, 3),
		Example: "  jtlctl config set environment qa\n  jtlctl config set -p customer client_id 4711",
		Args:    kit.Takes(2, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			name, err := a.Configuration().Set(args[0], args[1])
			if err != nil {
				return err
			}
			if a.Flags.JSON() {
				return a.PrintJSON(&SetReport{Profile: name, Key: args[0], Value: args[1]})
			}
			a.Console.Notef("profile %s: %s is %s", name, args[0], args[1])
			return nil
		},
	}
}
