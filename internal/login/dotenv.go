package login

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// FromDotEnv reads client ID and secret from a .env file, by the names that
// JTL's own templates use. It reads the way Node's dotenv does, and expands no
// variables: a secret may contain a dollar sign.
func FromDotEnv(text string) (clientID, clientSecret string, err error) {
	values := map[string]string{}
	for line := range strings.Lines(text) {
		line = strings.TrimPrefix(strings.TrimSpace(line), "export ")
		name, value, ok := strings.Cut(line, "=")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		values[strings.TrimSpace(name)] = dotEnvValue(strings.TrimSpace(value))
	}
	if values["CLIENT_ID"] == "" || values["CLIENT_SECRET"] == "" {
		return "", "", fault.New(fault.Input, "there is no CLIENT_ID or no CLIENT_SECRET in it")
	}
	return values["CLIENT_ID"], values["CLIENT_SECRET"], nil
}

// dotEnvValue takes off quotes, or a comment behind an unquoted value.
func dotEnvValue(value string) string {
	if value == "" {
		return ""
	}
	if quote := value[0]; strings.IndexByte("\"'`", quote) >= 0 {
		if end := strings.LastIndexByte(value, quote); end > 0 {
			return value[1:end]
		}
	}
	if comment := strings.Index(value, " #"); comment >= 0 {
		value = value[:comment]
	}
	return strings.TrimSpace(value)
}
