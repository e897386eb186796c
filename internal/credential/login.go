package credential

import (
	"cmp"
	"context"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/token"
)

// LoginOptions say where the credentials of a login come from, and go to.
type LoginOptions struct {
	ClientID   string
	Stdin      bool   // read the secret from standard input
	SecretFile string // read it from a file
	EnvFile    string // read client ID and secret from a .env file
	Store, IDP string
	SCX        bool // store an SCX refresh token
	NoVerify   bool // do not prove that the credentials work
}

// LoginResult is what was stored, and where.
type LoginResult struct {
	Profile, Environment, ClientID, Store string
	Verified                              bool
	Address                               string // that the profile remembers; may be empty
	Overridden                            string // the variable that wins over what was stored; "" if it is not set
}

// Login stores the credentials of an app, once they are proven to work.
func (s Service) Login(ctx context.Context, o LoginOptions) (LoginResult, error) {
	if err := o.check(); err != nil {
		return LoginResult{}, err
	}
	file, name, err := s.Configuration.EditOrNew()
	if err != nil {
		return LoginResult{}, err
	}
	settings, err := s.loginSettings(file, name, o)
	if err != nil {
		return LoginResult{}, err
	}
	if o.SCX && !o.NoVerify && settings.Endpoints.SCXURL == "" {
		return LoginResult{}, token.NoSCXAddress()
	}
	store, err := s.Stores.Choose(o.Store, settings.Store)
	if err != nil {
		return LoginResult{}, err
	}
	c := credentials{
		Kind: secret.ClientSecret, Profile: name, Environment: settings.Env,
		IDP: chosen(settings, "idp"), TokenURL: chosen(settings, "token_url"),
	}
	if o.SCX {
		c.Kind, c.TokenURL, c.SCXURL = secret.SCXRefreshToken, "", chosen(settings, "scx_url")
	}
	if err := s.read(ctx, o, &c); err != nil {
		return LoginResult{}, err
	}
	settings.ClientID, settings.Store = c.ClientID, store.Name()
	if err := s.prove(ctx, o, c, settings, store, file); err != nil {
		return LoginResult{}, err
	}
	result := LoginResult{
		Profile: c.Profile, Environment: c.Environment, ClientID: c.ClientID, Store: store.Name(),
		Verified: !o.NoVerify, Address: cmp.Or(c.TokenURL, c.SCXURL),
	}
	if variable := secret.Variable(c.Kind); s.Environment.Get(variable) != "" {
		result.Overridden = variable
	}
	return result, nil
}

// prove stores credentials that are proven, and caches the token that proved
// them.
func (s Service) prove(ctx context.Context, o LoginOptions, c credentials, settings profile.Resolved, store secret.Store, file *profile.File) error {
	g := s.grant(settings, o.SCX)
	var proof token.Token
	err := c.save(ctx, store, file, func(ctx context.Context) (err error) {
		if !o.NoVerify {
			proof, err = g.fetch(ctx, c.Secret)
		}
		return err
	})
	if cache := g.cache(); err == nil && cache != nil && !o.NoVerify {
		g.cachedSource(*cache, store, nil).Keep(ctx, proof)
	}
	return err
}

// chosen is a setting that the login was proven with and that a later call
// could not know: the profile has to remember it.
func chosen(s profile.Resolved, key string) string {
	if value := s.Value(key); value.Origin != "default" {
		return value.Text
	}
	return ""
}

// check refuses options that contradict each other.
func (o LoginOptions) check() error {
	sources := 0
	for _, given := range []bool{o.Stdin, o.SecretFile != "", o.EnvFile != ""} {
		if given {
			sources++
		}
	}
	switch {
	case sources > 1:
		return fault.New(fault.Usage, "the secret can come from one place only").
			WithHint("use one of --client-secret-stdin, --client-secret-file and --env-file")
	case o.SCX && (o.ClientID != "" || o.EnvFile != ""):
		return fault.New(fault.Usage, "--scx stores a refresh token; it cannot be used with --client-id or --env-file").
			WithHint("pass the refresh token with --client-secret-stdin or --client-secret-file, or type it")
	}
	return nil
}

// loginSettings settle where the credentials are for. A profile that is yet
// to be made starts from the defaults.
func (s Service) loginSettings(file *profile.File, name string, o LoginOptions) (profile.Resolved, error) {
	in := s.Configuration.Inputs(map[string]string{"idp": o.IDP, "store": o.Store})
	in.Profile = name
	if _, exists := file.Find(name); !exists {
		file = &profile.File{Profiles: []profile.Profile{{Name: name}}}
	}
	return file.Resolve(in)
}
