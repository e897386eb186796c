package main

import (
	"cmp"
	"context"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/login"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/token"
)

type authLogin struct {
	clientID, secretFile, envFile, store, idp string
	secretStdin, scx, noVerify                bool
}

func newAuthLogin(a *app) *cobra.Command {
	var o authLogin
	c := &cobra.Command{
		Use:   "login",
		Short: "Store the credentials of an app",
		Long: described(`Asks for client ID and client secret, proves with one request that they work,
stores the secret, and writes the profile (-p NAME, else the current one).

The secret goes into the keyring of the system, or with --store file into a file
that is encrypted with a passphrase, for machines without a keyring. It is never
stored in plain text. The passphrase comes from JTLCTL_PASSPHRASE,
JTLCTL_PASSPHRASE_FILE or the terminal. A keyring that asks for a password or a
permission gets 60 s on a terminal; without one, and with --no-input, 3 s.

--env-file reads CLIENT_ID and CLIENT_SECRET from a .env file. --scx stores an SCX
refresh token.`, 0, 2, 3, 4),
		Example: `  jtlctl auth login
  jtlctl auth login -p customer --env qa --client-id 4711 --client-secret-file secret.txt
  jtlctl auth login --env-file .env --store file
  pass show jtl/app | jtlctl auth login --client-id 4711 --client-secret-stdin
  jtlctl auth login --scx --env qa`,
		Args: takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error { return runAuthLogin(c.Context(), a, o) },
	}
	f := c.Flags()
	f.SortFlags = false
	f.StringVar(&o.clientID, "client-id", "", "`ID` of the app")
	f.BoolVar(&o.secretStdin, "client-secret-stdin", false, "read the secret from standard input")
	f.StringVar(&o.secretFile, "client-secret-file", "", "`FILE` to read the secret from")
	f.StringVar(&o.envFile, "env-file", "", "`FILE` with CLIENT_ID and CLIENT_SECRET, such as .env")
	f.StringVar(&o.store, "store", "", "`STORE` of the secret: keyring or file")
	f.StringVar(&o.idp, "idp", "", "identity `PROVIDER`: legacy (auth.jtl-cloud.com) or zitadel (id.jtl-cloud.com)")
	f.BoolVar(&o.scx, "scx", false, "store an SCX refresh token instead")
	f.BoolVar(&o.noVerify, "no-verify", false, "do not prove that the credentials work")
	complete(c, "store", secret.Names()...)
	complete(c, "idp", platform.IdentityProviders()...)
	return c
}

func runAuthLogin(ctx context.Context, a *app, o authLogin) error {
	if err := o.check(); err != nil {
		return err
	}
	file, name, err := a.editableOrNew()
	if err != nil {
		return err
	}
	s, err := a.loginSettings(file, name, o)
	if err != nil {
		return err
	}
	if o.scx && !o.noVerify && s.Endpoints.SCXURL == "" {
		return token.NoSCXAddress()
	}
	store, err := a.chosenStore(o.store, s.Store)
	if err != nil {
		return err
	}
	l := login.Login{Kind: secret.ClientSecret, Profile: name, Environment: s.Env, IDP: own(s, "idp"), TokenURL: own(s, "token_url")}
	if o.scx {
		l.Kind, l.TokenURL, l.SCXURL = secret.SCXRefreshToken, "", own(s, "scx_url")
	}
	if err := a.credentials(ctx, o, &l); err != nil {
		return err
	}
	s.ClientID, s.Store = l.ClientID, store.Name()
	g := a.grantOf(s, o.scx)
	var proof token.Token
	prove := func(ctx context.Context) (err error) {
		if !o.noVerify {
			proof, err = g.fetch(ctx, l.Secret)
		}
		return err
	}
	if err := login.Do(ctx, l, store, file, prove); err != nil {
		return err
	}
	if cache := g.cache(); cache != nil && !o.noVerify {
		g.keeper(*cache, store, nil).Keep(ctx, proof)
	}
	return a.loggedIn(l, store, o)
}

// own is a setting that the login was proven with and that a later call could
// not know: the profile has to remember it.
func own(s profile.Resolved, key string) string {
	if value := s.Value(key); value.Origin != "default" {
		return value.Text
	}
	return ""
}

// check refuses flags that contradict each other.
func (o authLogin) check() error {
	sources := 0
	for _, given := range []bool{o.secretStdin, o.secretFile != "", o.envFile != ""} {
		if given {
			sources++
		}
	}
	switch {
	case sources > 1:
		return fault.New(fault.Usage, "the secret can come from one place only").
			WithHint("use one of --client-secret-stdin, --client-secret-file and --env-file")
	case o.scx && (o.clientID != "" || o.envFile != ""):
		return fault.New(fault.Usage, "--scx stores a refresh token; it goes without --client-id and --env-file").
			WithHint("hand the refresh token over with --client-secret-stdin or --client-secret-file, or type it")
	}
	return nil
}

// loginSettings settle where the credentials are for. A profile that is yet
// to be made starts from the defaults.
func (a *app) loginSettings(file *profile.File, name string, o authLogin) (profile.Resolved, error) {
	in := a.inputs()
	in.Profile = name
	in.Flags["idp"] = o.idp
	in.Flags["store"] = o.store
	if _, exists := file.Find(name); !exists {
		file = &profile.File{Profiles: []profile.Profile{{Name: name}}}
	}
	return file.Resolve(in)
}

// credentials fills in client ID and secret: from flags, files, standard
// input, or by asking.
func (a *app) credentials(ctx context.Context, o authLogin, l *login.Login) (err error) {
	l.ClientID = o.clientID
	switch {
	case o.envFile != "":
		text, err := a.guardedFile(o.envFile, "credentials", disk.Credential, "--env-file")
		if err != nil {
			return err
		}
		id, value, err := login.FromDotEnv(string(disk.Text(text)))
		if err != nil {
			return fault.New(fault.Input, "the file %s cannot be used: %v (from --env-file)", o.envFile, err).Because(err)
		}
		l.ClientID, l.Secret = cmp.Or(o.clientID, id), secret.New(value)
		return nil
	case o.secretStdin && a.console.InTerminal:
		o.secretStdin = false // typed text must not be seen: ask for it
	case o.secretStdin:
		text, err := a.console.Read(ctx, maxSecretFile)
		if err != nil {
			return fault.New(fault.Input, "the secret cannot be read from standard input: %v", err).Because(err)
		}
		l.Secret = secret.New(trimmed(text))
	case o.secretFile != "":
		if l.Secret, err = a.secretFile(o.secretFile, "secret", disk.Credential, "--client-secret-file"); err != nil {
			return err
		}
	}
	if l.Kind == secret.ClientSecret && l.ClientID == "" {
		if l.ClientID, err = a.ask(ctx, "Client ID", "--client-id or --env-file"); err != nil {
			return err
		}
	}
	if !o.secretStdin && o.secretFile == "" {
		question := "Client secret"
		if o.scx {
			question = "SCX refresh token"
		}
		l.Secret, err = a.askSecret(ctx, question, "--client-secret-stdin or --client-secret-file")
	}
	return err
}

// loginReport is the JSON form of a login; it is a contract.
type loginReport struct {
	Profile     string `json:"profile"`
	Environment string `json:"environment"`
	ClientID    string `json:"client_id"`
	Store       string `json:"store"`
	Verified    bool   `json:"verified"`
}

func (a *app) loggedIn(l login.Login, store secret.Store, o authLogin) error {
	if a.flags.json() {
		return a.console.JSON(loginReport{l.Profile, l.Environment, l.ClientID, store.Name(), !o.noVerify})
	}
	proven := "they work"
	if o.noVerify {
		proven = "whether they work was not tried"
	}
	a.console.Notef("profile %s: credentials for %s are in the %s store; %s", l.Profile, l.Environment, store.Name(), proven)
	if address := cmp.Or(l.TokenURL, l.SCXURL); address != "" {
		a.console.Notef("the profile remembers that they are for %s", address)
	}
	if variable := secret.Variable(l.Kind); a.environment(variable) != "" {
		a.console.Warnf("%s is set and wins over what was stored now", variable)
	}
	return nil
}
