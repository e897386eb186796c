package apicall

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/scope"
)

// Named returns the scopes that an answer itself names, in its order and in lower
// case: the server knows what it wants, whatever the catalogues say. A word is a scope
// if the catalogues have it, or if a word such as "scope" precedes or follows it. index
// may be nil.
func (x Exchange) Named(index *scope.Index) []string {
	words := strings.FieldsFunc(ErrorText(x.Body, func(text string) string { return text }), func(r rune) bool {
		return strings.ContainsRune(" \t\r\n,;:()[]{}<>\"'`„“”‚‘’", r)
	})
	var names []string
	follows := false // a word that introduces scopes
	for at, word := range words {
		word = strings.TrimRight(word, ".!?")
		next := ""
		if at+1 < len(words) {
			next = words[at+1]
		}
		switch name := strings.ToLower(word); {
		case !hasFormOfScope(word):
			follows = introducesScopes(word) || follows && slices.Contains([]string{"and", "or", "und", "oder", "is", "named"}, name)
		case follows, introducesScopes(next), index != nil && isKnown(index, name):
			follows = true
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

func isKnown(index *scope.Index, name string) bool {
	_, known := index.Find(name)
	return known
}

// introducesScopes reports whether a word is one for scopes, in English or German.
func introducesScopes(word string) bool {
	word = strings.ToLower(strings.TrimRight(word, ".!?"))
	return slices.ContainsFunc([]string{"scope", "permission", "berechtigung"}, func(begin string) bool { return strings.HasPrefix(word, begin) }) ||
		word == "recht" || word == "rechte"
}

// hasFormOfScope reports whether a word is two or three names with dots between.
func hasFormOfScope(word string) bool {
	parts := strings.Split(word, ".")
	for _, part := range parts {
		if part == "" || strings.ContainsFunc(part, func(r rune) bool { return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') }) {
			return false
		}
	}
	return (len(parts) == 2 || len(parts) == 3) && (word[0] < '0' || word[0] > '9')
}
