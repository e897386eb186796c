package auth

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/credential"
	"github.com/jtlctl/jtlctl/internal/jwt"
)

func newStatus(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:   "status",
		Short: "Show where each secret is stored, and how long its token is valid",
		Long: kit.Described(`Shows for each profile its environment, its client ID, the store of its secret, and
how long the cached token is still valid. Reads no secret and uses no network.`, 0, 2, 3),
		Example: "  jtlctl auth status\n  jtlctl auth status -o json",
		Args:    kit.Takes(0, 0),
		RunE:    func(*cobra.Command, []string) error { return runStatus(a) },
	}
}

func runStatus(a *kit.App) error {
	profiles, err := a.Credentials().Status()
	if err != nil {
		return err
	}
	if a.Flags.JSON() {
		return a.PrintJSON(reportStatus(profiles))
	}
	if len(profiles) > 0 {
		a.Console.Table(rows(profiles))
	} else {
		a.Console.Hintf("there are no profiles yet; `jtlctl auth login` creates the first")
	}
	for _, variable := range a.Credentials().Overriding() {
		a.Console.Notef("%s is set and is used instead of what is stored", variable)
	}
	return nil
}

func rows(profiles []credential.ProfileStatus) [][]string {
	rows := [][]string{{"", "PROFILE", "ENVIRONMENT", "CLIENT ID", "SECRET", "TOKEN"}}
	for _, p := range profiles {
		rows = append(rows, []string{kit.Star(p.Current), p.Profile, p.Environment, kit.Dash(p.ClientID), kit.Dash(p.Store), life(p.Token)})
	}
	return rows
}

func life(t *credential.TokenStatus) string {
	switch {
	case t == nil:
		return "none cached"
	case t.Left == 0:
		return "expired"
	}
	return "expires in " + jwt.FormatDuration(t.Left)
}
