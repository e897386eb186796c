package manifest

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/jsonast"
)

// nameMatching is how the letter case of field names is compared.
type nameMatching uint8

const (
	exactCase      nameMatching = iota
	anyFirstLetter              // of either case: API 1.x has upper-case ones, API 2.x lower-case ones
	anyCase                     // what jtlctl converts
)

func (d *Document) nameMatching() nameMatching {
	switch {
	case d.Application:
		return anyCase
	case d.OnPremise():
		return anyFirstLetter
	}
	return exactCase
}

// equal reports whether two names mean the same field.
func (s nameMatching) equal(a, b string) bool {
	switch {
	case a == b:
		return true
	case s == exactCase || len(a) != len(b) || a == "":
		return false
	case s == anyFirstLetter:
		return a[1:] == b[1:] && strings.EqualFold(a[:1], b[:1])
	}
	return strings.EqualFold(a, b)
}

// fold returns the same string for all names that are equal.
func (s nameMatching) fold(name string) string {
	switch {
	case s == exactCase || name == "":
		return name
	case s == anyFirstLetter:
		return strings.ToLower(name[:1]) + name[1:]
	}
	return strings.ToLower(name)
}

// fieldName returns the name of a field of the root as the document writes names:
// API 1.x has upper-case first letters, API 2.x lower-case ones.
func (d *Document) fieldName(name string) string { return d.fieldNameIn(&d.Text.Root, name) }

// fieldNameIn does what fieldName does, for an object in the document.
func (d *Document) fieldNameIn(object *jsonast.Value, name string) string {
	if d.nameMatching() == exactCase || name == "" {
		return name
	}
	for i := range object.Members {
		if d.nameMatching().equal(object.Members[i].Name, name) {
			return object.Members[i].Name
		}
	}
	if d.upperNames(object) {
		return strings.ToUpper(name[:1]) + name[1:]
	}
	return name
}

// upperNames reports whether most names of an object begin with an upper-case
// letter; one without names is written as the root, and an empty application file
// as that of `wawi init`.
func (d *Document) upperNames(object *jsonast.Value) bool {
	upper, lower := 0, 0
	for _, members := range [][]jsonast.Member{object.Members, d.Text.Root.Members} {
		for i := range members {
			switch name := members[i].Name; {
			case name == "":
			case 'A' <= name[0] && name[0] <= 'Z':
				upper++
			case 'a' <= name[0] && name[0] <= 'z':
				lower++
			}
		}
		if upper+lower > 0 {
			return upper > lower
		}
	}
	return d.YAML
}
