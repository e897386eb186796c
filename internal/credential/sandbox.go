package credential

import (
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// sandboxSecret is the public secret of a kind that every sandbox accepts.
func sandboxSecret(kind string) secret.String {
	if kind == secret.SCXRefreshToken {
		return secret.New(platform.SandboxRefreshToken)
	}
	return secret.New(platform.SandboxClientSecret)
}

// statusOfSandbox is the status of a call for the sandbox, which has no stored
// secret and no cached token.
func (s Service) statusOfSandbox() ([]ProfileStatus, error) {
	settings, err := s.Configuration.Settings(nil)
	if err != nil {
		return nil, err
	}
	return []ProfileStatus{{
		Profile: settings.Name, Current: true, Environment: settings.Env, ClientID: settings.ClientID, Provider: providerHost(settings),
	}}, nil
}

// noLogin is the fault of a login or logout for the sandbox.
func noLogin() error {
	return fault.New(fault.Usage, "the sandbox has public credentials: there is nothing to log in to or out of").
		WithHint("`jtlctl token get --env sandbox` uses them; leave out the environment sandbox to log in to the platform")
}
