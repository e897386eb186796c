package manifest

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// Schema is a JSON Schema (2020-12) of documents, for editors.
type Schema struct {
	Dialect              string             `json:"$schema,omitempty"`
	Title                string             `json:"title,omitempty"`
	Description          string             `json:"description,omitempty"`
	Deprecated           bool               `json:"deprecated,omitempty"`
	Type                 string             `json:"type,omitempty"`
	Format               string             `json:"format,omitempty"`
	Pattern              string             `json:"pattern,omitempty"`
	MinLength            int                `json:"minLength,omitempty"`
	MaxLength            int                `json:"maxLength,omitempty"`
	UniqueItems          bool               `json:"uniqueItems,omitempty"`
	Enum                 []string           `json:"enum,omitempty"`
	AnyOf                []Schema           `json:"anyOf,omitempty"`
	Not                  *Schema            `json:"not,omitempty"`
	AllOf                []Schema           `json:"allOf,omitempty"`
	Required             []string           `json:"required,omitempty"`
	Properties           map[string]*Schema `json:"properties,omitempty"`
	AdditionalProperties *Schema            `json:"additionalProperties,omitempty"`
	Items                *Schema            `json:"items,omitempty"`
}

// SchemaKinds returns the kinds of documents that have a schema.
func SchemaKinds() []string { return []string{string(App), string(Listing), string(Registration)} }

// SchemaOf makes the schema of a kind of document, with the scopes of the
// catalogues. It requires what all known apps have, documented or not; likely
// mistakes are left to lint.
func SchemaOf(kind Kind, scopes *scope.Index) *Schema {
	title := map[Kind]string{
		App:          "app.json of an app for the JTL platform",
		Listing:      "listing.json of an app for the JTL platform",
		Registration: "Registration request of an app at an OnPremise JTL-Wawi",
	}[kind]
	names, others := []string{}, []string{""} // an enumeration must not be empty
	for _, s := range scopes.Scopes() {
		if kind == Registration || s.In(erp.Cloud) {
			names = append(names, s.Name)
		} else {
			others = append(others, s.Name)
		}
	}
	b := schemaBuilder{scopes: names, otherScopes: others, complete: scopes.Complete(), bothCases: kind == Registration}
	s := b.of(roots()[kind])
	s.Dialect, s.Title = "https://json-schema.org/draft/2020-12/schema", title
	return s
}

type schemaBuilder struct {
	scopes      []string
	otherScopes []string // of another generation of the API
	complete    bool     // no other scope exists
	bothCases   bool
}

func (b schemaBuilder) of(f *Field) *Schema {
	s := &Schema{Description: f.Description, Type: f.Type.jsonType()}
	switch f.Status {
	case Renamed, Moved:
		return &Schema{Description: "Now: " + f.Replacement, Deprecated: true}
	case Retired:
		return &Schema{Description: "No longer documented for new apps", Deprecated: true}
	case Assigned:
		return &Schema{Description: "Set by the platform", Deprecated: true}
	case Current:
	}
	if f.Confidence != Documented && f.Type != Object && f.Type != Map && f.Type != List {
		s.Type = "" // a schema has no warnings
	}
	if f.MayBeEmpty {
		s.Type, s.AnyOf = "", []Schema{{Type: f.Type.jsonType()}, {Type: "null"}}
	}
	b.format(s, f)
	b.members(s, f)
	switch {
	case f.Elem == nil:
	case f.Type == List:
		s.Items = b.of(f.Elem)
	case f.Type == Map:
		s.AdditionalProperties = b.of(f.Elem)
	}
	return s
}

func (b schemaBuilder) format(s *Schema, f *Field) {
	switch f.Format {
	case TechnicalName:
		s.MinLength, s.MaxLength = 1, maxTechnicalName
	case LifecycleURL:
		s.Pattern = lifecycleForm
	case URL:
		s.Format = "uri"
	case VersionNumber:
		if f.Confidence == Documented {
			s.Pattern = versionForm
		}
	case ScopeName:
		if b.complete {
			s.Enum = b.scopes
		} else {
			s.AnyOf = []Schema{{Enum: b.scopes}, {Pattern: scopeForm, Not: &Schema{Enum: b.otherScopes}}} // others may be newer
		}
	case ScopeList:
		s.UniqueItems = true
	case Challenge:
		s.MaxLength = maxChallenge
	case None, PaneScope, PaneContext, WebhookTopic, Icon, HeaderValue, Identifier, IdentifiedList, Locale, Localised, formats:
	}
	if len(f.Values) > 0 {
		s.AnyOf = []Schema{{Enum: f.Values}, {Type: "string"}} // the list is open
		if f.Type == Any {
			s.AnyOf = append(s.AnyOf, Schema{Type: "number"})
		}
	}
}

func (b schemaBuilder) members(s *Schema, f *Field) {
	if f.Type != Object {
		return
	}
	s.Properties = map[string]*Schema{}
	for i := range f.Fields {
		field := &f.Fields[i]
		s.Properties[field.Name] = b.of(field)
		upper := strings.ToUpper(field.Name[:1]) + field.Name[1:]
		if b.bothCases {
			s.Properties[upper] = b.of(field)
		}
		switch {
		case field.Requirement != Required || field.mayBeMissing():
		case b.bothCases:
			s.AllOf = append(s.AllOf, Schema{AnyOf: []Schema{{Required: []string{field.Name}}, {Required: []string{upper}}}})
		default:
			s.Required = append(s.Required, field.Name)
		}
	}
}

// jsonType returns the name of a type in JSON Schema.
func (s Type) jsonType() string {
	return []string{"", "string", "boolean", "number", "object", "array", "object"}[s]
}
