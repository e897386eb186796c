package manifest

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/jsonast"
)

// ErrNotEditable is returned for a document whose lists of scopes are not written as
// lists of names, or that is not UTF-8: a person has to change it.
var ErrNotEditable = errors.New("its lists of scopes cannot be changed without changing more")

// scopeLists edits the lists of scopes of a document.
type scopeLists struct{ *Document }

// AddScopes returns the text of a document that requests further scopes. No other byte
// differs. Only a registration request has optional ones.
func AddScopes(d *Document, mandatory, optional []string) ([]byte, error) {
	before := ScopesOf(d)
	for _, list := range []struct {
		optional bool
		names    []string
	}{{false, mandatory}, {true, optional}} {
		if len(list.names) == 0 {
			continue
		}
		e, ok := scopeLists{d}.addEdit(list.optional, list.names)
		if !ok {
			return nil, ErrNotEditable
		}
		d = Read(d.Path, replaced(d.Text.Bytes, e))
	}
	return scopeLists{d}.checked(slices.Concat(before.Mandatory, mandatory), slices.Concat(before.Optional, optional))
}

// RemoveScopes returns the text of a document that does not request some scopes any
// more. No other byte differs. Mandatory scopes of a registration request stay.
func RemoveScopes(d *Document, names []string) ([]byte, error) {
	before := ScopesOf(d)
	gone := func(name string) bool { return slices.Contains(names, name) }
	want := DeclaredScopes{Mandatory: before.Mandatory, Optional: slices.DeleteFunc(slices.Clone(before.Optional), gone)}
	if !d.OnPremise() {
		want.Mandatory = slices.DeleteFunc(slices.Clone(before.Mandatory), gone)
	}
	for range len(d.Text.Bytes) {
		e, ok := scopeLists{d}.removeScope(gone)
		if !ok {
			break
		}
		d = Read(d.Path, replaced(d.Text.Bytes, e))
	}
	return scopeLists{d}.checked(want.Mandatory, want.Optional)
}

// checked returns the text if the document requests what it should.
func (d scopeLists) checked(mandatory, optional []string) ([]byte, error) {
	now := ScopesOf(d.Document)
	if !d.Text.Valid() || d.Text.Recoded || !slices.Equal(now.Mandatory, mandatory) || !slices.Equal(now.Optional, optional) {
		return nil, ErrNotEditable
	}
	return d.Text.Bytes, nil
}

func replaced(text []byte, e Edit) []byte {
	return slices.Concat(text[:e.Start], []byte(e.Text), text[e.End:])
}

// listPath is where a kind of document has its scopes.
func (d scopeLists) listPath(optional bool) []string {
	cloud := []string{"capabilities", "erp", "api", "scopes"}
	switch {
	case d.Kind == Combined && d.Text.Root.Get("manifest") != nil:
		return append([]string{"manifest"}, cloud...)
	case !d.OnPremise():
		return cloud
	case optional:
		return []string{optionalScopes}
	}
	return []string{mandatoryScopes}
}

// member returns the member of an object by its name, as documents of this kind are
// read, and nil if there is none.
func (d scopeLists) member(of *jsonast.Value, name string) *jsonast.Member {
	for i := range of.Members {
		m := &of.Members[i]
		if m.Name == name || d.OnPremise() && strings.EqualFold(m.Name, name) {
			return m
		}
	}
	return nil
}

// addEdit returns the edit that adds names to a list of scopes; ok is false if there is
// none.
func (d scopeLists) addEdit(optional bool, names []string) (e Edit, ok bool) {
	if d.Text.Recoded || !d.Text.Valid() || d.Text.Root.Kind != jsonast.Object {
		return e, false
	}
	at, path := &d.Text.Root, d.listPath(optional)
	for len(path) > 0 {
		m := d.member(at, path[0])
		switch {
		case m == nil && d.YAML:
			return d.newYAMLList(path[0], names), true
		case m == nil:
			return d.newMember(at, path, names), true
		case len(path) > 1 && m.Value.Kind != jsonast.Object:
			return e, false
		case len(path) == 1 && d.YAML && m.Value.Kind == jsonast.Null:
			return d.firstYAMLItems(m, names), true
		case len(path) == 1 && m.Value.Kind == jsonast.Null:
			return Edit{m.Value.Span, "[" + quotedNames(names) + "]"}, true
		case len(path) == 1 && m.Value.Kind != jsonast.Array:
			return e, false
		}
		at, path = &m.Value, path[1:]
	}
	switch last := len(at.Items) - 1; {
	case last < 0 && d.YAML:
		return Edit{at.Span, "[" + strings.Join(names, ", ") + "]"}, true
	case last < 0:
		return Edit{at.Span, "[" + quotedNames(names) + "]"}, true
	case d.YAML && d.isBlock(at):
		return d.moreYAMLItems(at, names), true
	default:
		return d.moreItems(at, names), true
	}
}

// moreItems adds names to a list in brackets, as its last name is written.
func (d scopeLists) moreItems(list *jsonast.Value, names []string) Edit {
	text, last := d.Text.Bytes, &list.Items[len(list.Items)-1]
	before := list.Start + 1
	if len(list.Items) > 1 {
		before = list.Items[len(list.Items)-2].End
	}
	space := " "
	if between := text[before:last.Start]; bytes.ContainsRune(between, '\n') {
		space = string(between[bytes.LastIndexByte(between, '\n'):])
		if bytes.Contains(between, []byte("\r\n")) {
			space = "\r" + space
		}
	}
	var b strings.Builder
	for _, name := range names {
		b.WriteString("," + space)
		if d.YAML {
			b.WriteString(name)
		} else {
			b.WriteString(jsonast.Quote(name))
		}
	}
	return Edit{jsonast.Span{Start: last.End, End: last.End}, b.String()}
}

// newMember adds a member with a list to an object. The edit replaces a byte, so that
// two of them are not made at once.
func (d scopeLists) newMember(object *jsonast.Value, path, names []string) Edit {
	text := "[" + quotedNames(names) + "]"
	for i, name := range slices.Backward(path) {
		if first := d.firstName(); i == 0 && d.OnPremise() && first != "" && first[0] >= 'A' && first[0] <= 'Z' {
			name = strings.ToUpper(name[:1]) + name[1:]
		}
		text = jsonast.Quote(name) + ": " + text
		if i > 0 {
			text = "{" + text + "}"
		}
	}
	if len(object.Members) == 0 {
		return Edit{object.Span, "{" + text + "}"}
	}
	last := object.Members[len(object.Members)-1]
	space := " "
	if line := d.linePrefix(last.NameSpan.Start); strings.TrimSpace(line) == "" && len(line) < last.NameSpan.Start {
		space = d.newline() + line
	}
	end := last.Value.End
	return Edit{jsonast.Span{Start: end - 1, End: end}, string(d.Text.Bytes[end-1:end]) + "," + space + text}
}

func (d scopeLists) firstName() string {
	if members := d.Text.Root.Members; len(members) > 0 {
		return members[0].Name
	}
	return ""
}

func quotedNames(names []string) string {
	var quoted []string
	for _, name := range names {
		quoted = append(quoted, jsonast.Quote(name))
	}
	return strings.Join(quoted, ", ")
}

// removeScope returns the edit that removes one scope that is gone.
func (d scopeLists) removeScope(gone func(name string) bool) (e Edit, ok bool) {
	if d.Text.Recoded || !d.Text.Valid() {
		return e, false
	}
	in := &inspection{doc: d.Document, places: walk(d.Document, roots()[d.Kind])}
	for at := range in.places {
		here := &in.places[at]
		if here.field == nil || here.field.Format != ScopeName || here.value.Kind != jsonast.String || !gone(here.value.Text) {
			continue
		}
		list := &in.places[here.parent]
		if d.OnPremise() && list.field.Name == mandatoryScopes || list.value.Kind != jsonast.Array {
			continue
		}
		if d.YAML && d.isBlock(list.value) {
			return d.removeYAMLItem(list, here.value), true
		}
		return in.removeEdit(at), true
	}
	return e, false
}
