// Package word splits names into words, and has the words that say what something in
// code is for: a client, a route, another vendor, the platform.
package word

import (
	"slices"
	"strings"
)

// OfAll returns the words of several names.
func OfAll(names []string) []string {
	var all []string
	for _, name := range names {
		all = append(all, Of(name)...)
	}
	return all
}

// Any reports whether a set has one of some words.
func Any(all []string, in *Set) bool {
	return slices.ContainsFunc(all, in.Has)
}

// Of splits a name into words in lower case: getHTTPClient, base_url, X-Tenant.
func Of(name string) []string {
	var all []string
	start := 0
	flush := func(end int) {
		if end > start {
			all = append(all, strings.ToLower(name[start:end]))
		}
	}
	upper := func(i int) bool { return name[i] >= 'A' && name[i] <= 'Z' }
	letter := func(i int) bool {
		return upper(i) || name[i] >= 'a' && name[i] <= 'z' || name[i] >= '0' && name[i] <= '9' || name[i] >= 0x80
	}
	for i := range len(name) {
		switch {
		case !letter(i):
			flush(i)
			start = i + 1
		case i > start && upper(i) && (!upper(i-1) || i+1 < len(name) && letter(i+1) && !upper(i+1)):
			flush(i)
			start = i
		}
	}
	flush(len(name))
	return all
}
