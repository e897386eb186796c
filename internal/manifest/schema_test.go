package manifest

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/jtlctl/jtlctl/internal/scope"
)

func compiled(t *testing.T, kind Kind) *jsonschema.Schema {
	t.Helper()
	text, err := json.Marshal(SchemaOf(kind, scope.NewIndex(scope.Builtin()...)))
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("schema.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// TestSchemaOf_acceptsWhatLintAccepts: an editor must not mark what lint passes.
func TestSchemaOf_acceptsWhatLintAccepts(t *testing.T) {
	t.Parallel()
	schemas := map[Kind]*jsonschema.Schema{App: compiled(t, App), Listing: compiled(t, Listing), Registration: compiled(t, Registration)}
	taken := 0
	for _, r := range Rules() {
		for _, e := range r.Examples() {
			text := e.Files[0].Text
			d := Read(e.Files[0].Path, []byte(text))
			schema := schemas[d.Kind]
			if schema == nil || !d.Text.Valid() {
				continue
			}
			worst := Off
			for _, f := range linterFor(r, e).Lint(d)[0] {
				worst = max(worst, f.Severity)
			}
			value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(value); err != nil && worst < Warning {
				t.Errorf("%s: the schema refuses what lint passes: %v\n%s", r.ID, err, text)
			}
			taken++
		}
	}
	if taken < 40 {
		t.Errorf("only %d documents were compared", taken)
	}
}

func TestSchemaOf_rejects(t *testing.T) {
	t.Parallel()
	for text, kind := range map[string]Kind{
		`{"version":"1.0.0"}`:                  App,
		`{"technicalName":"a","version":"v1"}`: App,
		`{"technicalName":"a","version":"1.0.0","capabilities":{"erp":{"api":{"scopes":["item.queryitems"]}}}}`:         App,
		`{"technicalName":"a","version":"1.0.0","capabilities":{"erp":{"api":{"scopes":["items.read","items.read"]}}}}`: App,
		`{"technicalName":"a","version":"1.0.0","lifecycle":{"configurationUrl":"/setup"}}`:                             App,
		`{"defaultLocale":["de"],"name":"flat"}`:                                                                        Listing,
		`{"AppId":"a"}`:                                                                                                 Registration,
		`{"appId":"a","mandatoryApiScopes":["X.y"],"displayName":"","description":"","version":"","providerName":"","providerWebsite":"","appIcon":""}`: Registration,
	} {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if compiled(t, kind).Validate(value) == nil {
			t.Errorf("the schema of %s takes %s", kind, text)
		}
	}
}

// TestSchemaOf_field: an editor marks none of the documents that real apps have as
// wrong, but for those of older forms.
func TestSchemaOf_field(t *testing.T) {
	t.Parallel()
	schemas := map[Kind]*jsonschema.Schema{App: compiled(t, App), Registration: compiled(t, Registration)}
	paths, err := filepath.Glob(filepath.Join("testdata", "field", "*.json"))
	if err != nil || len(paths) < 10 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		schema := schemas[Read(path, text).Kind]
		if schema == nil {
			continue
		}
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}
