package profile

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/spf13/viper"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
)

// Resolved is what holds for one call: every setting with its origin.
type Resolved struct {
	Name      string // the profile
	Env       string
	IDP       platform.IdentityProvider
	ClientID  string
	Store     string // "" where none was chosen
	TenantID  string
	Endpoints platform.Endpoints
	values    map[string]Value
}

// Value is a setting's value and where it comes from: "flag", the name of an
// environment variable, "profile" or "default".
type Value struct{ Text, Origin string }

// The origins of a value that are no environment variables.
const (
	byFlag    = "flag"
	byProfile = "profile"
	byDefault = "default"
)

// Inputs are what overrides the configuration: flags by setting key, and the
// environment's look-up function. An empty variable counts as not set.
type Inputs struct {
	Profile     string // from -p
	Flags       map[string]string
	Environment func(string) string
}

// Name returns the profile that a call is about: flag, JTLCTL_PROFILE, the
// file's current one, "default". The second value tells whether it was named
// by the user, so that a missing one is an error.
func (f *File) Name(in Inputs) (name string, named bool) {
	switch {
	case in.Profile != "":
		return in.Profile, true
	case in.Environment("JTLCTL_PROFILE") != "":
		return in.Environment("JTLCTL_PROFILE"), true
	case f.Current != "":
		return f.Current, true
	}
	return DefaultName, false
}

// Resolve settles every setting: flag, environment, profile, default.
func (f *File) Resolve(in Inputs) (Resolved, error) {
	name, named := f.Name(in)
	chosen, exists := f.Find(name)
	if named && !exists && name != DefaultName {
		return Resolved{}, f.MissingFrom(in)
	}
	v, origin := layers(chosen, in)
	for _, s := range Settings() {
		if origin[s.Key] == byDefault {
			continue
		}
		if err := CheckValue(s.Key, v.GetString(s.Key)); err != nil {
			return Resolved{}, fault.WithOrigin(err, f.place(s, origin[s.Key], name))
		}
	}
	provider := platform.IdentityProvider(v.GetString("idp"))
	endpoints, err := platform.EndpointsOf(v.GetString("environment"), provider, platform.Endpoints{
		TokenURL: v.GetString("token_url"),
		APIURL:   v.GetString("api_url"),
		JWKSURL:  v.GetString("jwks_url"),
		SCXURL:   v.GetString("scx_url"),
		Issuer:   v.GetString("issuer"),
	})
	if err != nil {
		return Resolved{}, err
	}
	r := Resolved{
		Name: name, Env: v.GetString("environment"), IDP: provider,
		ClientID: v.GetString("client_id"), Store: v.GetString("store"), TenantID: v.GetString("tenant_id"), Endpoints: endpoints,
	}
	r.values = r.effective(origin)
	return r, nil
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

// NameOrigin says who named the profile that a call is about; "" if nobody did.
func (f *File) NameOrigin(in Inputs) string {
	switch {
	case in.Profile != "":
		return "--profile"
	case in.Environment("JTLCTL_PROFILE") != "":
		return "JTLCTL_PROFILE"
	case f.Current != "":
		return "current in " + f.Path
	}
	return ""
}

// layers stacks defaults, the profile, the environment and the flags in viper
// and returns it with the origin of every key.
func layers(chosen Profile, in Inputs) (*viper.Viper, map[string]string) {
	v, origin := viper.New(), map[string]string{}
	v.SetConfigType("yaml")
	_ = v.ReadConfig(bytes.NewReader(nil))
	v.SetDefault("environment", DefaultEnvironment)
	v.SetDefault("idp", string(platform.Legacy))
	for _, s := range Settings() {
		origin[s.Key] = byDefault
		if value := chosen.Values[s.Key]; value != "" {
			_ = v.MergeConfigMap(map[string]any{s.Key: value})
			origin[s.Key] = byProfile
		}
		if value := in.Environment(s.Environment); value != "" {
			v.Set(s.Key, value)
			origin[s.Key] = s.Environment
		}
		if value := in.Flags[s.Key]; value != "" {
			v.Set(s.Key, value)
			origin[s.Key] = byFlag
		}
	}
	return v, origin
}

func (r Resolved) effective(origin map[string]string) map[string]Value {
	texts := map[string]string{
		"environment": r.Env, "idp": string(r.IDP), "client_id": r.ClientID, "store": r.Store, "tenant_id": r.TenantID,
		"token_url": r.Endpoints.TokenURL, "api_url": r.Endpoints.APIURL, "jwks_url": r.Endpoints.JWKSURL,
		"scx_url": r.Endpoints.SCXURL, "issuer": r.Endpoints.Issuer,
	}
	values := map[string]Value{}
	for key, text := range texts {
		if strings.Contains(text, "://") {
			text = platform.WithoutUser(text)
		}
		values[key] = Value{Text: text, Origin: origin[key]}
	}
	return values
}

// Value returns the effective value of a setting and its origin, for showing:
// an address loses user name and password.
func (r Resolved) Value(key string) Value { return r.values[key] }
