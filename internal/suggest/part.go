package suggest

import "strings"

// Part is Nearest for names that are made of several words: if no candidate is near
// as a whole, it is one of which the beginning is, up to the end of a word.
func Part(word string, candidates []string) string {
	if nearest := Nearest(word, candidates); nearest != "" {
		return nearest
	}
	var beginnings, names []string
	for _, candidate := range candidates {
		for i := range candidate {
			if i > 0 && strings.ContainsRune("-_./ ", rune(candidate[i])) {
				beginnings, names = append(beginnings, candidate[:i]), append(names, candidate)
			}
		}
	}
	nearest := Nearest(word, beginnings)
	for i, beginning := range beginnings {
		if nearest != "" && beginning == nearest {
			return names[i]
		}
	}
	return onlyBeginningWith(word, candidates)
}

// leastBeginning is how many letters of a word have to be there to mean it.
const leastBeginning = 3

// onlyBeginningWith returns the one candidate that begins with a word, as environment
// does with env; "" if there are several.
func onlyBeginningWith(word string, candidates []string) (only string) {
	if len([]rune(word)) < leastBeginning {
		return ""
	}
	for _, candidate := range candidates {
		switch {
		case !strings.HasPrefix(strings.ToLower(candidate), strings.ToLower(word)):
		case only != "":
			return ""
		default:
			only = candidate
		}
	}
	return only
}
