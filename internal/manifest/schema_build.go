package manifest

import "strings"

// schemaBuilder makes schemas of fields.
type schemaBuilder struct{ matching nameMatching }

// application reports whether the schema is of an application file, whose values are
// converted before they are sent.
func (b schemaBuilder) application() bool { return b.matching == anyCase }

// otherName is the definition of what lint only warns about.
const otherName = "other"

func otherValue() *Schema { return &Schema{Ref: "#/$defs/" + otherName} }

// value returns the schema of the value of a field: as that of a member of an object,
// or as an item of a list.
func (b schemaBuilder) value(f *Field, member bool) *Schema {
	s := b.typed(f)
	if others := b.otherTypes(f, s.Type, member); len(others) > 0 {
		s = &Schema{AnyOf: append([]*Schema{s}, others...), Examples: f.examples()}
	}
	if s.Ref == "" {
		s.Description = f.Description
	}
	switch f.Status {
	case Renamed, Moved:
		s.Description, s.Deprecated = "Now: "+f.Replacement, true
	case Retired:
		s.Description, s.Deprecated = "No longer documented for new apps", true
	case Assigned:
		s.Description, s.Deprecated = "Set by the platform", true
	case Current:
	}
	return s
}

// examples returns a value that an editor inserts behind the name of the field, which it
// does only if it knows the type or an example.
func (f *Field) examples() []any {
	switch f.Type {
	case Object, Map:
		return []any{struct{}{}}
	case List:
		return []any{[]any{}}
	case Bool:
		return []any{true}
	case Number, Choice:
		return []any{0}
	case String:
		if len(f.Values) > 0 {
			return []any{f.Values[0]}
		}
		return []any{""}
	case Any:
	}
	return nil
}

// otherTypes returns the schemas of values that are not of the type of the field, and
// that lint does not report as errors.
func (b schemaBuilder) otherTypes(f *Field, name string, member bool) []*Schema {
	var others []*Schema
	switch {
	case f.Type == Any:
	case b.application():
		if member && f.Type == String {
			others = append(others, &Schema{Type: "number"})
		}
		if member && (f.Requirement == Optional || f.MayBeEmpty) {
			others = append(others, &Schema{Type: "null"})
		}
	case f.Confidence != Documented:
		other := otherValue()
		if name == "" {
			name = f.Type.jsonType()
		}
		other.Not = &Schema{Type: name}
		others = append(others, other)
	case f.mayBeNull(member):
		other := otherValue()
		other.Type = "null"
		others = append(others, other)
	}
	return others
}

// typed returns the schema of a value of the right type.
func (b schemaBuilder) typed(f *Field) *Schema {
	switch f.Type {
	case Object:
		return b.object(f)
	case Map:
		return &Schema{Type: "object", AdditionalProperties: b.value(f.Elem, true)}
	case List:
		return &Schema{Type: "array", Items: b.value(f.Elem, false), UniqueItems: b.application() && f.Format == ScopeList}
	case Choice:
		return b.choice(f)
	case String:
		return b.text(f)
	case Any:
		if f.Status != Current {
			return &Schema{}
		}
		return &Schema{AnyOf: []*Schema{{Type: "string"}, {Type: "object"}, {Type: "array"}, {Type: "number"}, {Type: "boolean"}, {Type: "null"}}}
	case Bool, Number:
	}
	return &Schema{Type: f.Type.jsonType()}
}

// object returns the schema of an object with the members of a field.
func (b schemaBuilder) object(f *Field) *Schema {
	s := &Schema{Type: "object", Properties: map[string]*Schema{}}
	known := []any{}
	for i := range f.Fields {
		field := &f.Fields[i]
		for _, name := range b.names(field) {
			known = append(known, name)
			if field.Status == Current {
				s.Properties[name] = b.value(field, true)
				continue
			}
			if s.PatternProperties == nil {
				s.PatternProperties = map[string]*Schema{}
			}
			s.PatternProperties["^"+name+"$"] = b.value(field, true) // editors do not propose it
		}
		b.require(s, field)
	}
	if b.application() {
		s.AllOf = append(s.AllOf, b.anyCase(f))
	} else {
		s.PropertyNames = &Schema{AnyOf: []*Schema{{Type: "string", Enum: known}, otherValue()}}
	}
	return s
}

// names returns the names of a field that an editor proposes.
func (b schemaBuilder) names(f *Field) []string {
	switch upper := strings.ToUpper(f.Name[:1]) + f.Name[1:]; b.matching {
	case anyFirstLetter:
		return []string{f.Name, upper}
	case anyCase:
		return []string{upper} // as `jtlctl wawi init` writes them
	case exactCase:
	}
	return []string{f.Name}
}

// jsonType returns the name of a type in JSON Schema; "" if there is no single one.
func (s Type) jsonType() string {
	return []string{"", "string", "boolean", "number", "object", "array", "object", ""}[s]
}
