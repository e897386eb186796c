// Package profile knows the configuration: where each setting comes from and
// which one wins. It is the only package that knows viper.
//
// It must not hold secrets: a client secret is never a setting.
package profile

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/suggest"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// DefaultName is the profile used if none is named, DefaultEnvironment the
// environment.
const (
	DefaultName        = "default"
	DefaultEnvironment = "prod"
)

// SecretAt and SCXSecretAt are what a profile notes, besides its settings, of
// where in its store its secrets are.
const (
	SecretAt    = "secret_at"
	SCXSecretAt = "scx_secret_at"
)

// The settings of the machine: they hold for a call for the sandbox too.
const (
	caFile     = "ca_file"
	accessible = "accessible"
)

const maxNameLength = 200 // characters

// Setting is one configurable value.
type Setting struct {
	Key         string
	Environment string // the environment variable that overrides it
	Also        string // another one, which Environment overrides; "" if there is none
	Flag        string // the flag that overrides both, with its hyphens; "" if there is none
	Default     string // "" if there is none, or if it depends on other settings
	Summary     string
}

// Settings lists all settings, in the order in which they are shown.
func Settings() []Setting {
	return []Setting{
		{Key: "environment", Environment: "JTLCTL_ENV", Flag: "--env", Default: DefaultEnvironment, Summary: "prod, beta, qa, dev or sandbox"},
		{Key: "idp", Environment: "JTLCTL_IDP", Also: "JTL_ISSUER", Flag: "--idp", Default: string(platform.Legacy), Summary: "identity provider: id.jtl-cloud.com, auth.jtl-cloud.com or an issuer"},
		{Key: "auth_method", Environment: "JTLCTL_AUTH_METHOD", Flag: "--auth-method", Default: string(platform.Basic), Summary: "how the secret is sent to the token endpoint: basic or post"},
		{Key: "client_id", Environment: "JTL_CLIENT_ID", Summary: "client ID of the app"},
		{Key: "app_id", Environment: "JTL_APP_ID", Flag: "--app-id", Summary: "ID of the app, the audience of its app tokens"},
		{Key: "store", Environment: "JTLCTL_STORE", Flag: "--store", Summary: "where secrets are kept: keyring, file or helper:NAME"},
		{Key: "tenant_id", Environment: "JTL_TENANT_ID", Flag: "--tenant", Summary: "tenant that API calls are made for"},
		{Key: "token_url", Environment: "JTLCTL_TOKEN_URL", Summary: "token endpoint"},
		{Key: "api_url", Environment: "JTLCTL_API_URL", Summary: "base of the API; key set and issuer follow it"},
		{Key: "jwks_url", Environment: "JTLCTL_JWKS_URL", Summary: "key set of the session tokens"},
		{Key: "scx_url", Environment: "JTLCTL_SCX_URL", Summary: "SCX auth endpoint"},
		{Key: "issuer", Environment: "JTLCTL_ISSUER", Summary: "issuer expected by jwt verify"},
		{Key: caFile, Environment: "JTLCTL_CA_FILE", Flag: "--ca-cert", Summary: "file with certificates (PEM) to trust besides those of the system"},
		{Key: accessible, Environment: "JTLCTL_ACCESSIBLE", Summary: "true: plain lines instead of one that is rewritten, for screen readers"},
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

// VariableOf is the environment variable of a setting.
func VariableOf(key string) string {
	for _, s := range Settings() {
		if s.Key == key {
			return s.Environment
		}
	}
	return ""
}

// CheckKey refuses a name that is no setting.
func CheckKey(key string) error {
	if slices.Contains(Keys(), key) {
		return nil
	}
	if isSecret(key) {
		return fault.New(fault.Usage, "%s is a secret, and secrets are not kept in the configuration", key).
			WithHint("`jtlctl auth login` stores it safely")
	}
	question := suggest.Question(key, Keys())
	if part := keyOfPart(key); question == "" && part != "" {
		question = fmt.Sprintf(" (did you mean %q?)", part)
	}
	return fault.New(fault.Usage, "unknown setting %q%s", key, question).
		WithHint("the settings are %s", strings.Join(Keys(), ", "))
}

// keyOfPart returns the setting of which a text is one word, as tenant is of
// tenant_id; "" if it is of none or of several, or of a few letters only.
func keyOfPart(text string) string {
	text = strings.ToLower(strings.ReplaceAll(text, "-", "_"))
	found := ""
	for _, key := range Keys() {
		if key != text && !slices.Contains(strings.Split(key, "_"), text) {
			continue
		}
		if found != "" {
			return ""
		}
		found = key
	}
	return found
}

// isSecret reports whether a key is named as a secret is.
func isSecret(key string) bool {
	lower := strings.ToLower(key)
	return strings.Contains(lower, "secret") || strings.Contains(lower, "refresh_token") || strings.Contains(lower, "passphrase")
}

// CheckNew refuses a value that should not be written into the configuration.
// It is stricter than CheckValue: what an older jtlctl wrote is still read.
func CheckNew(key, value string) error {
	switch {
	case value == "":
		return fault.New(fault.Usage, "the value of %s is empty", key).WithHint("`jtlctl config unset %s` removes the setting", key)
	case key == "tenant_id":
		return CheckTenant(value)
	}
	if key == "client_id" && !textutil.IsVisibleASCII(value) {
		return notAllowed(key, value)
	}
	return CheckValue(key, value)
}

// CheckTenant refuses a tenant that is not a UUID.
func CheckTenant(value string) error {
	if textutil.IsUUID(value) {
		return nil
	}
	return fault.New(fault.Usage, "the tenant_id %q is not a UUID", value).
		WithHint("it has the form 01234567-89ab-cdef-0123-456789abcdef; a session token has it in tenantId (`jtlctl jwt decode`)")
}

func notAllowed(key, value string) error {
	return fault.New(fault.Usage, "the %s %q has characters in it that are not allowed", key, value).
		WithHint("it has letters, digits and signs, and no white space")
}

// CheckValue refuses a value that the setting cannot have.
func CheckValue(key, value string) error {
	switch key {
	case "environment":
		return suggest.Among("environment", value, platform.EnvironmentNames())
	case "idp":
		_, err := platform.FindProvider(DefaultEnvironment, value)
		return err
	case "auth_method":
		return platform.CheckClientAuth(value)
	case "store":
		return secret.CheckName(value)
	case "client_id": // others are sent form-encoded (RFC 6749, 2.3.1)
		if strings.ContainsFunc(value, unicode.IsControl) {
			return notAllowed(key, value)
		}
	case "tenant_id", "app_id":
		if !textutil.IsVisibleASCII(value) {
			return notAllowed(key, value)
		}
	case "token_url", "api_url", "jwks_url", "scx_url":
		return platform.CheckURL(key, value)
	case caFile:
		if strings.ContainsFunc(value, unicode.IsControl) {
			return notAllowed(key, value)
		}
	case accessible:
		if _, known := parseBool(value); !known {
			return fault.New(fault.Usage, "accessible is true or false, and not %q", value)
		}
	case "issuer":
		if strings.ContainsFunc(value, unicode.IsControl) || strings.TrimSpace(value) != value {
			return fault.New(fault.Usage, "the issuer %q begins or ends with white space, or has control characters in it", value).
				WithHint("it is compared with the claim iss as it is, such as https://api.jtl-cloud.com")
		}
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
