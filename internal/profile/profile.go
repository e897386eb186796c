// Package profile knows the configuration: where each setting comes from and
// which one wins. It is the only package that knows viper.
//
// It must not hold secrets: a client secret is never a setting.
package profile

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

// DefaultName is the profile used where none is named, DefaultEnvironment the
// environment.
const (
	DefaultName        = "default"
	DefaultEnvironment = "prod"
)

// SecretAt and SCXSecretAt are what a profile notes, beside its settings, of
// where in its store its secrets lie.
const (
	SecretAt    = "secret_at"
	SCXSecretAt = "scx_secret_at"
)

const maxNameLength = 200 // characters

// Setting is one configurable value.
type Setting struct {
	Key         string
	Environment string // the environment variable that overrides it
	Summary     string
}

// Settings lists all settings, in the order in which they are shown.
func Settings() []Setting {
	return []Setting{
		{"environment", "JTLCTL_ENV", "prod, beta, qa or dev"},
		{"idp", "JTLCTL_IDP", "identity provider: legacy or zitadel"},
		{"client_id", "JTL_CLIENT_ID", "client ID of the app"},
		{"store", "JTLCTL_STORE", "where secrets are kept: keyring or file"},
		{"tenant_id", "JTL_TENANT_ID", "tenant that API calls are made for"},
		{"token_url", "JTLCTL_TOKEN_URL", "token endpoint"},
		{"api_url", "JTLCTL_API_URL", "base of the API; key set and issuer follow it"},
		{"jwks_url", "JTLCTL_JWKS_URL", "key set of the session tokens"},
		{"scx_url", "JTLCTL_SCX_URL", "SCX auth endpoint"},
		{"issuer", "JTLCTL_ISSUER", "issuer expected in session tokens"},
	}
}

// Keys lists the names of all settings.
func Keys() []string {
	var keys []string
	for _, s := range Settings() {
		keys = append(keys, s.Key)
	}
	return keys
}

// CheckKey refuses a name that is no setting.
func CheckKey(key string) error {
	for _, known := range Keys() {
		if key == known {
			return nil
		}
	}
	if lower := strings.ToLower(key); strings.Contains(lower, "secret") || strings.Contains(lower, "refresh_token") {
		return fault.New(fault.Usage, "%s is a secret, and secrets are not kept in the configuration", key).
			WithHint("`jtlctl auth login` stores it safely")
	}
	return fault.New(fault.Usage, "unknown setting %q%s", key, suggest.Question(key, Keys())).
		WithHint("the settings are %s", strings.Join(Keys(), ", "))
}

// CheckValue refuses a value that the setting cannot have.
func CheckValue(key, value string) error {
	switch key {
	case "environment":
		_, err := platform.EndpointsOf(value, platform.Legacy, platform.Endpoints{})
		return err
	case "idp":
		_, err := platform.ParseIdentityProvider(value)
		return err
	case "store":
		return secret.CheckName(value)
	case "client_id", "tenant_id":
		if strings.ContainsFunc(value, func(r rune) bool { return r <= ' ' || r > '~' }) {
			return fault.New(fault.Usage, "the %s %q has characters in it that cannot stand there", key, value).
				WithHint("it has letters, digits and signs, and no white space")
		}
	case "token_url", "api_url", "jwks_url", "scx_url":
		return platform.CheckURL(key, value)
	}
	return nil
}

// CheckName refuses a profile name that could not be shown or typed again.
func CheckName(name string) error {
	if name == "" || len([]rune(name)) > maxNameLength {
		return fault.New(fault.Usage, "a profile name has 1 to %d characters", maxNameLength)
	}
	if !utf8.ValidString(name) {
		return fault.New(fault.Usage, "the profile name %q is not UTF-8 text", name)
	}
	const joiner = 0x200D // within emoji
	if strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsGraphic(r) && r != joiner }) {
		return fault.New(fault.Usage, "the profile name %q has a control character in it", name)
	}
	return nil
}
