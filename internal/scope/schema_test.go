package scope

import (
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

func TestParse_schema(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"definitions": schemaText,
		"with a mark": "\xEF\xBB\xBF" + schemaText,
		"a page":      "---\ntitle: Schema\n---\n\n# Schema\n\n```graphql\n" + schemaText + "```\n",
	} {
		c, err := Parse([]byte(text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if c.Name != "" || c.Generation != 2 || len(c.Operations) != 5 || c.Published {
			t.Errorf("%s: %+v", name, c)
		}
	}
}

func TestParse_schemaRejects(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"type Query {\n  a: !\n}":                            "the GraphQL schema is malformed on line 2, column 6: ",
		"type Item { id: ID }":                               "the GraphQL schema has no root fields",
		"type Query { a: Int }":                              "the GraphQL schema names no scopes",
		"type Query { a: Int @authorize(roles: [\"a b\"]) }": "the GraphQL schema names no scopes",
		`{"data":{"__schema":{"types":[]}}}`:                 "it is a GraphQL introspection response, which names no scopes",
		`{"__schema":{}}`:                                    "it is a GraphQL introspection response",
	} {
		_, err := Parse([]byte(text))
		faulttest.Want(t, err, fault.Input, want)
	}
}

// TestIsSchema: a description in an OpenAPI document may contain a schema.
func TestIsSchema(t *testing.T) {
	t.Parallel()
	const page = "openapi: 3.0.0\ninfo:\n  description: |\n```graphql\n" + schemaText + "```\n"
	for text, want := range map[string]bool{schemaText: true, page: false, "\n" + page: false, "info: 1\n" + page: false, `{"a": "type Query {"}`: false, "": false} {
		if got := isSchema([]byte(text)); got != want {
			t.Errorf("%.20q: %v", text, got)
		}
	}
}

// TestParsePublished: the address says which version it is, and names have the
// form of published ones.
func TestParsePublished(t *testing.T) {
	t.Parallel()
	const document = `{"openapi":"3.0.4","info":{"version":"2.4.0-alpha"},"paths":{
		"/items":{"get":{"operationId":"Item\u001b[31m","security":[{"Wawi":["item.queryitems","items.read","all.read","DROP","Items.Read"]}]}},
		"/a b":{"get":{"security":[{"Wawi":["a.read"]}]}},
		"/shelves/{id}":{"get":{"tags":["\u202Eevil"],"x-stability-level":"<b>","security":[{"Wawi":["<script>.read"]}]}}}}`
	c, err := ParsePublished([]byte(document), "1.6")
	faulttest.Must(t, err)
	if c.Name != "1.6" || c.Generation != 1 || !c.Published || len(c.Operations) != 2 {
		t.Errorf("%+v", c)
	}
	if got := len(c.InvalidNames); got != 3 {
		t.Errorf("left out %q", c.InvalidNames)
	}
	if got := len(c.InvalidOthers); got != 2 {
		t.Errorf("left out %q", c.InvalidOthers)
	}
	for _, o := range c.Operations {
		if o.ID+o.Tag+o.Stability != "" {
			t.Errorf("%+v", o)
		}
	}
	if o := c.Operations[0]; !o.AnyOne {
		t.Error("from API 1.2 on the names of both vocabularies open an operation")
	}
}

func TestAnyOne(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		generation int
		scopes     []string
		want       bool
	}{
		{1, []string{"item.queryitems", "all.read"}, true}, {1, []string{"all.read", "item.queryitems"}, true}, {1, []string{"item.queryitems", "items.read"}, true},
		{1, []string{"item.queryitems", "items.read", "all.read"}, true}, {1, []string{"item.queryitems", "item.getitem"}, false},
		{1, []string{"items.read", "customers.read"}, false}, {1, []string{"item.queryitems"}, false}, {2, []string{"items.read", "all.read"}, false}, {1, nil, false},
	} {
		if got := anyOne(generationOfVersion(string(rune('0'+c.generation))), c.scopes); got != c.want {
			t.Errorf("%d %v: %v", c.generation, c.scopes, got)
		}
	}
}
