package profile

import (
	"cmp"
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// resolveSandbox settles every setting of a call for the sandbox. They are the
// public ones of the sandbox: nothing of a profile or of the environment is used
// that was meant for a server of the platform. Flags win. The store is that of
// every call: it is where keys of a Wawi are put, and no secret is read from it.
func (f *File) resolveSandbox(in Inputs, environment, store Value) (Resolved, error) {
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
	sandbox, err := findSandbox("", in.Environment)
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
		if in.Flags[key] != "" {
			origins[key] = Value{in.Flags[key], byFlag}
		}
	}
	origins["environment"], origins["store"] = environment, store
	origins["auth_method"] = Value{cmp.Or(in.Flags["auth_method"], string(platform.Basic)), origins["auth_method"].Origin}
	r.values = r.effective(origins)
	return r, nil
}

// findSandbox is the sandbox at an address, else the one that the environment
// names, with the certificate that is trusted for it.
func findSandbox(address string, environment func(string) string) (platform.Sandbox, error) {
	origin := "--addr"
	if address == "" {
		address, origin = cmp.Or(environment(platform.SandboxVariable), platform.SandboxAddress), platform.SandboxVariable
	}
	sandbox, err := platform.FindSandbox(address)
	if err != nil {
		return sandbox, fault.WithOrigin(err, origin)
	}
	path := environment(platform.SandboxCAVariable)
	if path == "" {
		return sandbox, nil
	}
	const most = 1 << 20 // bytes
	text, err := disk.ReadNamed(path, most)
	if err == nil {
		err = platform.CheckCA(text)
	}
	if err != nil {
		return platform.Sandbox{}, fault.WithOrigin(disk.Fault(fault.Config, err, "the file %s with the certificate of the sandbox cannot be used", path), platform.SandboxCAVariable)
	}
	sandbox.CA = string(text)
	return sandbox, nil
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

// Sandbox is the sandbox that the call is for; the zero value is none. It warns
// of nothing, since what is wrong with the settings is reported by who needs
// them.
func (c *Configuration) Sandbox() platform.Sandbox {
	named := cmp.Or(c.Flags["environment"], c.Environment.Get("JTLCTL_ENV"))
	if named != "" && named != platform.SandboxName {
		return platform.Sandbox{}
	}
	file, err := c.Open()
	if err != nil {
		return platform.Sandbox{}
	}
	in := c.Inputs(nil)
	name, _ := file.Name(in)
	if chosen, _ := file.Find(name); named == "" && chosen.Environment() != platform.SandboxName {
		return platform.Sandbox{}
	}
	s, _ := file.Resolve(in)
	return s.Sandbox
}

// RunningSandbox is the sandbox at an address that a flag names, else at the one
// that the environment names, else at the usual one, whatever environment the
// call is for.
func (c *Configuration) RunningSandbox(address string) (platform.Sandbox, error) {
	return findSandbox(address, c.Environment.Get)
}

// NamesSandbox reports whether a flag or a variable says that the call is for the
// sandbox, whatever profile it has.
func (c *Configuration) NamesSandbox() bool {
	return cmp.Or(c.Flags["environment"], c.Environment.Get("JTLCTL_ENV")) == platform.SandboxName
}

// CheckProfile refuses a profile that a flag names and that is of another
// environment than the sandbox, if the call is for that.
func (c *Configuration) CheckProfile() error {
	if c.Profile == "" || !c.NamesSandbox() {
		return nil
	}
	file, err := c.Open()
	if err != nil {
		return nil //nolint:nilerr // who needs the file reports it
	}
	chosen, exists := file.Find(c.Profile)
	if !exists {
		return nil
	}
	in := c.Inputs(nil)
	_, err = file.sandboxProfile(in, winners(chosen, in)["environment"])
	return err
}

// noteIgnored notes the variables that a call for the sandbox does not use.
func (c *Configuration) noteIgnored(s Resolved) {
	if s.Sandbox.URL == "" || c.Note == nil || c.noted {
		return
	}
	c.noted = true
	if set := IgnoredBySandbox(c.Environment.Get); len(set) > 0 {
		c.Note("the sandbox has credentials and addresses of its own; not used: %s", strings.Join(set, ", "))
	}
}

// IgnoredBySandbox lists the variables that are set, and that a call for the
// sandbox does not use.
func IgnoredBySandbox(environment func(string) string) []string {
	names := []string{
		secret.Variable(secret.ClientSecret), secret.FileVariable(secret.ClientSecret),
		secret.Variable(secret.SCXRefreshToken), secret.FileVariable(secret.SCXRefreshToken),
	}
	for _, s := range Settings() {
		if s.Key != "environment" && s.Key != "store" {
			names = append(names, s.Environment, s.Also)
		}
	}
	var set []string
	for _, name := range names {
		if name != "" && environment(name) != "" {
			set = append(set, name)
		}
	}
	return set
}
