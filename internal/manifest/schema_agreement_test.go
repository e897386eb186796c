package manifest

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/jtlctl/jtlctl/internal/jsonast"
)

// comparison holds documents against lint and against the schema of their kind.
type comparison struct {
	schemas  map[SchemaKind]*jsonschema.Schema
	linter   *Linter
	compared int
}

func newComparison(t *testing.T) *comparison {
	t.Helper()
	c := &comparison{schemas: map[SchemaKind]*jsonschema.Schema{}, linter: newTestLinter(Options{})}
	for _, kind := range SchemaKinds() {
		c.schemas[SchemaKind(kind)] = compiled(t, SchemaKind(kind))
	}
	return c
}

func schemaKindOf(d *Document) SchemaKind {
	if d.Application {
		return ApplicationSchema
	}
	return SchemaKind(d.Kind)
}

// inexpressible are the rules whose errors no schema can find, or not all of them.
var inexpressible = []string{"scope-unknown", "mandatory-optional-overlap"}

// compare returns how lint and the schema differ about a document: "" if they agree.
func (c *comparison) compare(d *Document) string {
	schema := c.schemas[schemaKindOf(d)]
	if schema == nil || !d.Text.Valid() {
		return ""
	}
	var rules []string
	for _, f := range c.linter.Lint(d)[0] {
		if f.Severity == Error {
			rules = append(rules, f.Rule)
		}
	}
	c.compared++
	switch err := schema.Validate(valueOf(&d.Text.Root)); {
	case err != nil && len(rules) == 0:
		return fmt.Sprintf("the schema rejects what lint accepts: %v", err)
	case err == nil && len(rules) > 0 && !slices.ContainsFunc(rules, func(id string) bool { return slices.Contains(inexpressible, id) }):
		return fmt.Sprintf("the schema accepts what lint rejects by %q", rules)
	}
	return ""
}

// valueOf returns a value as validators take it; the last of equal names counts.
func valueOf(v *jsonast.Value) any {
	switch v.Kind {
	case jsonast.Bool:
		return v.Text == "true"
	case jsonast.Number:
		return json.Number(v.Text)
	case jsonast.String:
		return v.Text
	case jsonast.Array:
		items := []any{}
		for i := range v.Items {
			items = append(items, valueOf(&v.Items[i]))
		}
		return items
	case jsonast.Object:
		members := map[string]any{}
		for i := range v.Members {
			members[v.Members[i].Name] = valueOf(&v.Members[i].Value)
		}
		return members
	case jsonast.Null, jsonast.Invalid:
	}
	return nil
}

// corpus are the documents of the examples, and those that real apps have.
func corpus(t *testing.T) []*Document {
	t.Helper()
	var documents []*Document
	for _, r := range Rules() {
		for _, e := range r.Examples() {
			documents = append(documents, e.documents()...)
		}
	}
	paths, err := filepath.Glob(filepath.Join("testdata", "field", "*.[jy]*"))
	if err != nil || len(paths) < 10 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		documents = append(documents, Read(path, text))
	}
	return documents
}

// TestSchemaOf_agreesWithLint: a schema rejects no document without an error, and no
// error that a schema can express passes.
func TestSchemaOf_agreesWithLint(t *testing.T) {
	t.Parallel()
	c := newComparison(t)
	for _, d := range corpus(t) {
		if difference := c.compare(d); difference != "" {
			t.Errorf("%s: %s\n%s", d.Path, difference, d.Text.Bytes)
		}
	}
	if c.compared < 80 {
		t.Errorf("only %d documents were compared", c.compared)
	}
}

// TestSchemaOf_agreesWithLintAboutChanges changes every value of a whole document of each
// kind to every other kind of value, and every name.
func TestSchemaOf_agreesWithLintAboutChanges(t *testing.T) {
	t.Parallel()
	c := newComparison(t)
	for _, whole := range []struct{ name, text string }{
		{"app.json", wholeApp}, {"listing.json", wholeListing}, {"registration.json", wholeRequest}, {"app.yaml", wholeApplication},
	} {
		d := Read(whole.name, []byte(whole.text))
		if found := c.linter.Lint(d)[0]; slices.ContainsFunc(found, func(f Finding) bool { return f.Severity > Info }) {
			t.Fatalf("%s is not whole: %+v", whole.name, found)
		}
		for _, changed := range changes(&d.Text.Root) {
			document := *d // what it is does not change
			if document.Text = jsonast.Parse([]byte(changed)); document.Text.Root.Kind != jsonast.Object {
				continue
			}
			if difference := c.compare(&document); difference != "" {
				t.Errorf("%s: %s\n%s", whole.name, difference, changed)
			}
		}
	}
	if c.compared < 2000 {
		t.Errorf("only %d documents were compared", c.compared)
	}
}

// changes returns a value as JSON with one part of it changed, for each part.
func changes(v *jsonast.Value) []string {
	others := []string{
		"null", "true", "0", "7", "1.5", "-1e0", `""`, `" "`, `"1"`, `"ä\n"`, `"items.read"`, `"Items.Read"`, `"labels.print"`, `"item.queryitems"`, `"orders.write"`,
		`"oneinstance"`, `"icon.png"`, `"data:image/png;base64,iVBORw0KGgo="`, `"https://x.example/a"`, `"https://x.example/{metadata.a}"`, `"/setup"`, `"1.2.3"`, `"com.jtl.*"`,
		`"` + strings.Repeat("x", 101) + `"`, "[]", `["items.read","items.read"]`, "[1]", "[{}]", "[null]", "{}", `{"a":1}`,
	}
	if v.Kind == jsonast.String {
		others = append(others, mustJSON(strings.ToUpper(v.Text)), mustJSON(v.Text+" "))
	}
	switch v.Kind {
	case jsonast.Array:
		for i := range v.Items {
			items := parts(v)
			others = append(others, "["+strings.Join(slices.Delete(slices.Clone(items), i, i+1), ",")+"]")
			for _, changed := range changes(&v.Items[i]) {
				items[i] = changed
				others = append(others, "["+strings.Join(items, ",")+"]")
			}
		}
	case jsonast.Object:
		for i := range v.Members {
			name := v.Members[i].Name
			members := parts(v)
			others = append(others, "{"+strings.Join(slices.Delete(slices.Clone(members), i, i+1), ",")+"}")
			for _, other := range []string{strings.ToUpper(name), strings.ToLower(name), strings.ToLower(name[:1]) + name[1:], strings.ToUpper(name[:1]) + name[1:], name + "s", "$" + name} {
				members[i] = mustJSON(other) + ":" + toJSON(&v.Members[i].Value)
				others = append(others, "{"+strings.Join(members, ",")+"}")
			}
			for _, changed := range changes(&v.Members[i].Value) {
				members[i] = mustJSON(name) + ":" + changed
				others = append(others, "{"+strings.Join(members, ",")+"}")
			}
		}
	default:
	}
	return others
}

func parts(v *jsonast.Value) []string {
	var parts []string
	for i := range v.Items {
		parts = append(parts, toJSON(&v.Items[i]))
	}
	for i := range v.Members {
		parts = append(parts, mustJSON(v.Members[i].Name)+":"+toJSON(&v.Members[i].Value))
	}
	return parts
}

func toJSON(v *jsonast.Value) string { return mustJSON(valueOf(v)) }

func mustJSON(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return string(text)
}
