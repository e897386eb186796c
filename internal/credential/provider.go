package credential

import (
	"cmp"
	"context"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// providerChoice is the identity provider of a login, and who named it.
type providerChoice struct {
	name string // "" leaves it to the settings
	from string // a flag, a variable, a file, or "profile"
}

const fromProfile = "profile"

// chooseProvider finds out which identity provider a login is for: by flag,
// environment, the file of the project, the profile, the token endpoint, or by
// asking. A profile that exists keeps its own.
func (l login) chooseProvider(ctx context.Context, file *profile.File, name string, found *EnvFile) (providerChoice, error) {
	if l.o.SCX {
		return providerChoice{}, nil
	}
	if l.o.IDP != "" {
		return providerChoice{l.o.IDP, "--idp"}, nil
	}
	for _, variable := range []string{"JTLCTL_IDP", "JTL_ISSUER"} {
		if l.Environment.Get(variable) != "" {
			return providerChoice{"", variable}, nil
		}
	}
	if found != nil && found.Issuer != "" {
		return providerChoice{found.Issuer, found.Path}, nil
	}
	settings, err := l.loginSettings(file, name, providerChoice{}, found)
	if err != nil {
		return providerChoice{}, err
	}
	tokenURL := settings.Value("token_url")
	if p, exists := file.Find(name); exists && (p.Values["store"] != "" || p.Values["idp"] != "" || tokenURL.Origin == fromProfile) {
		return providerChoice{"", fromProfile}, nil
	}
	if tokenURL.Origin != "default" {
		return providerChoice{platform.IssuerOfTokenURL(tokenURL.Text), tokenURL.Origin}, nil
	}
	if _, exists := file.Find(name); exists {
		return providerChoice{"", fromProfile}, nil
	}
	return l.defaultProvider(ctx, settings.Env)
}

// defaultProvider is that of new apps, if the environment has one, or what a
// person says.
func (l login) defaultProvider(ctx context.Context, environment string) (providerChoice, error) {
	byDefault, err := platform.FindProvider(environment, string(platform.Zitadel))
	if err == nil && byDefault.TokenURL == "" {
		byDefault, err = platform.FindProvider(environment, string(platform.Legacy))
	}
	if err != nil || !l.Prompts.canAsk() {
		return providerChoice{byDefault.Name(), "default"}, err
	}
	answer, err := l.Prompts.Text(ctx, "Identity provider: "+byDefault.Name()+" or "+byDefault.Other()+" (JTL_ISSUER of the project says which) ["+byDefault.Name()+"]", "--idp")
	if err != nil {
		return providerChoice{}, err
	}
	chosen, err := platform.FindProvider(environment, cmp.Or(answer, byDefault.Name()))
	if err != nil {
		return providerChoice{}, err
	}
	return providerChoice{chosen.Name(), "--idp"}, nil // a person has named it
}

// checkProvider keeps a secret from an issuer that something else than the
// secret's own source has named: such an issuer has to be one of the platform or
// of this machine, or a person has to name it too.
func (l login) checkProvider(ctx context.Context, choice providerChoice, found *EnvFile, settings profile.Resolved, secretFrom string) error {
	if choice.from == "" {
		return nil
	}
	p := settings.Provider
	byTokenURL := settings.Value("token_url").Origin != "default"
	if p.Trusted() || byTokenURL || choice.from == "--idp" || choice.from == secretFrom || choice.from == fromProfile {
		return nil
	}
	if found != nil && found.Path == secretFrom { // which names the same
		if same, err := platform.ProviderOf(found.Issuer); err == nil && same.Issuer == p.Issuer {
			return nil
		}
	}
	refused := func() *fault.Error {
		return fault.New(fault.Usage, "the secret (from %s) is not sent to %s: %s names this issuer, and it is none of JTL's", secretFrom, p.Host(), choice.from)
	}
	hint := "--idp " + p.Issuer + " if it is the right one"
	if !l.Prompts.canAsk() {
		return refused().WithHint("name it too: use %s", hint)
	}
	yes, err := l.Prompts.Confirm(ctx, "Send the client secret to "+p.Host()+", which is none of JTL's identity providers", hint)
	if err == nil && !yes {
		return refused().WithHint("nothing was sent or stored")
	}
	return err
}

// checkReplaced asks before a profile of another server is replaced, and reports
// whether it is one.
func (l login) checkReplaced(ctx context.Context, file *profile.File, name string, settings profile.Resolved) (replaced bool, err error) {
	p, exists := file.Find(name)
	named := p.Values["store"] != "" || p.Values["idp"] != "" || p.Values["token_url"] != ""
	if !exists || !named || l.o.SCX {
		return false, nil
	}
	own, err := file.Resolve(profile.Inputs{Profile: name, Environment: func(string) string { return "" }})
	if err != nil && !l.o.Yes {
		return false, err
	}
	if err != nil || own.Endpoints.TokenURL == "" || platform.SameOrigin(own.Endpoints.TokenURL, settings.Endpoints.TokenURL) {
		return false, nil
	}
	if l.o.Yes {
		return true, nil
	}
	before, now := platform.Origin(own.Endpoints.TokenURL), platform.Origin(settings.Endpoints.TokenURL)
	refused := fault.New(fault.Usage, "the profile %q is for %s, and this login is for %s", name, before, now)
	if !l.Prompts.canAsk() {
		return false, refused.WithHint("replace it with --yes, or use another profile with -p NAME")
	}
	yes, err := l.Prompts.Confirm(ctx, "The profile "+name+" is for "+before+": replace it by one for "+now, "--yes or -p NAME")
	if err == nil && !yes {
		return false, refused.WithHint("nothing was changed; use another profile with -p NAME")
	}
	return true, err
}

// settingsOfApp are those of a profile that a login writes and that are not for
// another app; settingsOfServer are not for another server.
var (
	settingsOfApp    = []string{"app_id"}
	settingsOfServer = []string{"app_id", "api_url", "tenant_id", "auth_method"}
)

// outdated lists the settings of a profile that do not hold for what a login
// stores in it.
func outdated(file *profile.File, c credentials, replaced bool) []string {
	p, exists := file.Find(c.Profile)
	switch {
	case !exists || c.Kind != secret.ClientSecret:
		return nil
	case replaced:
		return settingsOfServer
	case p.Values["client_id"] != "" && p.Values["client_id"] != c.ClientID:
		return settingsOfApp
	}
	return nil
}
