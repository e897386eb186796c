package jwt

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/exactjson"
)

// Extract finds the token in what people paste: surrounding white space and
// quotes, "Authorization:", "Bearer", or the JSON answer of a token endpoint.
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
	var answer struct {
		AccessToken string `json:"access_token"`
		AuthToken   string `json:"authToken"`
	}
	if exactjson.Unmarshal([]byte(text), &answer) != nil {
		return text // Parse says what it is
	}
	switch {
	case answer.AccessToken != "":
		return strings.TrimSpace(answer.AccessToken)
	case answer.AuthToken != "":
		return strings.TrimSpace(answer.AuthToken)
	}
	return text
}
