package manifest

import (
	"slices"
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

// fieldName returns the name of a field as the document writes names: an
// application file may have upper-case first letters, as that of `wawi init`
// has.
func (d *Document) fieldName(name string) string {
	if !d.Application || name == "" {
		return name
	}
	members := d.Text.Root.Members
	upper := slices.ContainsFunc(members, func(m jsonast.Member) bool { return m.Name != "" && 'A' <= m.Name[0] && m.Name[0] <= 'Z' })
	if upper || len(members) == 0 && d.YAML {
		return strings.ToUpper(name[:1]) + name[1:]
	}
	return name
}
