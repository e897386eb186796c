package main

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/credential"
	"github.com/jtlctl/jtlctl/internal/jwt"
)

func newAuthGroup(a *app) *cobra.Command {
	return group("auth", "Credentials", "Stores the credentials of an app once, so that nobody has to see the secret again.",
		`  jtlctl auth login
  jtlctl auth status`,
		newAuthLogin(a), newAuthStatus(a), newAuthLogout(a))
}

func newAuthStatus(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "status",
		Short: "Show of each profile where its secret lies and how long its token lives",
		Long: described(`Shows of each profile its environment, its client ID, the store of its secret, and
how long the cached token still lives. Reads no secret and uses no network.`, 0, 2, 3),
		Example: "  jtlctl auth status\n  jtlctl auth status -o json",
		Args:    takes(0, 0),
		RunE:    func(*cobra.Command, []string) error { return runAuthStatus(a) },
	}
}

func runAuthStatus(a *app) error {
	profiles, err := a.credentials().Status()
	if err != nil {
		return err
	}
	if a.flags.json() {
		return a.printJSON(reportAuth(profiles))
	}
	if len(profiles) > 0 {
		a.console.Table(authRows(profiles))
	} else {
		a.console.Hintf("there are no profiles yet; `jtlctl auth login` makes the first")
	}
	for _, variable := range a.credentials().Overriding() {
		a.console.Notef("%s is set and wins over what is stored", variable)
	}
	return nil
}

func authRows(profiles []credential.ProfileStatus) [][]string {
	rows := [][]string{{"", "PROFILE", "ENVIRONMENT", "CLIENT ID", "SECRET", "TOKEN"}}
	for _, p := range profiles {
		rows = append(rows, []string{star(p.Current), p.Profile, p.Environment, dash(p.ClientID), dash(p.Store), life(p.Token)})
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
