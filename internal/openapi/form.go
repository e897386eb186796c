package openapi

import (
	"encoding/json"
	"maps"
	"slices"
)

// form is a JSON Schema, as far as it is needed to make an example.
type form struct {
	kind    string // type; "" is any
	format  string
	members map[string]*form // of an object; nil if it is none
	items   *form            // of an array
	example any              // an example, a default, or the first of what is allowed
	chosen  bool             // there is an example
	least   float64
}

// The bounds of a form: schemas may contain themselves, and grow.
const (
	maxDepth = 10
	maxForms = 3000
)

// schema is what of a JSON Schema is looked at.
type schema struct {
	Ref        string                     `json:"$ref"`
	Type       any                        `json:"type"`
	Format     string                     `json:"format"`
	Properties map[string]json.RawMessage `json:"properties"`
	Items      json.RawMessage            `json:"items"`
	AllOf      []json.RawMessage          `json:"allOf"`
	OneOf      []json.RawMessage          `json:"oneOf"`
	AnyOf      []json.RawMessage          `json:"anyOf"`
	Enum       []any                      `json:"enum"`
	Const      any                        `json:"const"`
	Default    any                        `json:"default"`
	Example    any                        `json:"example"`
	Examples   []any                      `json:"examples"`
	Minimum    float64                    `json:"minimum"`
}

// builder builds the form of one answer.
type builder struct {
	definitions map[string]json.RawMessage
	left        int // forms that it may still have
}

// build returns the form of a schema; nil, which is null, for what goes too deep.
func (b *builder) build(raw json.RawMessage, depth int) *form {
	var s schema
	if b.left--; b.left < 0 || depth > maxDepth || json.Unmarshal(raw, &s) != nil {
		return nil
	}
	if s.Ref != "" {
		return b.build(b.definitions[s.Ref], depth+1)
	}
	f := &form{kind: kindOf(s.Type), format: s.Format, least: s.Minimum}
	f.example, f.chosen = s.chosen()
	for _, part := range s.AllOf {
		f.merge(b.build(part, depth+1))
	}
	for _, list := range [][]json.RawMessage{s.OneOf, s.AnyOf} {
		for _, one := range list {
			if inner := b.build(one, depth+1); inner != nil && inner.kind != "null" {
				f.merge(inner)
				break
			}
		}
	}
	if len(s.Items) > 0 {
		f.kind, f.items = "array", b.build(s.Items, depth+1)
	}
	if len(s.Properties) > 0 && f.members == nil {
		f.members = make(map[string]*form, len(s.Properties))
	}
	// In order, so that what there is no room for is the same each time.
	for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
		f.members[name] = b.build(s.Properties[name], depth+1)
	}
	return f
}

// merge adds what another form says.
func (f *form) merge(other *form) {
	if other == nil {
		return
	}
	if f.kind == "" {
		f.kind, f.format, f.least = other.kind, other.format, other.least
	}
	if f.items == nil {
		f.items = other.items
	}
	if !f.chosen {
		f.example, f.chosen = other.example, other.chosen
	}
	if len(other.members) > 0 && f.members == nil {
		f.members = map[string]*form{}
	}
	maps.Copy(f.members, other.members)
}

// chosen returns the value that a schema gives as an example or allows.
func (s *schema) chosen() (any, bool) {
	for _, value := range []any{s.Example, s.Const, s.Default} {
		if value != nil {
			return value, true
		}
	}
	for _, list := range [][]any{s.Examples, s.Enum} {
		if len(list) > 0 {
			return list[0], true
		}
	}
	return nil, false
}

// kindOf returns the type of a schema, which may be one of several in OpenAPI 3.1.
func kindOf(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case []any:
		for _, one := range v {
			if name, ok := one.(string); ok && name != "null" {
				return name
			}
		}
	}
	return ""
}
