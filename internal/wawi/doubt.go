package wawi

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/textutil"
)

// doubts are what is strange about an answer that brought a key. The key is
// kept all the same: it is handed out once.
func doubts(registration Registration, answer Timed) (found []string) {
	const check = "it is stored; look in JTL-Wawi under " + AppsMenu + " whether the app is there"
	doubt := func(format string, args ...any) { found = append(found, fmt.Sprintf(format, args...)) }
	if foreign := othersThan(registration.AppID, answer.AppIDs); foreign != "" {
		doubt("it came in an answer about the app %s, and the request was for %q: %s", foreign, registration.AppID, check)
	}
	if foreign := othersThan(registration.ID, answer.IDs); foreign != "" && registration.ID != "" {
		doubt("it came in an answer about the registration %s, and the one that was asked about is %q: %s", foreign, registration.ID, check)
	}
	if n := len(answer.Others); n > 0 {
		doubt("the answer had %d different keys: the first is stored as the key, the others are stored with it; "+
			"if calls are refused (401), `jtlctl wawi key NAME --other` prints them", n+1)
	}
	if answer.Misspelt {
		doubt("it came under another name than ApiKey, in another letter case: it may be something else")
	}
	return found
}

// othersThan quotes the IDs that are not the expected one.
func othersThan(expected string, ids []string) string {
	var others []string
	for _, id := range ids {
		if !strings.EqualFold(id, expected) {
			others = append(others, fmt.Sprintf("%q", textutil.Shorten(id, maxForeign)))
		}
	}
	const most = 3
	return strings.Join(slices.Compact(others[:min(most, len(others))]), ", ")
}

// warnOf reports the doubts about a key.
func warnOf(name string, o outcome, warn func(format string, args ...any)) {
	for _, doubt := range o.Doubts {
		warn("the key of %q: %s", name, strings.ReplaceAll(doubt, "key NAME", "key "+name))
	}
}
