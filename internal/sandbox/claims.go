package sandbox

import (
	"encoding/json"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// ParseClaims reads claims of the form NAME=VALUE. A value that is JSON is taken
// as such, with every digit of a number; any other is a text.
func ParseClaims(texts []string) (map[string]json.RawMessage, error) {
	claims := map[string]json.RawMessage{}
	for _, text := range texts {
		name, value, found := strings.Cut(text, "=")
		if !found || name == "" {
			return nil, fault.New(fault.Usage, "--claim %q has no value", text).WithHint("write it as --claim NAME=VALUE")
		}
		raw := json.RawMessage(value)
		if !json.Valid(raw) {
			var err error
			if raw, err = json.Marshal(value); err != nil {
				return nil, err
			}
		}
		claims[name] = raw
	}
	return claims, nil
}
