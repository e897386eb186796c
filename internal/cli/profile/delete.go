package profile

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
)

func newDelete(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:     "delete NAME",
		Short:   "Delete a profile",
		Long:    kit.Described("Deletes a profile with its settings, its secrets and its cached tokens.", 0, 2, 3, 4),
		Example: "  jtlctl profile delete customer\n  jtlctl profile delete 'old customer'",
		Args:    kit.Takes(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			outcome, err := a.Credentials().DeleteProfile(c.Context(), args[0])
			if !outcome.NoSecret && outcome.Err == nil {
				kit.PrintOutcome(a.Console, outcome)
			}
			if err != nil {
				return err
			}
			if a.Flags.JSON() {
				return a.PrintJSON(&Deleted{Deleted: args[0]})
			}
			a.Console.Notef("profile %s is deleted", args[0])
			return nil
		},
	}
}
