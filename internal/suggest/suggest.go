// Package suggest finds the word that somebody probably meant.
package suggest

import (
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// Nearest returns the candidate nearest to word by edit distance, ignoring
// letter case. It returns "" if the distance is half the length of the word or
// more: a far-fetched suggestion is worse than none.
func Nearest(word string, candidates []string) string {
	best, bestDistance := "", len([]rune(word))
	for _, candidate := range candidates {
		distance := levenshtein.ComputeDistance(strings.ToLower(word), strings.ToLower(candidate))
		if distance < bestDistance && 2*distance < len([]rune(word)) {
			best, bestDistance = candidate, distance
		}
	}
	return best
}

// Question returns ` (did you mean "x"?)` for the nearest candidate, as
// Part finds it, or "".
func Question(word string, candidates []string) string {
	if nearest := Part(word, candidates); nearest != "" {
		return ` (did you mean "` + nearest + `"?)`
	}
	return ""
}

// Among returns an error if a word is not one of the known ones. what names the
// kind of word, such as "environment".
func Among(what, word string, known []string) error {
	if slices.Contains(known, word) {
		return nil
	}
	return fault.New(fault.Usage, "unknown %s %q%s", what, word, Question(word, known)).
		WithHint("use %s", Or(known))
}

// Or writes "a", "a or b", "a, b or c".
func Or(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
