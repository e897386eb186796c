package credential

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// parseDotEnv reads client ID and secret from a .env file, by the names that
// JTL's own templates use. It reads the way Node's dotenv does, and expands no
// variables: a secret may contain a dollar sign.
func parseDotEnv(text string) (clientID, clientSecret string, err error) {
	values := map[string]string{}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if rest, ok := strings.CutPrefix(line, "export"); ok && strings.TrimLeft(rest, " \t") != rest {
			line = strings.TrimSpace(rest)
		}
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

// dotEnvValue takes off quotes, and the comment behind a value.
func dotEnvValue(value string) string {
	if value == "" {
		return ""
	}
	if quote := value[0]; strings.IndexByte("\"'`", quote) >= 0 {
		if quoted, _, closed := strings.Cut(value[1:], string(quote)); closed {
			return quoted
		}
	}
	value, _, _ = strings.Cut(value, "#")
	return strings.TrimSpace(value)
}
