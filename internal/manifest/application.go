package manifest

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/jsonast"
	"github.com/jtlctl/jtlctl/internal/textutil"
	"github.com/jtlctl/jtlctl/internal/yamltext"
)

// ReadApplication parses an application file, JSON or YAML, with the names of
// its fields in any letter case.
func ReadApplication(name string, text []byte) *Document {
	d := &Document{Path: name, Kind: Registration, Application: true}
	if looksLikeJSON(text) || extension(name) == ".json" {
		d.Text = jsonast.Parse(text)
	} else {
		d.YAML, d.Text = true, yamltext.Parse(text)
	}
	return d
}

// readYAML parses a document that is YAML; it returns nil if it is not. A file
// without a name that says so is YAML if it is a registration request.
func readYAML(name string, text []byte) *Document {
	named := slices.Contains([]string{".yaml", ".yml"}, extension(name))
	if looksLikeJSON(text) || !named && (extension(name) == ".json" || !jsonast.LooksLikeYAML(text)) {
		return nil
	}
	d := &Document{Path: name, Kind: Unknown, YAML: true, Application: true, Text: yamltext.Parse(text)}
	for _, f := range roots()[Registration].Fields {
		// The others are names that every document may have.
		if f.Name != "version" && f.Name != "description" && d.Field(f.Name) != nil {
			d.Kind = Registration
		}
	}
	if d.Kind == Unknown && !named {
		return nil
	}
	return d
}

func extension(name string) string { return strings.ToLower(path.Ext(name)) }

func looksLikeJSON(text []byte) bool {
	text = bytes.TrimLeft(textutil.CutByteOrderMark(text), " \t\r\n")
	return len(text) > 0 && text[0] == '{'
}

// Field returns the value of a field of the root, or nil. The name may have
// every letter case that the document may have.
func (d *Document) Field(name string) *jsonast.Value { return d.FieldOf(&d.Text.Root, name) }

// FieldOf does what Field does, for an object in the document.
func (d *Document) FieldOf(object *jsonast.Value, name string) *jsonast.Value {
	matching := d.nameMatching()
	for i := len(object.Members) - 1; i >= 0; i-- {
		if matching.equal(object.Members[i].Name, name) {
			return &object.Members[i].Value
		}
	}
	return nil
}

// WithScopes returns the document with scopes that were named apart from it.
// A scope that is in the document moves: naming an optional scope as mandatory
// is a choice.
func (d *Document) WithScopes(mandatory, optional []string) *Document {
	named := slices.Concat(mandatory, optional)
	if len(named) == 0 || d.Text.Root.Kind != jsonast.Object {
		return d
	}
	// The added scopes are a line after the text, so that they have positions.
	text := append(bytes.Clone(d.Text.Bytes), '\n')
	with := *d
	with.added = len(text)
	root := d.Text.Root
	root.Members = slices.Clone(root.Members)
	for _, list := range []struct {
		name   string
		scopes []string
	}{{mandatoryScopes, mandatory}, {optionalScopes, optional}} {
		member := with.scopeList(&root, list.name, named)
		if member == nil && len(list.scopes) == 0 {
			continue
		}
		if member == nil {
			at := jsonast.Span{Start: len(text), End: len(text)}
			root.Members = append(root.Members, jsonast.Member{Name: list.name, NameSpan: at, Value: jsonast.Value{Kind: jsonast.Array, Span: at}})
			member = &root.Members[len(root.Members)-1]
		}
		for _, scope := range list.scopes {
			start := len(text)
			text = append(text, scope...)
			member.Value.Items = append(member.Value.Items, jsonast.Value{Kind: jsonast.String, Text: scope, Span: jsonast.Span{Start: start, End: len(text)}})
			text = append(text, ' ')
		}
	}
	with.Text = jsonast.NewText(text)
	with.Text.Root, with.Text.Faults = root, d.Text.Faults
	return &with
}

// scopeList returns the list of a name without some scopes, or nil if there is
// none. A field that is null counts as a list.
func (d *Document) scopeList(root *jsonast.Value, name string, without []string) *jsonast.Member {
	matching := d.nameMatching()
	for i := len(root.Members) - 1; i >= 0; i-- {
		m := &root.Members[i]
		if !matching.equal(m.Name, name) || m.Value.Kind != jsonast.Array && m.Value.Kind != jsonast.Null {
			continue
		}
		m.Value.Kind = jsonast.Array
		m.Value.Items = slices.DeleteFunc(slices.Clone(m.Value.Items), func(v jsonast.Value) bool {
			return v.Kind == jsonast.String && slices.Contains(without, v.Text)
		})
		return m
	}
	return nil
}

// Added reports whether a finding is about a scope that WithScopes added.
func (d *Document) Added(f Finding) bool { return d.added > 0 && f.Start >= d.added }
