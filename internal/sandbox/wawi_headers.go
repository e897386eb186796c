package sandbox

import (
	"net/http"
	"strconv"
	"unicode/utf8"
)

// What X-ChallengeCode may have, in characters. The upper bound is published;
// of the lower one it is only known that very short codes are refused.
const (
	minChallenge = 4
	maxChallenge = 30
)

// identified refuses a request of the registration without a challenge code. No
// other header is required there (published document 1.0, read on 2026-11-26).
func (c *wawiCall) identified() bool {
	challenge := c.Header.Get("X-ChallengeCode")
	problems := map[string][]string{}
	switch length := utf8.RuneCountInString(challenge); {
	case length == 0:
		problems["X-ChallengeCode"] = []string{"the header is missing"}
	case length < minChallenge:
		problems["X-ChallengeCode"] = []string{"is too short; the sandbox wants at least " + strconv.Itoa(minChallenge) + " characters"}
	case length > maxChallenge:
		problems["X-ChallengeCode"] = []string{"has more than " + strconv.Itoa(maxChallenge) + " characters"}
	}
	if len(problems) > 0 {
		c.refuseFields(http.StatusBadRequest, "ValidationFailed", "headers of the request are missing or not as they must be", problems)
		return false
	}
	return true
}
