package main

import "github.com/spf13/cobra"

func newProfileGroup(a *app) *cobra.Command {
	return group("profile", "Named sets of settings", `Profiles are named sets of settings, such as one for each app or environment.
`+"`jtlctl config set -p NAME KEY VALUE`"+` makes one.`,
		`  jtlctl profile list
  jtlctl profile use customer`,
		newProfileList(a), newProfileUse(a), newProfileDelete(a))
}

func newProfileList(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "List the profiles",
		Long:    described("Lists the profiles; the one marked with * is used where none is named.", 0, 2, 3),
		Example: "  jtlctl profile list\n  jtlctl profile list -o json",
		Args:    takes(0, 0),
		RunE: func(*cobra.Command, []string) error {
			list, err := a.configuration().Profiles()
			if err != nil {
				return err
			}
			if a.flags.json() {
				return a.printJSON(&profileList{Profiles: list})
			}
			if len(list) == 0 {
				a.console.Hintf("there are no profiles yet; `jtlctl config set KEY VALUE` makes the first")
				return nil
			}
			rows := [][]string{{"", "NAME", "ENVIRONMENT", "CLIENT ID"}}
			for _, p := range list {
				rows = append(rows, []string{star(p.Current), p.Name, p.Environment, dash(p.ClientID)})
			}
			a.console.Table(rows)
			return nil
		},
	}
}

func newProfileUse(a *app) *cobra.Command {
	return &cobra.Command{
		Use:               "use NAME",
		Short:             "Choose the profile that is used where none is named",
		Long:              described("Chooses the profile that is used where neither -p nor JTLCTL_PROFILE names one.", 0, 2, 3),
		Example:           "  jtlctl profile use customer\n  jtlctl profile use default",
		Args:              takes(1, 1),
		ValidArgsFunction: a.profileNames,
		RunE: func(_ *cobra.Command, args []string) error {
			if err := a.configuration().Use(args[0]); err != nil {
				return err
			}
			a.console.Notef("profile %s is used from now on", args[0])
			return nil
		},
	}
}

func newProfileDelete(a *app) *cobra.Command {
	return &cobra.Command{
		Use:               "delete NAME",
		Short:             "Delete a profile",
		Long:              described("Deletes a profile with its settings, its secrets and its cached tokens.", 0, 2, 3, 4),
		Example:           "  jtlctl profile delete customer\n  jtlctl profile delete 'old customer'",
		Args:              takes(1, 1),
		ValidArgsFunction: a.profileNames,
		RunE: func(c *cobra.Command, args []string) error {
			outcome, err := a.credentials().DeleteProfile(c.Context(), args[0])
			if !outcome.NoSecret && outcome.Err == nil {
				a.printOutcome(outcome)
			}
			if err != nil {
				return err
			}
			a.console.Notef("profile %s is deleted", args[0])
			return nil
		},
	}
}

func (a *app) profileNames(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	file, err := a.configuration().Read()
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return file.Names(), cobra.ShellCompDirectiveNoFileComp
}
