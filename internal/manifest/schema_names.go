package manifest

import "strings"

// require makes the schema of an object reject one without a field, if lint does.
func (b schemaBuilder) require(s *Schema, f *Field) {
	required := f.Requirement == Required && !f.mayBeMissing() || b.application() && f.Requirement == Usual
	names := b.names(f)
	switch {
	case !required, b.application() && f.Name == mandatoryScopes: // optional ones are enough; see addRoot
	case b.application():
		s.AllOf = append(s.AllOf, &Schema{AnyOf: []*Schema{
			b.with(f, names[0]),
			{Not: &Schema{Type: "object", PropertyNames: &Schema{Not: &Schema{Type: "string", Pattern: anyCasePattern(f.Name)}}}},
		}})
	case len(names) > 1:
		var either []*Schema
		for _, name := range names {
			either = append(either, b.with(f, name))
		}
		s.AllOf = append(s.AllOf, &Schema{AnyOf: either})
	default:
		s.Required = append(s.Required, names...)
	}
}

// with returns the schema of an object that has a field under a name. It describes the
// field, because strict validators want to see a property that is required.
func (b schemaBuilder) with(f *Field, name string) *Schema {
	return &Schema{Type: "object", Properties: map[string]*Schema{name: b.value(f, true)}, Required: []string{name}}
}

// anyCase returns the schema of an object of an application file, which may have the
// names in any letter case and no others.
func (b schemaBuilder) anyCase(f *Field) *Schema {
	s := &Schema{Type: "object", PatternProperties: map[string]*Schema{`^\$`: {Description: "For editors"}}, AdditionalProperties: false}
	for i := range f.Fields {
		s.PatternProperties[anyCasePattern(f.Fields[i].Name)] = b.value(&f.Fields[i], true)
	}
	return s
}

// anyCasePattern matches a name in any letter case.
func anyCasePattern(name string) string {
	var p strings.Builder
	for _, letter := range name {
		p.WriteString("[" + strings.ToLower(string(letter)) + strings.ToUpper(string(letter)) + "]")
	}
	return "^" + p.String() + "$"
}

// addRoot adds what only the root of a document has: the address of its schema, and,
// in an application file, at least one scope.
func (b schemaBuilder) addRoot(s *Schema, root *Field) {
	s.Properties["$schema"] = &Schema{Description: "Address of this schema, for editors", AnyOf: []*Schema{{Type: "string"}, otherValue()}}
	if !b.application() {
		known := s.PropertyNames.AnyOf[0]
		known.Enum = append(known.Enum, "$schema")
		return
	}
	some := &Schema{Type: "array", MinItems: 1, Description: root.find(mandatoryScopes, exactCase).Description}
	lists := strings.TrimSuffix(anyCasePattern(mandatoryScopes), "$") + "$|" + anyCasePattern(optionalScopes)
	s.AllOf = append(s.AllOf, &Schema{AnyOf: []*Schema{
		{Type: "object", Properties: map[string]*Schema{"MandatoryApiScopes": some}, Required: []string{"MandatoryApiScopes"}},
		{Not: &Schema{Type: "object", PatternProperties: map[string]*Schema{lists: {Not: &Schema{Type: "array", MinItems: 1}}}}},
	}})
}
