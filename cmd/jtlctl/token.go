package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/token"
)

func newTokenGroup(a *app) *cobra.Command {
	return group("token", "Access tokens", "Fetches the access tokens with which an app's backend calls the platform.",
		`  jtlctl token get
  jtlctl token get --format header`,
		newTokenGet(a))
}

type tokenGet struct {
	format, idp string
	scx         bool
}

func newTokenGet(a *app) *cobra.Command {
	var o tokenGet
	c := &cobra.Command{
		Use:   "get",
		Short: "Fetch an access token and print it",
		Long: described(`Fetches an access token with the client-credentials grant and prints it, the raw
token on a line of its own. Client ID and secret come from JTL_CLIENT_ID and
JTL_CLIENT_SECRET; they are used as they are and written nowhere.

--scx exchanges the SCX refresh token of JTL_SCX_REFRESH_TOKEN instead.

The formats are raw, header (an Authorization header), env (lines for a .env
file) and curl (a configuration for `+"`curl --config -`"+`, which keeps the token out
of the process list).`, 0, 2, 3, 4),
		Example: `  jtlctl token get
  jtlctl token get --env qa -o json
  jtlctl token get --format curl | curl --config - https://api.jtl-cloud.com/erp/info
  jtlctl token get --idp zitadel
  jtlctl token get --scx --env beta`,
		Args: takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error { return runTokenGet(c.Context(), a, o) },
	}
	c.Flags().StringVar(&o.format, "format", "raw", "`FORM` of the text: raw, header, env or curl")
	c.Flags().StringVar(&o.idp, "idp", "", "identity `PROVIDER`: legacy (auth.jtl-cloud.com) or zitadel (id.jtl-cloud.com)")
	c.Flags().BoolVar(&o.scx, "scx", false, "exchange an SCX refresh token instead")
	complete(c, "format", token.Formats()...)
	complete(c, "idp", platform.IdentityProviders()...)
	return c
}

// tokenReport is the JSON form of a token; it is a contract.
type tokenReport struct {
	AccessToken string  `json:"access_token"`
	TokenType   string  `json:"token_type"`
	ExpiresAt   *string `json:"expires_at"` // null where nobody tells
	ExpiresIn   *int64  `json:"expires_in"` // seconds
	Scope       string  `json:"scope"`
	Profile     string  `json:"profile"`
	Environment string  `json:"environment"`
	Cached      bool    `json:"cached"`
}

func runTokenGet(ctx context.Context, a *app, o tokenGet) error {
	if err := token.CheckFormat(o.format); err != nil {
		return err
	}
	s, err := a.settings(map[string]string{"idp": o.idp})
	if err != nil {
		return err
	}
	get := a.accessToken
	if o.scx {
		get = a.scxToken
	}
	got, err := get(ctx, s)
	if err != nil {
		return err
	}
	if a.flags.json() {
		return a.console.JSON(a.reportOf(got, s))
	}
	text, err := got.Print(o.format, s.TenantID)
	if err != nil {
		return err
	}
	a.console.Printf("%s", text)
	return nil
}

func (a *app) reportOf(t token.Token, s profile.Resolved) tokenReport {
	report := tokenReport{
		AccessToken: t.Access.Reveal(), TokenType: t.Type, Scope: t.Scope,
		Profile: s.Name, Environment: s.Env,
	}
	if !t.ExpiresAt.IsZero() {
		at, in := jwt.FormatTime(t.ExpiresAt), t.ExpiresIn(a.now())
		report.ExpiresAt, report.ExpiresIn = &at, &in
	}
	return report
}
