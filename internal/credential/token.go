package credential

import (
	"context"
	"errors"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/environ"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/process"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/token"
)

// TokenOptions say which token is wanted.
type TokenOptions struct {
	IDP     string        // identity provider; "" is that of the settings
	SCX     bool          // one of the marketplace channels
	MinTTL  time.Duration // how long a cached one must live at least
	Refresh bool          // a new one in any case
	// Tenant is the tenant of the call, a UUID; "" is that of the settings.
	Tenant string
	// Delegated asks for a token of that tenant instead of one of the app.
	Delegated bool
}

// Result is a token, and what it was obtained with.
type Result struct {
	token.Token
	Cached   bool
	Settings profile.Resolved
}

// Token returns an access token: with credentials of the environment or of the
// sandbox a new one that is kept nowhere, else the cached one or a new one.
func (s Service) Token(ctx context.Context, o TokenOptions) (Result, error) {
	if o.MinTTL < 0 {
		return Result{}, fault.New(fault.Usage, "--min-ttl cannot be negative, and is %s", o.MinTTL)
	}
	if o.SCX && o.Delegated {
		return Result{}, fault.New(fault.Usage, "--scx and --delegated contradict each other: an SCX token has no tenant")
	}
	if o.Tenant != "" {
		if err := profile.CheckTenant(o.Tenant); err != nil {
			return Result{}, fault.WithOrigin(err, "--tenant")
		}
	}
	settings, err := s.Configuration.Settings(map[string]string{"idp": o.IDP, "tenant_id": o.Tenant})
	if err != nil {
		return Result{}, err
	}
	g := s.grant(settings, o.SCX)
	if o.Delegated {
		if g, err = g.delegated(); err != nil {
			return Result{}, err
		}
	}
	t, cached, err := g.token(ctx, token.Request{MinTTL: o.MinTTL, Refresh: o.Refresh})
	return Result{t, cached, settings}, err
}

// Access returns a token for a request of jtlctl's own.
func (s Service) Access(ctx context.Context, settings profile.Resolved) (secret.String, error) {
	t, _, err := s.grant(settings, false).token(ctx, token.Request{MinTTL: token.DefaultMinTTL})
	return t.Access, err
}

func (g grant) token(ctx context.Context, request token.Request) (t token.Token, cached bool, err error) {
	if value, found, err := g.fromEnvironment(); found || err != nil {
		if err != nil {
			return t, false, err
		}
		if g.kind == secret.ClientSecret && g.settings.ClientID == "" {
			return t, false, g.missingVariables("client ID", "JTL_CLIENT_ID")
		}
		if t, err = g.fetch(ctx, value); err == nil && g.tenant != "" {
			t, err = g.exchange(ctx, t.Access)
		}
		return t, false, err
	}
	if g.settings.Store == "" || g.kind == secret.ClientSecret && g.settings.ClientID == "" {
		return t, false, g.missing()
	}
	store, err := g.Stores.Open(g.settings.Store)
	if err != nil {
		return t, false, err
	}
	if err := g.checkServer(); err != nil {
		return t, false, err
	}
	var value secret.String
	read := func(ctx context.Context) (err error) {
		value, err = store.Get(ctx, g.slot())
		if errors.Is(err, secret.ErrNotFound) {
			return g.notStored(store)
		}
		return err
	}
	prepare, fetch := read, func(ctx context.Context) (token.Token, error) { return g.fetch(ctx, value) }
	if g.tenant != "" {
		prepare, fetch = g.appToken(read)
	}
	cache := g.cache()
	if cache == nil {
		if err := prepare(ctx); err != nil {
			return t, false, err
		}
		t, err = fetch(ctx)
		return t, false, err
	}
	source := g.cachedSource(*cache, store, fetch)
	source.Prepare = prepare
	source.Wanted = func(ctx context.Context) bool { return read(ctx) == nil }
	source.Unchanged = func(ctx context.Context) bool {
		used := value
		return read(ctx) == nil && value.Equal(used)
	}
	return source.Get(ctx, request)
}

// fromEnvironment returns the secret of the variable, or of the file that the
// other one names, which is how containers and systemd pass secrets. The sandbox
// has public ones.
func (g grant) fromEnvironment() (value secret.String, found bool, err error) {
	if g.settings.Sandbox.URL != "" {
		return sandboxSecret(g.kind), true, nil
	}
	value, origin, err := g.secretInEnvironment(g.kind)
	if origin == "" || err != nil {
		return value, false, err
	}
	return value, true, checkSecret(value, nameOf(g.kind), origin, g.Warn)
}

// secretInEnvironment reads a secret from its variable, or from the file that a
// variable names. origin is the variable; "" if there is none.
func (s Service) secretInEnvironment(kind string) (value secret.String, origin string, err error) {
	if err := onlyOne(s.Environment, secret.Variable(kind), secret.FileVariable(kind)); err != nil {
		return secret.String{}, "", err
	}
	if value, found := secret.FromEnvironment(s.Environment.Get, kind); found {
		return value, secret.Variable(kind), nil
	}
	origin = secret.FileVariable(kind)
	path := s.Environment.Get(origin)
	if path == "" {
		return secret.String{}, "", nil
	}
	value, err = readSecret(path, nameOf(kind), disk.Credential, origin, s.Warn)
	return value, origin, err
}

// onlyOne refuses a secret that is given twice: nobody can know which of them is meant,
// and an older one in the variable would be used without a word.
func onlyOne(environment environ.Lookup, variable, fileVariable string) error {
	if environment.Get(variable) == "" || environment.Get(fileVariable) == "" {
		return nil
	}
	return fault.New(fault.Usage, "%s and %s are both set, and only one of them can count", variable, fileVariable).
		WithHint("unset one: `unset %s` or `unset %s`", variable, fileVariable)
}

// nameOf is the name of a kind of secret in messages.
func nameOf(kind string) string {
	if kind == secret.SCXRefreshToken {
		return "SCX refresh token"
	}
	return "client secret"
}

// ChildEnvironment is the change to the environment of a program that gets a
// token: the token is added, and what it was made of is removed. With a token of
// the sandbox it gets the app of the sandbox too, and nothing of another platform.
func ChildEnvironment(r Result) process.Environment {
	change := process.Environment{Remove: secret.Variables()}
	add := func(name, value string) {
		if value != "" {
			change.Remove = append(change.Remove, name)
			change.Add = append(change.Add, name+"="+value)
		}
	}
	add(secret.AccessVariable, r.Access.Reveal())
	add("JTL_TENANT_ID", r.Settings.TenantID)
	if r.Settings.Sandbox.URL != "" {
		change.Remove = append(change.Remove, profile.NotForSandbox()...)
		add("JTL_CLIENT_ID", r.Settings.ClientID)
		add("JTL_APP_ID", r.Settings.AppID)
		add("JTL_ISSUER", r.Settings.AppIssuer)
	}
	return change
}
