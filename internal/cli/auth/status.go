package auth

import (
	"cmp"
	"context"
	"time"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/credential"
	"github.com/jtlctl/jtlctl/internal/jwt"
)

func newStatus(a *kit.App) *cobra.Command {
	var check bool
	c := &cobra.Command{
		Use:   "status",
		Short: "Show where each secret is stored, and whether it works",
		Long: kit.Described(`Shows for each profile its environment, its client ID, the store of its secret, and
how long the cached token is still valid. Reads no secret and uses no network.

--check also asks the token endpoint for a token with the credentials that a command
would use now, with one request and without the cache. The exit code is 0 if they
work, 4 if they are refused or missing, and 3 if that cannot be found out.`, 0, 2, 3, 4),
		Example: "  jtlctl auth status\n  jtlctl auth status -o json\n  jtlctl auth status --check -p customer",
		Args:    kit.Takes(0, 0),
		RunE:    func(c *cobra.Command, _ []string) error { return runStatus(c.Context(), a, check) },
	}
	c.Flags().BoolVar(&check, "check", false, "ask the server whether the credentials work")
	return c
}

func runStatus(ctx context.Context, a *kit.App, check bool) error {
	profiles, err := a.Credentials().Status()
	if err != nil {
		return err
	}
	report := reportStatus(profiles)
	var checked error
	if check {
		var found credential.Check
		found, checked = a.Credentials().Check(ctx)
		report.Check = reportCheck(found, checked, a.Console.Redacted)
	}
	if a.Flags.JSON() {
		return cmp.Or(a.PrintJSON(report), checked)
	}
	switch {
	case len(profiles) > 0:
		a.Console.Table(rows(profiles))
	case checked == nil:
		a.Console.Hintf("there are no profiles yet; `jtlctl auth login` creates the first")
	}
	for _, variable := range a.Credentials().Overriding() {
		a.Console.Notef("%s is set and is used instead of what is stored", variable)
	}
	if c := report.Check; c != nil && c.OK {
		a.Console.Printf("%s profile %s: %s accepts the credentials; the token is valid for %s\n",
			a.Console.OutStyle.Green("ok"), console.SafeLine(c.Profile), console.SafeLine(c.TokenURL), jwt.FormatDuration(time.Duration(c.Token.ExpiresIn)*time.Second))
	}
	return checked
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
