package credential

import (
	"cmp"
	"context"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/token"
)

// LoginOptions say where the credentials of a login come from, and go to.
type LoginOptions struct {
	ClientID   string
	Stdin      bool   // read the secret from standard input
	SecretFile string // read it from a file
	EnvFile    string // read them from a .env file or appsettings.json
	Store, IDP string
	SCX        bool // store an SCX refresh token
	NoVerify   bool // do not prove that the credentials work
	AppID      string
	AuthMethod string // how the secret is sent
	Yes        bool   // replace what the profile has for another server
}

// LoginResult is what was stored, and where.
type LoginResult struct {
	Profile, Environment, ClientID, Store string
	Provider                              string // by host; "" for SCX
	Verified                              bool
	Address                               string // that the profile remembers; may be empty
	// Overridden is the variable that wins over what was stored; "" if it is not set
	// or has the same.
	Overridden string
	// SecretFrom is the variable that the secret was taken from; "" is another place.
	SecretFrom string
	// Missing are the settings whose addresses are not on this machine, although the
	// token endpoint is, with those addresses; "" if there are none.
	Missing string
	// TokenURL is that token endpoint; "" if nothing is missing.
	TokenURL string
	// ForeignHost is the server that was asked, if it is none of the environment.
	ForeignHost string
}

// Login stores the credentials of an app, once they are proven to work.
func (s Service) Login(ctx context.Context, o LoginOptions) (LoginResult, error) {
	if err := o.check(); err != nil {
		return LoginResult{}, err
	}
	return login{s, o}.run(ctx)
}

// login is one login: what was asked for, and the questions that are left.
type login struct {
	Service
	o LoginOptions
}

func (l login) run(ctx context.Context) (LoginResult, error) {
	if l.Configuration.NamesSandbox() {
		return LoginResult{}, noLogin()
	}
	file, name, err := l.Configuration.EditOrNew()
	if err != nil {
		return LoginResult{}, err
	}
	probed, err := l.probe(ctx, file, name)
	if err != nil {
		return LoginResult{}, err
	}
	found, err := l.envFileOf(ctx)
	if err != nil {
		return LoginResult{}, err
	}
	choice, err := l.chooseProvider(ctx, file, name, found)
	if err != nil {
		return LoginResult{}, err
	}
	settings, err := l.loginSettings(file, name, choice, found)
	if err != nil {
		return LoginResult{}, err
	}
	if l.o.SCX && !l.o.NoVerify && settings.Endpoints.SCXURL == "" {
		return LoginResult{}, token.NoSCXAddress()
	}
	store, err := l.Stores.Choose(l.o.Store, settings.Store)
	if err != nil {
		return LoginResult{}, err
	}
	c := credentials{
		Kind: secret.ClientSecret, Profile: name, Environment: settings.Env,
		IDP: settings.Provider.Name(), TokenURL: chosen(settings, "token_url"), AuthMethod: string(settings.AuthMethod),
		AppID: given(settings, "app_id"), APIURL: given(settings, "api_url"), TenantID: given(settings, "tenant_id"),
	}
	if c.TokenURL != "" && settings.Value("idp").Origin == "default" {
		c.IDP = "" // nobody has named it, and the token endpoint counts
	}
	if l.o.SCX {
		c = credentials{Kind: secret.SCXRefreshToken, Profile: name, Environment: settings.Env, SCXURL: chosen(settings, "scx_url")}
	}
	c.Probed = probed
	secretFrom, err := l.read(ctx, found, &c)
	if err != nil {
		return LoginResult{}, err
	}
	if err := l.checkProvider(ctx, choice, found, settings, secretFrom); err != nil {
		return LoginResult{}, err
	}
	if err := l.checkSCX(ctx, file, c); err != nil {
		return LoginResult{}, err
	}
	replaced, err := l.checkReplaced(ctx, file, name, settings)
	if err != nil {
		return LoginResult{}, err
	}
	c.Outdated = outdated(file, c, replaced)
	if replaced && settings.Value("auth_method").Origin == fromProfile {
		settings.AuthMethod, c.AuthMethod = "", "" // the other server asked for it
	}
	settings.ClientID, settings.Store = c.ClientID, store.Name()
	if err := l.prove(ctx, c, settings, store, file); err != nil {
		return LoginResult{}, err
	}
	result := LoginResult{
		Profile: c.Profile, Environment: c.Environment, ClientID: c.ClientID, Store: store.Name(),
		Verified: !l.o.NoVerify, Address: cmp.Or(c.TokenURL, c.SCXURL),
	}
	asked := settings.Endpoints.SCXURL
	if !l.o.SCX {
		asked = settings.Endpoints.TokenURL
		result.Provider = hostOf(asked)
	}
	if !platform.IsOfEnvironment(c.Environment, asked) {
		result.ForeignHost = hostOf(asked)
	}
	value, variable, err := l.secretInEnvironment(c.Kind)
	switch {
	case err != nil || variable != "" && !value.Equal(c.Secret):
		result.Overridden = cmp.Or(variable, secret.FileVariable(c.Kind))
	case variable == secretFrom:
		result.SecretFrom = variable
	}
	if !l.o.SCX {
		if result.Missing = missingAddresses(settings); result.Missing != "" {
			result.TokenURL = settings.Endpoints.TokenURL
		}
	}
	return result, nil
}

// probe finds out whether the store works, before a person is asked for what it is to
// keep. Without one, nothing is asked, and the store is probed before it is used.
func (l login) probe(ctx context.Context, file *profile.File, name string) (done bool, err error) {
	if !l.Prompts.canAsk() {
		return false, nil
	}
	settings, err := l.loginSettings(file, name, providerChoice{name: l.o.IDP}, nil)
	if err != nil {
		return false, err
	}
	store, err := l.Stores.Choose(l.o.Store, settings.Store)
	if err != nil {
		return false, err
	}
	return true, secret.Probe(ctx, store)
}

// missingAddresses lists the settings that still have addresses of the platform,
// although the token endpoint is on this machine: what is fetched there is of no use
// to them.
func missingAddresses(s profile.Resolved) string {
	if !platform.IsLocal(s.Endpoints.TokenURL) {
		return ""
	}
	var missing []string
	for _, key := range []string{"api_url", "jwks_url", "issuer"} {
		if address := s.Value(key).Text; !platform.IsLocal(address) {
			missing = append(missing, key+" ("+address+")")
		}
	}
	return strings.Join(missing, ", ")
}

// prove stores credentials that are proven, and caches the token that proved
// them.
func (l login) prove(ctx context.Context, c credentials, settings profile.Resolved, store secret.Store, file *profile.File) error {
	g := l.grant(settings, l.o.SCX)
	var proof token.Token
	err := c.save(ctx, store, file, func(ctx context.Context) (err error) {
		if !l.o.NoVerify {
			proof, err = g.fetch(ctx, c.Secret)
		}
		return err
	})
	if err == nil && proof.Auth == platform.Post && settings.AuthMethod == "" {
		err = file.Set(c.Profile, profile.Entry{Key: "auth_method", Value: string(platform.Post)}) // the server asked for it
	}
	if cache := g.cache(); err == nil && cache != nil && !l.o.NoVerify {
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

// given is a setting that a flag or the file of the project says.
func given(s profile.Resolved, key string) string {
	if value := s.Value(key); value.Origin == "flag" {
		return value.Text
	}
	return ""
}

// check refuses options that contradict each other.
func (o LoginOptions) check() error {
	switch {
	case o.Stdin && o.SecretFile != "":
		return onePlaceOnly()
	case o.SCX && (o.ClientID != "" || o.EnvFile != ""):
		return fault.New(fault.Usage, "--scx stores a refresh token; it cannot be used with --client-id or --env-file").
			WithHint("pass the refresh token with --client-secret-stdin or --client-secret-file, or type it")
	}
	return nil
}

func onePlaceOnly() error {
	return fault.New(fault.Usage, "the secret can come from one place only").
		WithHint("use one of --client-secret-stdin, --client-secret-file and --env-file")
}

// loginSettings settle where the credentials are for: what the login names, and
// the file of the project if neither a flag nor a variable does. A profile that
// is yet to be made starts from the defaults.
func (l login) loginSettings(file *profile.File, name string, choice providerChoice, found *EnvFile) (profile.Resolved, error) {
	flags := map[string]string{"idp": choice.name, "store": l.o.Store, "app_id": l.o.AppID, "auth_method": l.o.AuthMethod}
	if found != nil {
		for key, value := range found.settings() {
			if l.Environment.Get(profile.VariableOf(key)) == "" {
				flags[key] = cmp.Or(flags[key], value)
			}
		}
	}
	in := l.Configuration.Inputs(flags)
	in.Profile = name
	if _, exists := file.Find(name); !exists {
		file = &profile.File{Profiles: []profile.Profile{{Name: name}}}
	}
	settings, err := file.Resolve(in)
	if settings.Sandbox.URL != "" {
		return settings, noLogin()
	}
	if err != nil || found == nil || flags["api_url"] == "" {
		return settings, err
	}
	delete(in.Flags, "api_url")
	usual, err := file.Resolve(in)
	if err == nil && platform.SameAddress(usual.Endpoints.APIURL, settings.Endpoints.APIURL) {
		return usual, nil // the address that it has anyway is not kept
	}
	return settings, err
}

// envFileOf reads the file of the project: the one that is named, or, if nothing
// is, one of the current folder that a person wants.
func (l login) envFileOf(ctx context.Context) (*EnvFile, error) {
	switch {
	case l.o.EnvFile != "":
		return l.readEnvFile(l.o.EnvFile)
	case l.o.SCX || l.o.ClientID != "" || l.o.Stdin || l.o.SecretFile != "":
		return nil, nil
	}
	return l.offerEnvFile(ctx)
}
