package auth

import (
	"context"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/credential"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/quote"
)

func newLogin(a *kit.App) *cobra.Command {
	var o credential.LoginOptions
	c := &cobra.Command{
		Use:   "login",
		Short: "Store the credentials of an app",
		Long: kit.Described(`Asks for client ID and client secret, checks with one request that they work,
stores the secret, and writes the profile (-p NAME, else the current one).

The secret goes into the keyring of the system, or with --store file into a file
that is encrypted with a passphrase, for machines without a keyring. It is never
stored in plain text. The passphrase comes from JTLCTL_PASSPHRASE,
JTLCTL_PASSPHRASE_FILE or the terminal. The store is tried before anything is asked.
A keyring that asks for a password or a permission gets 60 s on a terminal; without
one, and with --no-input, 3 s.

JTL_CLIENT_ID, and JTL_CLIENT_SECRET or JTL_CLIENT_SECRET_FILE, are offered at the
questions, and used if nobody can be asked. Of a file and of standard input, which
only --client-secret-stdin reads, one line end at the end is left out, and nothing
else.

--env-file reads what JTL's project generator writes: the .env file of a Node or PHP
backend, appsettings.json of .NET (its object JtlPlatform), or jtlctl's own variable
names. The issuer in it (JTL_ISSUER) decides which identity provider the secret is
sent to; app ID and API address are kept too. Without flags, a file in the current
folder is offered. --scx stores an SCX refresh token.

--idp says which identity provider the app belongs to: id.jtl-cloud.com has the
service accounts of new apps (the default of new profiles), auth.jtl-cloud.com the
apps that were registered with --legacy, and older ones. An issuer that is none of
JTL's and not on this machine has to be named with --idp if the secret is from
another place than the issuer. A login for another server than the profile's asks
before it replaces the credentials; --yes replaces them.`, 0, 2, 3, 4),
		Example: `  jtlctl auth login
  jtlctl auth login -p customer --env qa --client-id 4711 --client-secret-file secret.txt
  jtlctl auth login --env-file .env --store file
  jtlctl auth login --env-file appsettings.Local.json --no-input
  jtlctl auth login --idp auth.jtl-cloud.com
  pass show jtl/app | jtlctl auth login --client-id 4711 --client-secret-stdin
  jtlctl auth login --scx --env qa`,
		Args: kit.Takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error { return runLogin(c.Context(), a, o) },
	}
	f := c.Flags()
	f.SortFlags = false
	f.StringVar(&o.ClientID, "client-id", "", "use `ID` as the client ID of the app")
	f.BoolVar(&o.Stdin, "client-secret-stdin", false, "read the secret from standard input")
	f.StringVar(&o.SecretFile, "client-secret-file", "", "read the secret from `FILE`")
	f.StringVar(&o.EnvFile, "env-file", "", "read credentials, issuer and app ID from `FILE`: .env or appsettings.json")
	f.StringVar(&o.Store, "store", "", "keep the secret in `STORE`: keyring, file or helper:NAME")
	f.StringVar(&o.IDP, "idp", "", "use the identity `PROVIDER`: id.jtl-cloud.com (service-account), auth.jtl-cloud.com (legacy) or an issuer")
	f.StringVar(&o.AppID, "app-id", "", "keep `ID` as the app ID, the audience of app tokens")
	f.StringVar(&o.AuthMethod, "auth-method", "", "send the secret by `METHOD`: basic (in a header) or post (in the body)")
	f.BoolVar(&o.SCX, "scx", false, "store an SCX refresh token instead")
	f.BoolVar(&o.NoVerify, "no-verify", false, "do not check that the credentials work")
	f.BoolVar(&o.Yes, "yes", false, "replace what the profile has for another server or environment")
	kit.Complete(c, "auth-method", platform.ClientAuths()...)
	kit.Complete(c, "idp", platform.IdentityProviders()...)
	return c
}

func runLogin(ctx context.Context, a *kit.App, o credential.LoginOptions) error {
	got, err := a.Credentials().Login(ctx, o)
	if err != nil {
		return err
	}
	if a.Flags.JSON() {
		warnOfLogin(a, got)
		return a.PrintJSON(&LoginReport{
			Profile: got.Profile, Environment: got.Environment, ClientID: got.ClientID, Store: got.Store, Provider: got.Provider, Verified: got.Verified,
		})
	}
	a.Console.Notef("profile %s: credentials for %s are in the %s store; %s", got.Profile, got.Environment, got.Store, proven(got))
	if got.Provider != "" {
		a.Console.Notef("the identity provider is %s", got.Provider)
	}
	if got.Address != "" {
		a.Console.Notef("the profile records that they are for %s", got.Address)
	}
	if got.SecretFrom != "" {
		a.Console.Notef("the secret is the one in %s, which is used as long as it is set", got.SecretFrom)
	}
	warnOfLogin(a, got)
	return nil
}

// proven says what is known of credentials: a server that is none of the environment
// proves nothing about the environment.
func proven(got credential.LoginResult) string {
	switch {
	case !got.Verified:
		return "they were not checked"
	case got.ForeignHost != "":
		return got.ForeignHost + " accepted them, which is no published server of " + got.Environment
	}
	return "they work"
}

func warnOfLogin(a *kit.App, got credential.LoginResult) {
	if got.Missing != "" {
		a.Console.Warnf("the token endpoint %s is on this machine, and these addresses are not: %s", got.TokenURL, got.Missing)
		a.Console.Hintf("if the API is there too: `jtlctl config set -p %s api_url %s`; jwks_url and issuer follow it", quote.Typed(runtime.GOOS, got.Profile), platform.Origin(got.TokenURL))
	}
	if got.Overridden != "" {
		a.Console.Warnf("%s is set and is used instead of what was just stored", got.Overridden)
	}
}
