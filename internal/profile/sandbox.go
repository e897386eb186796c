package profile

import (
	"cmp"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// resolveSandbox settles every setting of a call for the sandbox. They are the
// public ones of the sandbox: nothing of a profile or of the environment is used
// that was meant for a server of the platform. Flags win. The store is that of
// every call: it is where keys of a Wawi are put, and no secret is read from it. So
// are the settings of the machine.
func (f *File) resolveSandbox(in Inputs, values map[string]Value) (Resolved, error) {
	environment, store := values["environment"], values["store"]
	name, err := f.sandboxProfile(in, environment)
	if err != nil {
		return Resolved{}, err
	}
	for _, s := range Settings() {
		if in.Flags[s.Key] == "" {
			continue
		}
		if err := CheckValue(s.Key, in.Flags[s.Key]); err != nil {
			return Resolved{}, fault.WithOrigin(err, s.Flag)
		}
	}
	sandbox, err := findSandbox(in.Environment)
	if err != nil {
		return Resolved{}, err
	}
	provider, err := sandbox.FindProvider(in.Flags["idp"])
	if err != nil {
		return Resolved{}, fault.WithOrigin(err, "--idp")
	}
	r := Resolved{
		Name: name, Env: platform.SandboxName, Sandbox: sandbox, Provider: provider, IDP: provider.Kind, AppIssuer: sandbox.AppIssuer(),
		AuthMethod: platform.ClientAuth(in.Flags["auth_method"]), ClientID: platform.SandboxClientID, Endpoints: sandbox.Endpoints(provider.Kind),
		AppID: cmp.Or(in.Flags["app_id"], platform.SandboxAppID), TenantID: cmp.Or(in.Flags["tenant_id"], platform.SandboxTenant), Store: store.Text,
	}
	origins := map[string]Value{}
	for _, key := range Keys() {
		origins[key] = Value{"", bySandbox}
		if isOfMachine(key) {
			origins[key] = values[key]
			continue
		}
		if in.Flags[key] != "" {
			origins[key] = Value{in.Flags[key], byFlag}
		}
	}
	origins["environment"], origins["store"] = environment, store
	origins["auth_method"] = Value{cmp.Or(in.Flags["auth_method"], string(platform.Basic)), origins["auth_method"].Origin}
	r.values = r.effective(origins)
	return r, nil
}

// findSandbox is the sandbox that the environment names.
func findSandbox(environment func(string) string) (platform.Sandbox, error) {
	sandbox, err := platform.FindSandbox(cmp.Or(environment(platform.SandboxVariable), platform.SandboxAddress))
	return sandbox, fault.WithOrigin(err, platform.SandboxVariable)
}

// sandboxProfile is the name of the profile of a call for the sandbox: one that
// has its environment, or the sandbox itself. A flag must not name another.
func (f *File) sandboxProfile(in Inputs, environment Value) (string, error) {
	name, _ := f.Name(in)
	chosen, exists := f.Find(name)
	switch {
	case exists && chosen.Environment() == platform.SandboxName:
		return name, nil
	case in.Profile == "", !exists && name == DefaultName:
		return platform.SandboxName, nil
	case !exists:
		return "", f.MissingFrom(in)
	}
	origin := cmp.Or(environment.Origin, byDefault)
	if origin == byFlag {
		origin = "--env"
	}
	return "", fault.New(fault.Usage, "the profile %q is for %s, and %s says sandbox", name, chosen.Environment(), origin).
		WithHint("leave out --profile: the sandbox has credentials of its own; or leave out %s", origin)
}

// NotForSandbox lists the variables that a call for the sandbox does not use,
// since it has credentials and addresses of its own.
func NotForSandbox() []string {
	names := []string{
		secret.Variable(secret.ClientSecret), secret.FileVariable(secret.ClientSecret),
		secret.Variable(secret.SCXRefreshToken), secret.FileVariable(secret.SCXRefreshToken),
	}
	for _, s := range Settings() {
		if s.Key == "environment" || s.Key == "store" || isOfMachine(s.Key) {
			continue
		}
		for _, name := range []string{s.Environment, s.Also} {
			if name != "" {
				names = append(names, name)
			}
		}
	}
	return names
}
