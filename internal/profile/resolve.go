package profile

import (
	"fmt"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
)

// Resolved is what holds for one call: every setting with its origin.
type Resolved struct {
	Name string // the profile
	Env  string
	// Provider is the identity provider, IDP its kind.
	Provider platform.Provider
	IDP      platform.IdentityProvider
	// Sandbox is the local platform that the call is for; the zero value is none.
	Sandbox    platform.Sandbox
	AuthMethod platform.ClientAuth // "" if it was not chosen: basic, unless the server wants another
	AppIssuer  string              // who issues app tokens
	AppID      string              // the audience of app tokens; "" if it is not known
	ClientID   string
	Store      string // "" if none was chosen
	TenantID   string
	Endpoints  platform.Endpoints
	values     map[string]Value
}

// Value is a setting's value and where it comes from: "flag", the name of an
// environment variable, "profile", "default", or "sandbox".
type Value struct{ Text, Origin string }

// Chosen reports whether somebody chose the value: it is no default, and not
// that of the sandbox.
func (v Value) Chosen() bool { return v.Origin != byDefault && v.Origin != bySandbox }

// The origins of a value that are no environment variables.
const (
	byFlag    = "flag"
	byProfile = "profile"
	byDefault = "default"
	bySandbox = platform.SandboxName
)

// Inputs are what overrides the configuration: flags by setting key, and the
// environment's look-up function. An empty variable counts as not set.
type Inputs struct {
	Profile     string // from -p
	Flags       map[string]string
	Environment func(string) string
}

// Name returns the profile that a call is about: flag, JTLCTL_PROFILE, the
// file's current one, "default". The second value reports whether it was named
// by the user, so that a missing one is an error.
func (f *File) Name(in Inputs) (name string, named bool) {
	value := f.name(in)
	return value.Text, value.Origin != ""
}

// NameOrigin says who named the profile that a call is about; "" if nobody did.
func (f *File) NameOrigin(in Inputs) string { return f.name(in).Origin }

func (f *File) name(in Inputs) Value {
	const key, variable = "profile", "JTLCTL_PROFILE"
	l := newLayers()
	l.add(key, Value{in.Profile, "--profile"}, Value{in.Environment(variable), variable}, Value{f.Current, "current in " + f.Path}, Value{DefaultName, ""})
	return l.value(key)
}

// Resolve settles every setting: flag, environment, profile, default.
func (f *File) Resolve(in Inputs) (Resolved, error) {
	name, named := f.Name(in)
	chosen, exists := f.Find(name)
	values := winners(chosen, in)
	if values["environment"].Text == platform.SandboxName {
		return f.resolveSandbox(in, values)
	}
	if named && !exists && name != DefaultName {
		return Resolved{}, f.MissingFrom(in)
	}
	for _, s := range Settings() {
		value := values[s.Key]
		if value.Origin == byDefault {
			continue
		}
		if err := CheckValue(s.Key, value.Text); err != nil {
			return Resolved{}, fault.WithOrigin(err, f.place(s, value.Origin, name))
		}
	}
	follow(values, chosen)
	text := func(key string) string { return values[key].Text }
	provider, err := platform.FindProvider(text("environment"), text("idp"))
	if err != nil {
		return Resolved{}, err
	}
	endpoints, err := platform.EndpointsOf(text("environment"), platform.IdentityProvider(text("idp")), platform.Endpoints{
		TokenURL: text("token_url"), APIURL: text("api_url"), JWKSURL: text("jwks_url"), SCXURL: text("scx_url"), Issuer: text("issuer"),
	})
	if err != nil {
		return Resolved{}, err
	}
	r := Resolved{
		Name: name, Env: text("environment"), Provider: provider, IDP: provider.Kind, AppIssuer: provider.AppIssuer(), AppID: text("app_id"),
		ClientID: text("client_id"), Store: text("store"), TenantID: text("tenant_id"), Endpoints: endpoints,
	}
	if method := values["auth_method"]; method.Origin != byDefault {
		r.AuthMethod = platform.ClientAuth(method.Text)
	}
	r.values = r.effective(values)
	return r, nil
}

// winners returns the value of every setting, with its origin.
func winners(chosen Profile, in Inputs) map[string]Value {
	l, values := newLayers(), map[string]Value{}
	for _, s := range Settings() {
		variable := Value{in.Environment(s.Environment), s.Environment}
		if variable.Text == "" && s.Also != "" {
			variable = Value{in.Environment(s.Also), s.Also}
		}
		l.add(s.Key, Value{in.Flags[s.Key], byFlag}, variable, Value{chosen.Values[s.Key], byProfile}, Value{s.Default, byDefault})
		values[s.Key] = l.value(s.Key)
	}
	return values
}

// follow lets the identity provider and its token endpoint in the profile give
// way to what a call says of the same thing: the token endpoint to another
// provider, and the provider to that of another environment.
func follow(values map[string]Value, chosen Profile) {
	idp, tokenURL := values["idp"], values["token_url"]
	if tokenURL.Origin == byProfile && idp.Origin != byProfile && idp.Origin != byDefault {
		values["token_url"] = Value{"", byDefault}
	}
	if idp.Origin != byProfile || values["environment"].Text == chosen.Environment() {
		return
	}
	if p, err := platform.FindProvider(chosen.Environment(), idp.Text); err == nil && p.Platform {
		values["idp"] = Value{string(p.Kind), idp.Origin}
	}
}

// place says in words where the value of a setting came from.
func (f *File) place(s Setting, origin, profile string) string {
	switch origin {
	case byFlag:
		return s.Flag
	case byProfile:
		return fmt.Sprintf("%s of profile %q in %s", s.Key, profile, f.Path)
	}
	return origin
}

// MissingFrom is Missing for the profile that a call is about, and says who
// named it.
func (f *File) MissingFrom(in Inputs) error {
	name, _ := f.Name(in)
	return fault.WithOrigin(f.Missing(name), f.NameOrigin(in))
}

func (r Resolved) effective(winners map[string]Value) map[string]Value {
	texts := map[string]string{
		"environment": r.Env, "idp": r.Provider.Name(), "auth_method": winners["auth_method"].Text, "client_id": r.ClientID, "app_id": r.AppID, "store": r.Store, "tenant_id": r.TenantID,
		"token_url": r.Endpoints.TokenURL, "api_url": r.Endpoints.APIURL, "jwks_url": r.Endpoints.JWKSURL,
		"scx_url": r.Endpoints.SCXURL, "issuer": r.Endpoints.Issuer, caFile: winners[caFile].Text, accessible: winners[accessible].Text,
	}
	values := map[string]Value{}
	for key, text := range texts {
		if strings.Contains(text, "://") {
			text = platform.WithoutUser(text)
		}
		values[key] = Value{Text: text, Origin: winners[key].Origin}
	}
	return values
}

// Value returns the effective value of a setting and its origin, for showing:
// an address loses user name and password.
func (r Resolved) Value(key string) Value { return r.values[key] }
