// Package profile is `jtlctl profile`.
// It has flags and printing only.
package profile

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
)

// New returns the command and its subcommands.
func New(a *kit.App) *cobra.Command {
	return kit.Group("profile", "Manage named sets of settings", `Profiles are named sets of settings, such as one for each app or environment.
`+"`jtlctl config set -p NAME KEY VALUE`"+` creates one.`,
		`  jtlctl profile list
  jtlctl profile use customer`,
		newList(a), newUse(a), newDelete(a))
}

func newList(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "List the profiles",
		Long:    kit.Described("Lists the profiles; the one marked with * is used if none is named.", 0, 2, 3),
		Example: "  jtlctl profile list\n  jtlctl profile list -o json",
		Args:    kit.Takes(0, 0),
		RunE: func(*cobra.Command, []string) error {
			list, err := a.Configuration().Profiles()
			if err != nil {
				return err
			}
			if a.Flags.JSON() {
				return a.PrintJSON(&List{Profiles: list})
			}
			if len(list) == 0 {
				a.Console.Hintf("there are no profiles yet; `jtlctl config set KEY VALUE` creates the first")
				return nil
			}
			rows := [][]string{{"", "NAME", "ENVIRONMENT", "CLIENT ID"}}
			for _, p := range list {
				rows = append(rows, []string{kit.Star(p.Current), p.Name, p.Environment, kit.Dash(p.ClientID)})
			}
			a.Console.Table(rows)
			return nil
		},
	}
}

func newUse(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:     "use NAME",
		Short:   "Choose the profile that is used if none is named",
		Long:    kit.Described("Chooses the profile that is used if neither -p nor JTLCTL_PROFILE names one.", 0, 2, 3),
		Example: "  jtlctl profile use customer\n  jtlctl profile use default",
		Args:    kit.Takes(1, 1),
		ValidArgsFunction: func(p0 *cobra.Command, args []string, p2 string) ([]string, cobra.ShellCompDirective) {
			return names(a, p0, args, p2)
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if err := a.Configuration().Use(args[0]); err != nil {
				return err
			}
			a.Console.Notef("profile %s is used from now on", args[0])
			return nil
		},
	}
}

func newDelete(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:     "delete NAME",
		Short:   "Delete a profile",
		Long:    kit.Described("Deletes a profile with its settings, its secrets and its cached tokens.", 0, 2, 3, 4),
		Example: "  jtlctl profile delete customer\n  jtlctl profile delete 'old customer'",
		Args:    kit.Takes(1, 1),
		ValidArgsFunction: func(p0 *cobra.Command, args []string, p2 string) ([]string, cobra.ShellCompDirective) {
			return names(a, p0, args, p2)
		},
		RunE: func(c *cobra.Command, args []string) error {
			outcome, err := a.Credentials().DeleteProfile(c.Context(), args[0])
			if !outcome.NoSecret && outcome.Err == nil {
				a.PrintOutcome(outcome)
			}
			if err != nil {
				return err
			}
			a.Console.Notef("profile %s is deleted", args[0])
			return nil
		},
	}
}

func names(a *kit.App, _ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	file, err := a.Configuration().Read()
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return file.Names(), cobra.ShellCompDirectiveNoFileComp
}
