package main

import (
	"time"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/secret"
)

func newAuthGroup(a *app) *cobra.Command {
	return group("auth", "Credentials", "Stores the credentials of an app once, so that nobody has to see the secret again.",
		`  jtlctl auth login
  jtlctl auth status`,
		newAuthLogin(a), newAuthStatus(a), newAuthLogout(a))
}

// authReport is the JSON form of a profile's credentials; it is a contract.
type authReport struct {
	Profile     string       `json:"profile"`
	Current     bool         `json:"current"`
	Environment string       `json:"environment"`
	ClientID    string       `json:"client_id"`
	Store       string       `json:"store"`
	Token       *tokenStatus `json:"cached_token"`
	SCXToken    *tokenStatus `json:"cached_scx_token"`
}

type tokenStatus struct {
	ExpiresAt string `json:"expires_at"`
	ExpiresIn int64  `json:"expires_in"` // seconds, 0 where it has expired
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
	file, err := a.configFile()
	if err != nil {
		return err
	}
	current, _ := file.Name(a.inputs())
	if _, ok := file.Find(a.flags.profile); a.flags.profile != "" && !ok {
		return file.MissingFrom(a.inputs())
	}
	reports := []authReport{}
	rows := [][]string{{"", "PROFILE", "ENVIRONMENT", "CLIENT ID", "SECRET", "TOKEN"}}
	for _, p := range file.Profiles {
		s, err := a.settingsOf(file, p.Name)
		if err != nil {
			return err
		}
		report := authReport{
			Profile: p.Name, Current: p.Name == current, Environment: s.Env, ClientID: s.ClientID, Store: s.Store,
			Token: a.tokenStatus(a.grantOf(s, false)), SCXToken: a.tokenStatus(a.grantOf(s, true)),
		}
		reports = append(reports, report)
		rows = append(rows, []string{star(report.Current), p.Name, s.Env, dash(s.ClientID), dash(s.Store), a.life(report.Token)})
	}
	if a.flags.json() {
		return a.console.JSON(map[string]any{"profiles": reports})
	}
	if len(reports) > 0 {
		a.console.Table(rows)
	} else {
		a.console.Hintf("there are no profiles yet; `jtlctl auth login` makes the first")
	}
	for _, kind := range []string{secret.ClientSecret, secret.SCXRefreshToken} {
		if a.environment(secret.Variable(kind)) != "" {
			a.console.Notef("%s is set and wins over what is stored", secret.Variable(kind))
		}
	}
	return nil
}

// settingsOf settles what holds for a profile by itself, without what flags
// and environment say of this call.
func (a *app) settingsOf(file *profile.File, name string) (profile.Resolved, error) {
	return file.Resolve(profile.Inputs{Profile: name, Environment: endpointsAlone(a.environment)})
}

// endpointsAlone hides the variables that would make it another app.
func endpointsAlone(environment func(string) string) func(string) string {
	return func(name string) string {
		switch name {
		case "JTL_CLIENT_ID", "JTLCTL_ENV", "JTLCTL_IDP", "JTLCTL_STORE", "JTLCTL_PROFILE":
			return ""
		}
		return environment(name)
	}
}

func (a *app) tokenStatus(g grant) *tokenStatus {
	cache := g.cache()
	if cache == nil {
		return nil
	}
	t, ok := cache.Times()
	if !ok {
		return nil
	}
	left := t.ExpiresIn(a.now())
	if !t.Lives(a.now(), 0) {
		left = 0
	}
	return &tokenStatus{jwt.FormatTime(t.ExpiresAt), left}
}

func (a *app) life(t *tokenStatus) string {
	switch {
	case t == nil:
		return "none cached"
	case t.ExpiresIn == 0:
		return "expired"
	}
	return "expires in " + jwt.Span(time.Duration(t.ExpiresIn)*time.Second)
}
