package scope

import (
	"slices"
	"strings"
)

// longestName is how many characters the name of a scope may have; the longest
// that is published has 69.
const longestName = 100

const (
	nameLetters    = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	nameCharacters = nameLetters + "._-"
)

// canBeName tells whether a text may be the name of a scope. Documents come
// from anywhere, and names end up in terminals, manifests and editors.
func canBeName(name string) bool {
	return name != "" && len(name) <= longestName &&
		strings.Trim(name, nameCharacters) == "" && strings.IndexByte(nameLetters, name[0]) >= 0
}

// leaveOut takes what cannot be the name of a scope out of a catalogue.
func (c *Catalog) leaveOut() {
	seen := map[string]bool{}
	misshapen := func(name string) bool {
		if canBeName(name) {
			return false
		}
		if !seen[name] {
			seen[name] = true
			c.LeftOut = append(c.LeftOut, name)
		}
		return true
	}
	for i := range c.Operations {
		o := &c.Operations[i]
		o.Scopes = slices.DeleteFunc(o.Scopes, misshapen)
		o.AnyOne = o.AnyOne && len(o.Scopes) > 1
	}
	c.Extras = slices.DeleteFunc(c.Extras, func(extra Extra) bool { return misshapen(extra.Scope) })
}
