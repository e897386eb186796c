package jwt

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/textutil"
)

// minOpaque is the shortest text that is called an opaque token without a name
// that says that it is a token.
const minOpaque = 20

// isOpaque reports whether a text has the length of a token, and not the parts of
// a JWT.
func isOpaque(text string) bool {
	return len(text) >= minOpaque && !strings.HasPrefix(text, "ey") && strings.Count(text, ".") < 2
}

// tokenName matches names under which tokens are passed on.
var tokenName = textutil.NewPattern(`(?i)(?:token|authorization|bearer|jwt|session|auth)["']?\s*[:=]\s*["']?(?:bearer\s+|wawi\s+)?([\w.~+/=-]+)|\bbearer\s+([\w.~+/=-]+)`)

// word matches a token of OAuth (RFC 6750, 2.1).
var word = textutil.NewPattern(`^[\w.~+/-]+=*$`)

// opaqueWord returns what may be a token that is no JWT. named is true if the
// text calls it one.
func opaqueWord(text string) (token string, named bool) {
	bare := unquote(text)
	if word.Regexp().MatchString(bare) {
		return bare, false
	}
	for _, form := range texts(text) {
		if form.place == "" {
			match := tokenName.Regexp().FindStringSubmatch(form.text)
			if match != nil && !strings.EqualFold(match[1], "basic") { // which are credentials
				return match[1] + match[2], true
			}
			continue
		}
		name := strings.ToLower(form.place[strings.LastIndexByte(form.place, '/')+1:])
		if value := trimBlank(form.text); strings.HasSuffix(name, "token") && word.Regexp().MatchString(value) {
			return value, true
		}
	}
	return "", false
}
