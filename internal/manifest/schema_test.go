package manifest

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/scope"
)

func schemaOf(kind SchemaKind) *Schema {
	return SchemaOf(kind, scope.NewIndex(scope.Builtin()...), func(s scope.Scope) string { return "About " + s.Name })
}

func compiled(t *testing.T, kind SchemaKind) *jsonschema.Schema {
	t.Helper()
	text, err := json.Marshal(schemaOf(kind))
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource(kind.ID(), document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile(kind.ID())
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// TestSchemaOf_rejects: gross faults.
func TestSchemaOf_rejects(t *testing.T) {
	t.Parallel()
	schemas := newComparison(t).schemas
	for text, kind := range map[string]SchemaKind{
		`{"version":"1.0.0"}`:                  AppSchema,
		`{"technicalName":"a","version":"v1"}`: AppSchema,
		`{"technicalName":"a","version":1}`:    AppSchema,
		`{"technicalName":"a","version":"1.0.0","capabilities":{"erp":{"api":{"scopes":["item.queryitems"]}}}}`: AppSchema,
		`{"technicalName":"a","version":"1.0.0","capabilities":{"erp":{"api":{"scopes":["orders.write"]}}}}`:    AppSchema,
		`{"technicalName":"a","version":"1.0.0","capabilities":{"erp":{"api":{"scopes":"items.read"}}}}`:        AppSchema,
		`{"technicalName":"a","version":"1.0.0","lifecycle":{"configurationUrl":"/setup"}}`:                     AppSchema,
		`[]`:            ListingSchema,
		`{"AppId":"a"}`: RegistrationSchema,
		`{"appId":"a","mandatoryApiScopes":["X.y"],"displayName":"","description":"","version":"1","providerName":"","providerWebsite":"","appIcon":""}`: RegistrationSchema,
		`{"appId":"a","mandatoryApiScopes":[],"displayName":"","description":"","version":"1","providerName":"","registrationType":1.5}`:                 RegistrationSchema,
		`{"AppId":"a","MandatoryApiScopes":["items.read"],"DisplayName":"a","Description":"a","Version":"1","ProviderName":"a","RegistrationType":4}`:    ApplicationSchema,
		`{"AppId":"a","MandatoryApiScopes":["items.read"],"DisplayName":"a","Description":"a","Version":"1","ProviderName":"a","Displayname2":"a"}`:      ApplicationSchema,
		`{"AppId":"a","MandatoryApiScopes":[],"DisplayName":"a","Description":"a","Version":"1","ProviderName":"a"}`:                                     ApplicationSchema,
		`{"AppId":"a","MandatoryApiScopes":["items.read","items.read"],"DisplayName":"a","Description":"a","Version":"1","ProviderName":"a"}`:            ApplicationSchema,
	} {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if schemas[kind].Validate(value) == nil {
			t.Errorf("the schema of %s accepts %s", kind, text)
		}
	}
}

// TestSchemaOf_describes: an editor shows something about every value that it proposes.
func TestSchemaOf_describes(t *testing.T) {
	t.Parallel()
	for _, kind := range SchemaKinds() {
		root := schemaOf(SchemaKind(kind))
		if root.ID != "https://raw.githubusercontent.com/jtlctl/jtlctl/main/docs/schemas/manifest/"+kind+".schema.json" || root.Title == "" || root.Description == "" || root.DefaultSnippets == nil {
			t.Errorf("%s: %q has no title, description or snippet, or another address", kind, root.ID)
		}
		seen := 0
		root.walk(kind, func(path string, s *Schema) {
			seen++
			if s.Ref == "" && (s.Description == "" || !s.hasType()) {
				t.Errorf("%s has no type or no description: %s", path, mustJSON(s))
			}
			if s.Enum != nil && s.EnumDescriptions != nil && len(s.Enum) != len(s.EnumDescriptions) {
				t.Errorf("%s: %d values and %d descriptions", path, len(s.Enum), len(s.EnumDescriptions))
			}
		})
		if seen < 15 {
			t.Errorf("%s: only %d values", kind, seen)
		}
	}
}

// walk visits what is in an object, a list or a map, at every depth.
func (s *Schema) walk(path string, visit func(string, *Schema)) {
	each := func(name string, next *Schema) {
		visit(path+"."+name, next)
		next.walk(path+"."+name, visit)
	}
	for name, next := range s.Properties {
		each(name, next)
	}
	if s.Items != nil {
		each("[]", s.Items)
	}
	if values, is := s.AdditionalProperties.(*Schema); is {
		each("*", values)
	}
	for _, either := range slices.Concat(s.AnyOf, s.AllOf) {
		either.walk(path, visit)
	}
}

func (s *Schema) hasType() bool {
	return s.Type != "" || s.Ref != "" || len(s.AnyOf) > 0 && s.AnyOf[0].hasType()
}

// TestSchemaOf_scopes: each scope is described, those of the other generation are not
// proposed to a Cloud app, and one that is newer is accepted until the catalogues are
// complete.
func TestSchemaOf_scopes(t *testing.T) {
	t.Parallel()
	for kind, want := range map[SchemaKind]bool{AppSchema: false, RegistrationSchema: true, ApplicationSchema: true} {
		known := schemaOf(kind).Definitions[knownScopeName]
		if len(known.Enum) != len(known.EnumDescriptions) {
			t.Fatalf("%s: %d scopes and %d descriptions", kind, len(known.Enum), len(known.EnumDescriptions))
		}
		for i, name := range known.Enum {
			if known.EnumDescriptions[i] != "About "+name.(string) {
				t.Errorf("%s: %s is described as %q", kind, name, known.EnumDescriptions[i])
			}
		}
		if !slices.Contains(known.Enum, any("items.read")) || slices.Contains(known.Enum, any("item.queryitems")) != want {
			t.Errorf("%s proposes %v", kind, known.Enum)
		}
	}
	if _, has := schemaOf(ListingSchema).Definitions[knownScopeName]; has {
		t.Error("a listing has scopes")
	}
}

// TestSchemaOf_completeCatalogues: what is in no published version is rejected, a scope of
// API 3.x is one for the cloud.
func TestSchemaOf_completeCatalogues(t *testing.T) {
	t.Parallel()
	var catalogs []*scope.Catalog
	for _, version := range scope.PublishedVersions() {
		parsed, _ := erp.ParseVersion(version)
		catalogs = append(catalogs, &scope.Catalog{Name: version, Generation: parsed.Generation, Date: "2027-01-15", Published: true})
	}
	catalogs[len(catalogs)-1].Operations = []scope.Operation{{Method: "GET", Path: "/v3/shelves", Scopes: []string{"shelves.read"}}}
	index := scope.NewIndex(catalogs...)
	s := SchemaOf(AppSchema, index, func(scope.Scope) string { return "" })
	if !index.Complete() || len(s.Definitions[scopeName].AnyOf) != 1 || !slices.Contains(s.Definitions[knownScopeName].Enum, any("shelves.read")) {
		t.Errorf("complete: %v, %s", index.Complete(), mustJSON(s.Definitions[scopeName]))
	}
}
