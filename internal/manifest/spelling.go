package manifest

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source"
)

// spelling says which letter cases the names of a document's fields may have.
type spelling uint8

const (
	exact       spelling = iota
	firstLetter          // of either case: API 1.x has upper-case ones, API 2.x lower-case ones
	anyCase              // what jtlctl converts
)

func (d *Document) spelling() spelling {
	switch {
	case d.Application:
		return anyCase
	case d.OnPremise():
		return firstLetter
	}
	return exact
}

// same reports whether two names are those of one field.
func (s spelling) same(a, b string) bool {
	switch {
	case a == b:
		return true
	case s == exact || len(a) != len(b) || a == "":
		return false
	case s == firstLetter:
		return a[1:] == b[1:] && strings.EqualFold(a[:1], b[:1])
	}
	return strings.EqualFold(a, b)
}

// folded returns one name for all those that are the same.
func (s spelling) folded(name string) string {
	switch {
	case s == exact || name == "":
		return name
	case s == firstLetter:
		return strings.ToLower(name[:1]) + name[1:]
	}
	return strings.ToLower(name)
}

// written returns the name of a field as the document writes names: an
// application file may have upper-case first letters, as that of `wawi init`
// has.
func (d *Document) written(name string) string {
	if !d.Application || name == "" {
		return name
	}
	members := d.Text.Root.Members
	upper := slices.ContainsFunc(members, func(m source.Member) bool { return m.Name != "" && 'A' <= m.Name[0] && m.Name[0] <= 'Z' })
	if upper || len(members) == 0 && d.YAML {
		return strings.ToUpper(name[:1]) + name[1:]
	}
	return name
}
