package secret

import (
	"context"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// EnvironmentName is the store that a user fills with environment variables.
const EnvironmentName = "env"

// The kinds of secrets, which begin their names.
const (
	ClientSecret    = "client-secret"
	SCXRefreshToken = "scx-refresh-token"
)

// Environment reads credentials from variables. It is read-only.
type Environment struct {
	Lookup func(string) string
}

// Variable is the environment variable of a kind of secret.
func Variable(kind string) string {
	switch kind {
	case ClientSecret:
		return "JTL_CLIENT_SECRET"
	case SCXRefreshToken:
		return "JTL_SCX_REFRESH_TOKEN"
	}
	return ""
}

// Name is "env".
func (Environment) Name() string { return EnvironmentName }

// Get reads the variable of the secret's kind.
func (e Environment) Get(_ context.Context, name string) (String, error) {
	kind, _, _ := strings.Cut(name, "/")
	variable := Variable(kind)
	if variable == "" || e.Lookup(variable) == "" {
		return String{}, ErrNotFound
	}
	return New(e.Lookup(variable)), nil
}

// Set refuses.
func (Environment) Set(context.Context, string, String) error { return readOnly() }

// Delete refuses.
func (Environment) Delete(context.Context, string) error { return readOnly() }

func readOnly() error {
	return fault.New(fault.Usage, "nothing can be stored in the environment").WithHint("use --store keyring or --store file")
}
