package manifest

import (
	"strings"
	"testing"
)

func TestChallengeLengthRule(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]string{
		strings.Repeat("ä", 31): "error /challengeCode: the challenge code has 31 characters; the platform accepts at most 30",
		strings.Repeat("ä", 30): "",
		strings.Repeat("ä", 8):  "",
		strings.Repeat("ä", 7):  "warning /challengeCode: the challenge code has 7 characters; the platform rejects very short ones",
		"":                      "warning /challengeCode: the challenge code has 0 characters; the platform rejects very short ones",
	} {
		expectFindings(t, "challenge-length", `{"appIcon":"","challengeCode":"`+code+`"}`, some(want)...)
	}
}
