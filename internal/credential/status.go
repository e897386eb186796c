package credential

import (
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/token"
)

// ProfileStatus is what is known of a profile's credentials without opening a
// store.
type ProfileStatus struct {
	Profile                      string
	Current                      bool
	Environment, ClientID, Store string
	Provider                     string       // the identity provider, by host
	Token, SCXToken              *TokenStatus // nil if none is cached
}

// TokenStatus is how long a cached token lives.
type TokenStatus struct {
	ExpiresAt time.Time
	Left      time.Duration // 0 if it has expired
}

// Status lists the profiles, or the sandbox if the call is for that. It reads no
// secret.
func (s Service) Status() ([]ProfileStatus, error) {
	if s.Configuration.NamesSandbox() {
		return s.statusOfSandbox()
	}
	file, err := s.Configuration.Read()
	if err != nil {
		return nil, err
	}
	in := s.Configuration.Inputs(nil)
	current, _ := file.Name(in)
	if _, ok := file.Find(in.Profile); in.Profile != "" && !ok {
		return nil, file.MissingFrom(in)
	}
	var all []ProfileStatus
	for _, p := range file.Profiles {
		settings, err := s.settingsOf(file, p.Name)
		if err != nil {
			return nil, err
		}
		all = append(all, ProfileStatus{
			Profile: p.Name, Current: p.Name == current, Environment: settings.Env, ClientID: settings.ClientID, Store: settings.Store, Provider: providerHost(settings),
			Token: s.grant(settings, false).status(), SCXToken: s.grant(settings, true).status(),
		})
	}
	return all, nil
}

// settingsOf settles what holds for a profile by itself, without what flags
// and environment say of this call.
func (s Service) settingsOf(file *profile.File, name string) (profile.Resolved, error) {
	return file.Resolve(profile.Inputs{Profile: name, Environment: onlyEndpoints(s.Environment.Get)})
}

// providerHost is the host that the secret of a profile is for.
func providerHost(s profile.Resolved) string {
	return hostOf(s.Endpoints.TokenURL)
}

func hostOf(address string) string {
	_, rest, _ := strings.Cut(platform.Origin(address), "://")
	return rest
}

// onlyEndpoints hides the variables that would make it another app.
func onlyEndpoints(environment func(string) string) func(string) string {
	return func(name string) string {
		switch name {
		case "JTL_CLIENT_ID", "JTLCTL_ENV", "JTLCTL_IDP", "JTL_ISSUER", "JTL_APP_ID", "JTLCTL_STORE", "JTLCTL_PROFILE":
			return ""
		}
		return environment(name)
	}
}

func (g grant) status() *TokenStatus {
	cache := g.cache()
	if cache == nil {
		return nil
	}
	t, ok := cache.Times()
	if !ok {
		return nil
	}
	status := g.life(t)
	return &status
}

// life is how long a token lives from now on.
func (g grant) life(t token.Token) TokenStatus {
	status := TokenStatus{ExpiresAt: t.ExpiresAt}
	if t.Lives(g.now(), 0) {
		status.Left = time.Duration(t.ExpiresIn(g.now())) * time.Second
	}
	return status
}

// Overriding lists the variables that are used instead of what is stored.
func (s Service) Overriding() []string {
	if s.Configuration.NamesSandbox() {
		return nil
	}
	var set []string
	for _, kind := range []string{secret.ClientSecret, secret.SCXRefreshToken} {
		for _, variable := range []string{secret.Variable(kind), secret.FileVariable(kind)} {
			if s.Environment.Get(variable) != "" {
				set = append(set, variable)
			}
		}
	}
	return set
}
