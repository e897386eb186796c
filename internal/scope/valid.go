package scope

import (
	"maps"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
)

// maxNameLength is how many characters the name of a scope may have; the longest
// that is published has 69.
const maxNameLength = 100

// consistsOf reports whether a text has only letters and digits of ASCII, and some
// signs. Each name of a catalogue is checked at every look-up.
func consistsOf(text, signs string) bool {
	for i := range len(text) {
		if !isLetterOrDigit(text[i]) && strings.IndexByte(signs, text[i]) < 0 {
			return false
		}
	}
	return true
}

func isLetterOrDigit(c byte) bool {
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
}

// validName reports whether a text may be the name of a scope: words joined by
// dots. Documents come from anywhere, and names end up in
// terminals, manifests and editors.
func validName(name string) bool {
	const most = 3
	words := 0
	for word := range strings.SplitSeq(name, ".") {
		if words++; word == "" || !consistsOf(word, "_-") || !isLetterOrDigit(word[0]) {
			return false
		}
	}
	return len(name) <= maxNameLength && words <= most
}

// validPublishedName reports the same for a published document, whose names have
// a resource and a permission at least, in lower case.
func validPublishedName(name string) bool {
	return validName(name) && strings.Contains(name, ".") && name == strings.ToLower(name)
}

// validPath reports whether a text may be the path of an operation.
func validPath(path string) bool {
	const longest = 300
	return strings.HasPrefix(path, "/") && len(path) <= longest && consistsOf(path, "/{}._~:*$(),=@+-")
}

// validID reports whether a text may be an operation id, a field, a level of
// stability or a tag.
func validID(id string) bool {
	const longest = 200
	return id != "" && len(id) <= longest && consistsOf(id, "._-")
}

// dropInvalid removes from a catalogue what does not have the form of what it
// should be.
func (c *Catalog) dropInvalid() {
	names, others, paths := newDropped(validName), newDropped(validID), newDropped(validPath)
	if c.Published {
		names.valid = validPublishedName
	}
	c.Operations = slices.DeleteFunc(c.Operations, func(o Operation) bool {
		return paths.drops(o.Path) || !validID(o.Method) || (o.Field != "" && others.drops(o.Field))
	})
	for i := range c.Operations {
		o := &c.Operations[i]
		o.Scopes = slices.DeleteFunc(o.Scopes, names.drops)
		o.AnyOne = len(o.Scopes) > 1 && (o.AnyOne || anyOne(c.Generation, o.Scopes))
		o.dropGroups(names)
		if o.ID != "" && others.drops(o.ID) {
			o.ID = ""
		}
		// Nothing depends on these, and tags are often sentences.
		if !validID(o.Stability) {
			o.Stability = ""
		}
		if !validID(o.Tag) {
			o.Tag = ""
		}
	}
	maps.DeleteFunc(c.shortest, func(name string, _ int) bool { return names.drops(name) })
	c.Extras = slices.DeleteFunc(c.Extras, func(extra Extra) bool { return names.drops(extra.Scope) })
	c.InvalidNames, c.InvalidOthers = names.list, slices.Concat(paths.list, others.list)
}

func (o *Operation) dropGroups(names *dropped) {
	for i := range o.Groups {
		o.Groups[i] = slices.DeleteFunc(o.Groups[i], names.drops)
	}
	o.Groups = slices.DeleteFunc(o.Groups, func(group []string) bool { return len(group) == 0 })
	if len(o.Groups) == 1 {
		o.AnyOne, o.Groups = len(o.Scopes) > 1, nil
	}
	if len(o.Groups) == 0 {
		o.Groups = nil
	}
}

// dropped collects what is not valid, each once.
type dropped struct {
	valid func(string) bool
	seen  map[string]bool
	list  []string
}

func newDropped(valid func(string) bool) *dropped {
	return &dropped{valid: valid, seen: map[string]bool{}}
}

func (d *dropped) drops(text string) bool {
	if d.valid(text) {
		return false
	}
	if !d.seen[text] {
		d.seen[text] = true
		d.list = append(d.list, text)
	}
	return true
}

// anyOne is the rule by which several scopes of an operation are alternatives.
// In API 1.x each reading operation names its own scope and all.read, and from
// 1.2 on those of both vocabularies (platform documentation, 2026-11-26).
func anyOne(generation erp.Generation, scopes []string) bool {
	if generation != 1 || len(scopes) < 2 {
		return false
	}
	rest := slices.DeleteFunc(slices.Clone(scopes), func(name string) bool { return name == AllRead })
	newer := 0
	for _, name := range rest {
		if hasNewVocabulary(name) {
			newer++
		}
	}
	return len(rest) == 1 || (newer == 1 && len(rest) == 2)
}

// hasNewVocabulary reports whether a name is of the vocabulary of API 2.x:
// items.read, unlike item.queryitems.
func hasNewVocabulary(name string) bool {
	_, permission := SplitPermission(name)
	return permission == "read" || permission == "write" || permission == "print"
}

// IsName reports whether a text may be the name of a scope.
func IsName(text string) bool { return validName(text) }
