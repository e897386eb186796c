package token

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
)

func newClear(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:     "clear",
		Short:   "Remove the cached tokens of the profile",
		Long:    kit.Described("Removes the cached tokens of the profile. The credentials stay.", 0, 2, 3),
		Example: "  jtlctl token clear\n  jtlctl token clear -p customer",
		Args:    kit.Takes(0, 0),
		RunE: func(*cobra.Command, []string) error {
			cleared, err := a.Credentials().ClearTokens()
			kit.PrintStayed(a.Console, cleared.Stayed)
			if err != nil {
				return err
			}
			if a.Flags.JSON() {
				return a.PrintJSON(&ClearReport{Profile: cleared.Profile, Removed: cleared.Removed})
			}
			a.Console.Notef("profile %s: %s removed", cleared.Profile, kit.Count(cleared.Removed, "cached token"))
			return nil
		},
	}
}
