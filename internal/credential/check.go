package credential

import (
	"context"
	"errors"

	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// Check is what a server said of the credentials that a call would use.
type Check struct {
	Profile  string
	TokenURL string      // without user and password
	Token    TokenStatus // of the token that was handed out; zero if there is none
}

// Check asks the token endpoint, with one request and past the cache, for a token
// with the credentials of this call. The token is kept nowhere.
func (s Service) Check(ctx context.Context) (Check, error) {
	settings, err := s.Configuration.Settings(nil)
	if err != nil {
		return Check{}, err
	}
	check := Check{Profile: settings.Name, TokenURL: platform.WithoutUser(settings.Endpoints.TokenURL)}
	g := s.grant(settings, false)
	g.Platform.Once = true
	value, err := g.secret(ctx)
	if err != nil {
		return check, err
	}
	t, err := g.fetch(ctx, value)
	if err == nil {
		check.Token = g.life(t)
	}
	return check, err
}

// secret returns what a token is obtained with, from the environment or the store.
func (g grant) secret(ctx context.Context) (secret.String, error) {
	value, found, err := g.fromEnvironment()
	switch {
	case err != nil:
		return value, err
	case found && g.settings.ClientID == "":
		return value, g.missingVariables("client ID", "JTL_CLIENT_ID")
	case found:
		return value, nil
	case g.settings.Store == "" || g.settings.ClientID == "":
		return value, g.missing()
	}
	store, err := g.Stores.Open(g.settings.Store)
	if err != nil {
		return value, err
	}
	if err := g.checkServer(); err != nil {
		return value, err
	}
	value, err = store.Get(ctx, g.slot())
	if errors.Is(err, secret.ErrNotFound) {
		return value, g.notStored(store)
	}
	return value, err
}
