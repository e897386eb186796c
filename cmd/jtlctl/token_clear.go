package main

import "github.com/spf13/cobra"

func newTokenClear(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "clear",
		Short:   "Remove the cached tokens of the profile",
		Long:    described("Removes the cached tokens of the profile. The credentials stay.", 0, 2, 3),
		Example: "  jtlctl token clear\n  jtlctl token clear -p customer",
		Args:    takes(0, 0),
		RunE: func(*cobra.Command, []string) error {
			name, removed, err := a.credentials().ClearTokens()
			if err != nil {
				return err
			}
			if a.flags.json() {
				return a.printJSON(&clearReport{Profile: name, Removed: removed})
			}
			a.console.Notef("profile %s: %s removed", name, count(removed, "cached token"))
			return nil
		},
	}
}
