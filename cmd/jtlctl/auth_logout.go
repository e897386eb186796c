package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/credential"
)

func newAuthLogout(a *app) *cobra.Command {
	var o credential.LogoutOptions
	c := &cobra.Command{
		Use:   "logout",
		Short: "Remove secret and cached tokens of the profile",
		Long: described(`Removes the profile's secrets from their store, and its cached tokens. The profile
and its settings stay.

--forget is for a store that is gone or whose passphrase is lost: the profile then
forgets its secrets where they are.`, 0, 2, 3, 4),
		Example: "  jtlctl auth logout\n  jtlctl auth logout --all\n  jtlctl auth logout -p customer --forget",
		Args:    takes(0, 0),
		RunE:    func(c *cobra.Command, _ []string) error { return runAuthLogout(c.Context(), a, o) },
	}
	c.Flags().BoolVar(&o.All, "all", false, "of all profiles")
	c.Flags().BoolVar(&o.Forget, "forget", false, "even where the store cannot be reached")
	return c
}

func runAuthLogout(ctx context.Context, a *app, o credential.LogoutOptions) error {
	outcomes, err := a.credentials().Logout(ctx, o)
	if err != nil {
		return err
	}
	done := []string{}
	var failed error
	for _, outcome := range outcomes {
		switch {
		case outcome.Err == nil:
			a.printOutcome(outcome)
			done = append(done, outcome.Profile)
		case failed == nil:
			failed = outcome.Err
		default:
			a.console.Warnf("profile %s: %v", outcome.Profile, outcome.Err)
		}
	}
	if failed != nil || !a.flags.json() {
		return failed
	}
	return a.printJSON(&logoutReport{LoggedOut: done})
}
