package manifest

import (
	"encoding/json"

	"github.com/jtlctl/jtlctl/internal/scope"
)

// Schema is a JSON Schema (2020-12) of documents, for editors. EnumDescriptions and
// DefaultSnippets are keywords of VS Code, which others ignore.
type Schema struct {
	Dialect              string             `json:"$schema,omitempty"`
	ID                   string             `json:"$id,omitempty"`
	Ref                  string             `json:"$ref,omitempty"`
	Title                string             `json:"title,omitempty"`
	Description          string             `json:"description,omitempty"`
	Comment              string             `json:"$comment,omitempty"`
	Deprecated           bool               `json:"deprecated,omitempty"`
	Type                 string             `json:"type,omitempty"`
	Pattern              string             `json:"pattern,omitempty"`
	MaxLength            int                `json:"maxLength,omitempty"`
	MinItems             int                `json:"minItems,omitempty"`
	UniqueItems          bool               `json:"uniqueItems,omitempty"`
	Enum                 []any              `json:"enum,omitempty"`
	EnumDescriptions     []string           `json:"enumDescriptions,omitempty"`
	Examples             []any              `json:"examples,omitempty"`
	AnyOf                []*Schema          `json:"anyOf,omitempty"`
	AllOf                []*Schema          `json:"allOf,omitempty"`
	Not                  *Schema            `json:"not,omitempty"`
	PropertyNames        *Schema            `json:"propertyNames,omitempty"`
	Properties           map[string]*Schema `json:"properties,omitempty"`
	PatternProperties    map[string]*Schema `json:"patternProperties,omitempty"`
	AdditionalProperties any                `json:"additionalProperties,omitempty"` // a *Schema, or false
	Required             []string           `json:"required,omitempty"`
	Items                *Schema            `json:"items,omitempty"`
	DefaultSnippets      []Snippet          `json:"defaultSnippets,omitempty"`
	Definitions          map[string]*Schema `json:"$defs,omitempty"`
}

// Snippet is a text that an editor offers to insert.
type Snippet struct {
	Label       string          `json:"label"`
	Description string          `json:"description"`
	Body        json.RawMessage `json:"body"`
}

// SchemaKind is a kind of file that has a schema.
type SchemaKind string

// The kinds. ApplicationSchema is of the file, mostly YAML, of which `jtlctl wawi
// register` makes a registration request.
const (
	AppSchema          SchemaKind = "app"
	ListingSchema      SchemaKind = "listing"
	RegistrationSchema SchemaKind = "registration"
	ApplicationSchema  SchemaKind = "app-registration"
)

// SchemaKinds returns the kinds as they are named on the command line.
func SchemaKinds() []string {
	return []string{string(AppSchema), string(ListingSchema), string(RegistrationSchema), string(ApplicationSchema)}
}

// Document returns the kind of document that a schema of the kind is for.
func (k SchemaKind) Document() Kind {
	if k == ApplicationSchema {
		return Registration
	}
	return Kind(k)
}

// ID returns the address of the schema, which has the scopes of the built-in catalogues
// there.
func (k SchemaKind) ID() string {
	return "https://raw.githubusercontent.com/jtlctl/jtlctl/main/docs/schemas/manifest" + "/" + string(k) + ".schema.json"
}

func (k SchemaKind) title() string {
	return map[SchemaKind]string{
		AppSchema:          "app.json of an app for the JTL platform",
		ListingSchema:      "listing.json of an app for the JTL platform",
		RegistrationSchema: "Registration request of an app at an OnPremise JTL-Wawi",
		ApplicationSchema:  "Application file of which `jtlctl wawi register` makes a registration request",
	}[k]
}

// SchemaOf makes the schema of a kind of file, with the scopes of the catalogues;
// describe returns what to show of a scope. The schema rejects only what lint reports
// as an error. What lint warns about is marked as deprecated, of which editors make a
// warning.
func SchemaOf(kind SchemaKind, scopes *scope.Index, describe func(scope.Scope) string) *Schema {
	b := schemaBuilder{matching: map[SchemaKind]nameMatching{RegistrationSchema: anyFirstLetter, ApplicationSchema: anyCase}[kind]}
	root := roots()[kind.Document()]
	s := b.object(root)
	s.Dialect, s.ID, s.Title = "https://json-schema.org/draft/2020-12/schema", kind.ID(), kind.title()
	s.Description = "Made by `jtlctl manifest schema`. `jtlctl manifest lint` checks more."
	b.addRoot(s, root)
	s.Definitions = map[string]*Schema{otherName: {
		Comment: "`jtlctl manifest lint` warns about any other value", Deprecated: true,
	}}
	if kind != ListingSchema {
		addScopes(s.Definitions, kind, scopes, describe)
	}
	addSnippets(s, kind)
	return s
}
