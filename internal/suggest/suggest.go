// Package suggest finds the word that somebody probably meant.
package suggest

import (
	"strings"

	"github.com/agnivade/levenshtein"
)

// Nearest returns the candidate nearest to word by edit distance, ignoring
// letter case. It returns "" where the distance is not under half the length
// of the word: a far-fetched suggestion is worse than none.
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

// Question returns ` (did you mean "x"?)` for the nearest candidate, or "".
func Question(word string, candidates []string) string {
	if nearest := Nearest(word, candidates); nearest != "" {
		return ` (did you mean "` + nearest + `"?)`
	}
	return ""
}
