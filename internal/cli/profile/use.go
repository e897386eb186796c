package profile

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
)

func newUse(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:     "use NAME",
		Short:   "Choose the profile that is used if none is named",
		Long:    kit.Described("Chooses the profile that is used if neither -p nor JTLCTL_PROFILE names one.", 0, 2, 3),
		Example: "  jtlctl profile use customer\n  jtlctl profile use default",
		Args:    kit.Takes(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := a.Configuration().Use(args[0]); err != nil {
				return err
			}
			if a.Flags.JSON() {
				return a.PrintJSON(&Used{Current: args[0]})
			}
			a.Console.Notef("profile %s is used from now on", args[0])
			return nil
		},
	}
}
