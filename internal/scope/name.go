package scope

import (
	"slices"
	"strings"
	"unicode"
)

// parsedName is the meaning of the parts of a name.
type parsedName struct {
	resources  []string // the most likely first; only letters and digits
	permission string   // read, write, print, or ""
	word       string   // the word that was taken for the permission
}

// parseName finds resource and permission in names of any shape:
// productRead, read:items, sales_orders.write, item.queryitems.
func parseName(name string) parsedName {
	words := split(name)
	if len(words) == 0 {
		return parsedName{}
	}
	last := len(words) - 1
	before := strings.Join(words[:last], "")
	if len(words) == 1 {
		return parsedName{resources: words}
	}
	if permission := permissionOfWord()[words[last]]; permission != "" {
		return parsedName{[]string{before}, permission, words[last]}
	}
	if permission := permissionOfWord()[words[0]]; permission != "" {
		return parsedName{[]string{strings.Join(words[1:], "")}, permission, words[0]}
	}
	if permission := permissionPrefix(words[last]); permission != "" && strings.Contains(words[last], singular(before)) {
		return parsedName{[]string{before}, permission, words[last]}
	}
	return parsedName{[]string{before, before + words[last]}, "", words[last]}
}

// split splits a name at what is no letter or digit, and before a capital that
// follows a small letter.
func split(name string) []string {
	var words []string
	var word strings.Builder
	flush := func() {
		if word.Len() > 0 {
			words = append(words, word.String())
			word.Reset()
		}
	}
	small := false
	for _, c := range name {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			flush()
			small = false
			continue
		}
		if unicode.IsUpper(c) && small {
			flush()
		}
		small = unicode.IsLower(c)
		word.WriteRune(unicode.ToLower(c))
	}
	flush()
	return words
}

// variants returns the ways to write a resource: the name that it has here, itself, its
// plural and its singular.
func variants(resource string) []string {
	all := []string{resource, plural(resource), singular(resource)}
	for _, variant := range all {
		if renamed := resourceOf()[variant]; renamed != "" {
			return slices.Insert(all, 0, renamed)
		}
	}
	return all
}

func plural(word string) string {
	switch {
	case strings.HasSuffix(word, "y"):
		return strings.TrimSuffix(word, "y") + "ies"
	case strings.HasSuffix(word, "s"), strings.HasSuffix(word, "x"), strings.HasSuffix(word, "ch"):
		return word + "es"
	}
	return word + "s"
}

func singular(word string) string {
	for _, ending := range [][2]string{{"ies", "y"}, {"xes", "x"}, {"ches", "ch"}, {"sses", "ss"}, {"s", ""}} {
		if before, ok := strings.CutSuffix(word, ending[0]); ok && before != "" {
			return before + ending[1]
		}
	}
	return word
}
