package manifest

import (
	"strconv"

	"github.com/jtlctl/jtlctl/internal/jsonast"
)

// place is a value of a document and its field.
type place struct {
	value  *jsonast.Value
	member *jsonast.Member // nil in a list and at the root
	field  *Field          // nil if none is known
	parent int32           // index of the place around it; -1 at the root
	index  int32           // position in the list or object around it
}

// walk returns the places of a document in the order of the text, without those
// inside unknown fields.
func walk(d *Document, root *Field) []place {
	w := walker{nameMatching: d.nameMatching()}
	w.visit(place{value: &d.Text.Root, field: root, parent: -1})
	return w.places
}

type walker struct {
	places       []place
	nameMatching nameMatching
}

func (w *walker) visit(p place) {
	self := int32(len(w.places)) //nolint:gosec // a document has fewer bytes than that
	w.places = append(w.places, p)
	if p.field == nil || p.field.Type == Any {
		return
	}
	for i := range p.value.Members {
		member := &p.value.Members[i]
		w.visit(place{value: &member.Value, member: member, field: w.childField(p.field, member.Name), parent: self, index: int32(i)})
	}
	if p.field.Type != List {
		return
	}
	for i := range p.value.Items {
		w.visit(place{value: &p.value.Items[i], field: p.field.Elem, parent: self, index: int32(i)})
	}
}

// childField returns the field of a name in an object. A single object in the place of
// a list of objects is read as that one element.
func (w *walker) childField(f *Field, name string) *Field {
	switch {
	case f.Type == Map:
		return f.Elem
	case f.Type == List && f.Elem != nil:
		return w.childField(f.Elem, name)
	}
	return f.find(name, w.nameMatching)
}

// pointer returns the JSON pointer (RFC 6901) of a place.
func (p *pass) pointer(at int) string {
	here := &p.places[at]
	if here.parent < 0 {
		return ""
	}
	token := indexToken(int(here.index))
	if here.member != nil {
		token = escapeToken(here.member.Name)
	}
	return p.pointer(int(here.parent)) + "/" + token
}

// path returns the place as the documentation writes it: lifecycle.setupUrl.
func (p *pass) path(at int) string {
	here := &p.places[at]
	switch {
	case here.parent < 0:
		return ""
	case here.member == nil:
		return p.path(int(here.parent)) + "[" + strconv.Itoa(int(here.index)) + "]"
	}
	if above := p.path(int(here.parent)); above != "" {
		return above + "." + truncate(here.member.Name)
	}
	return truncate(here.member.Name)
}
