package auth

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/credential"
)

func newLogout(a *kit.App) *cobra.Command {
	var o credential.LogoutOptions
	c := &cobra.Command{
		Use:   "logout",
		Short: "Remove the secrets and cached tokens of the profile",
		Long: kit.Described(`Removes the profile's secrets from their store, and its cached tokens. The profile
and its settings stay.

--forget is for a store that is gone or whose passphrase is lost: the profile then
forgets its secrets where they are.`, 0, 2, 3, 4),
		Example: "  jtlctl auth logout\n  jtlctl auth logout --all\n  jtlctl auth logout -p customer --forget",
		Args:    kit.Takes(0, 0),
		RunE:    func(c *cobra.Command, _ []string) error { return runLogout(c.Context(), a, o) },
	}
	c.Flags().BoolVar(&o.All, "all", false, "log out of all profiles")
	c.Flags().BoolVar(&o.Forget, "forget", false, "log out even if the store cannot be reached")
	return c
}

func runLogout(ctx context.Context, a *kit.App, o credential.LogoutOptions) error {
	outcomes, err := a.Credentials().Logout(ctx, o)
	if err != nil {
		return err
	}
	done := []string{}
	var failed error
	for _, outcome := range outcomes {
		switch {
		case outcome.Err == nil:
			kit.PrintOutcome(a.Console, outcome)
			done = append(done, outcome.Profile)
			continue
		case failed == nil:
			failed = outcome.Err
		default:
			a.Console.Warnf("profile %s: %v", outcome.Profile, outcome.Err)
		}
		kit.PrintStayed(a.Console, outcome.Stayed)
	}
	if failed != nil || !a.Flags.JSON() {
		return failed
	}
	return a.PrintJSON(&LogoutReport{LoggedOut: done})
}
