package jwt

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/exactjson"
)

// Extract finds the token in pasted text: surrounding white space and
// quotes, "Authorization:", "Bearer", or the JSON response of a token endpoint.
func Extract(text string) string {
	text = strings.TrimSpace(text)
	if strings.HasPrefix(text, "{") {
		return fromTokenResponse(text)
	}
	text = unwrap(text)
	if rest, ok := cutFold(text, "authorization:"); ok {
		text = unwrap(rest)
	}
	if rest, ok := cutFold(text, "bearer"); ok && strings.TrimLeft(rest, " \t\r\n") != rest {
		text = unwrap(rest)
	}
	return text
}

// unwrap removes white space and one pair of quotes of a kind, repeatedly.
func unwrap(text string) string {
	for {
		text = strings.TrimSpace(text)
		if len(text) < 2 || text[0] != text[len(text)-1] || strings.IndexByte("\"'`", text[0]) < 0 {
			return text
		}
		text = text[1 : len(text)-1]
	}
}

func cutFold(text, prefix string) (string, bool) {
	if len(text) < len(prefix) || !strings.EqualFold(text[:len(prefix)], prefix) {
		return text, false
	}
	return text[len(prefix):], true
}

func fromTokenResponse(text string) string {
	var response struct {
		AccessToken string `json:"access_token"`
		AuthToken   string `json:"authToken"`
	}
	if exactjson.Unmarshal([]byte(text), &response) != nil {
		return text // Parse says what it is
	}
	switch {
	case response.AccessToken != "":
		return strings.TrimSpace(response.AccessToken)
	case response.AuthToken != "":
		return strings.TrimSpace(response.AuthToken)
	}
	return text
}
