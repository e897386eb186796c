package scope

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

const small = `{
  "openapi": "3.0.4", "info": {"title": "API", "version": "2.3"},
  "security": [{"Wawi": ["system.read"]}],
  "paths": {
    "/v2/sales-orders/{id}": {
      "parameters": [{"name": "id", "in": "path"}],
      "get": {"operationId": "A_B", "tags": ["x", "y"], "x-stability-level": "beta",
              "security": [{"oauth2-code": [], "Wawi": ["salesorders.read"]}, {"oauth2-app": [], "Wawi": ["salesorders.read"]}]},
      "delete": {"security": [{"Wawi": ["a.read", "b.read"]}], "deprecated": true},
      "patch": {"security": [{"Wawi": ["a.read"]}, {"Wawi": ["b.read"]}]}
    },
    "/v2/items": {"get": {}, "post": {"security": []}, "put": {"security": [{"Other": ["items.write", "openid", "https://x.example/y"]}]}},
    "/v2/linked": {"$ref": "#/components/pathItems/linked"},
    "x-note": {"get": {}}
  },
  "components": {
    "pathItems": {"linked": {"get": {"security": [{"Wawi": ["labels.read"]}]}}},
    "securitySchemes": {"Wawi": {"type": "oauth2", "flows": {"x": {"scopes": {"labels.write": "to label", "labels.read": "known"}}}}}
  }
}`

func TestParse(t *testing.T) {
	t.Parallel()
	c, err := Parse([]byte(small))
	if err != nil {
		t.Fatal(err)
	}
	if c.Name != "2.3" || c.Generation != 2 {
		t.Errorf("name %q, generation %d", c.Name, c.Generation)
	}
	var got []string
	for _, o := range c.Operations {
		got = append(got, fmt.Sprintf("%s %s %v %v %s %s %s", o.Method, o.Path, o.Scopes, o.AnyOne, o.ID, o.Stability, o.Tag))
	}
	want := []string{
		"GET /v2/items [system.read] false   ",
		"POST /v2/items [] false   ",
		"PUT /v2/items [items.write] false   ",
		"GET /v2/linked [labels.read] false   ",
		"GET /v2/sales-orders/{id} [salesorders.read] false A_B beta x",
		"PATCH /v2/sales-orders/{id} [a.read b.read] true   ",
		"DELETE /v2/sales-orders/{id} [a.read b.read] false  deprecated ",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if !slices.Equal(c.Extras, []Extra{{"labels.write", "2.3", "to label"}}) {
		t.Errorf("extras %v", c.Extras)
	}
}

// The same document as YAML, with what only YAML has: a version that is a
// number, a comment, a directive, an anchor.
func TestParse_yaml(t *testing.T) {
	t.Parallel()
	c, err := Parse([]byte("\xEF\xBB\xBF# a comment\n%YAML 1.2\n---\nopenapi: 3.1.0\ninfo:\n  version: 2.0\npaths:\n  /v2/items:\n    get: &read\n      security:\n        - Wawi: [items.read]\n    head: *read\n"))
	if err != nil {
		t.Fatal(err)
	}
	if c.Name != "2.0" || len(c.Operations) != 2 || c.Operations[1].Scopes[0] != "items.read" {
		t.Errorf("got %+v", c)
	}
}

func TestParse_pairWithAllRead(t *testing.T) {
	t.Parallel()
	for version, anyOne := range map[string]bool{"1.0": true, "1.3": true, "2.0": false} {
		c, err := Parse([]byte(`{"openapi":"3.0.0","info":{"version":"` + version + `"},"paths":{"/items":{"get":{"security":[{"Wawi":["item.queryitems","all.read"]}]}}}}`))
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Operations[0].AnyOne; got != anyOne {
			t.Errorf("%s: AnyOne %v", version, got)
		}
	}
}

func TestParse_generation(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		version, path, name string
		generation          erp.Generation
	}{
		{`"2.3"`, "/items", "2.3", 2},
		{`"v2.3"`, "/items", "2.3", 2},
		{`2.0`, "/items", "2.0", 2},
		{`"1.0.0"`, "/v2/items", "1.0.0", 2},
		{`"3-beta"`, "/items", "3-beta", 3},
		{`"10"`, "/v3/items", "10", 3},
		{`"next"`, "/v4/items", "next", 4},
		{`"2.3"`, `/v1/items":{},"/a":{},"/b`, "2.3", 2}, // one path of three is no majority
		{`"2.3"`, `/v1/items":{},"/b`, "2.3", 2},         // nor is one of two
	} {
		got, err := Parse([]byte(`{"swagger":"2.0","info":{"version":` + c.version + `},"paths":{"` + c.path + `":{"get":{"security":[{"Wawi":["a.b"]}]}}}}`))
		if err != nil || got.Name != c.name || got.Generation != c.generation {
			t.Errorf("version %s, path %s: %+v, %v", c.version, c.path, got, err)
		}
	}
}

func TestParse_rejects(t *testing.T) {
	t.Parallel()
	const head = `{"openapi":"3.0.0","info":{"version":"2.3"}`
	for text, want := range map[string]string{
		"":                             "this is not an OpenAPI document: it is empty",
		" \n":                          "it is empty",
		"<!doctype html><p>":           "it is an HTML or XML page",
		"[1]":                          "it is a JSON array",
		"hello":                        "it is neither a JSON nor a YAML object",
		"12":                           "it is neither a JSON nor a YAML object",
		"PK\x00\x01":                   "it is not text",
		strings.Repeat("#", 9<<20):     "larger than 8 MiB, which is too much for YAML",
		"a: b: c":                      "it is neither JSON nor YAML",
		"a:\n  - b\n c: [":             "this is not an OpenAPI document: it is neither JSON nor YAML (line ",
		"{}":                           "it has neither `openapi` nor `swagger`",
		`{"asyncapi":"2.0"}`:           "it is an AsyncAPI document",
		`{"technicalName":"x"}`:        "it is an app manifest",
		`{"distributionType":"x"}`:     "it is an app manifest",
		"{\n\n\"openapi\": \"3.0.0\",": "the document is not valid JSON: unexpected end of JSON input on line 3",
		"{\n\"openapi\": 3,,}":         "on line 2",
		`{"openapi":"3.0.0","paths":{"/x":{"get":{}}}}`: "does not name the version of the API that it describes",
		head + `}`:                              "describes no operations",
		head + `,"paths":{"/v2/x":{"get":{}}}}`: "names no scopes",
		head + `,"paths":{"/v2/x":{"get":{"security":[{"Wawi":[]}]}}}}`:                      "names no scopes: none of its operations has any under `security`",
		head + `,"paths":{"/v2/x":{"get":{"security":[{"petstore_auth":["write:pets"]}]}}}}`: `names no scopes of the platform: what its operations have under ` + "`security`" + `, such as "petstore_auth: write:pets", is neither named Wawi nor has the form of a scope`,
		head + `,"security":[{"o":["openid"]}],"paths":{"/v2/x":{"get":{}}}}`:                `such as "o: openid"`,
		head + `,"paths":{"/v2/x":{"get":{"security":[{"Wawi":["a b"]}]}}}}`:                 "the names under `security` cannot be scopes",
		head + `,"paths":[]}`: "the OpenAPI document is malformed: paths is of the wrong type (array) on line 1",
		head + ",\n" + `"paths":{"/v2/x":{"get":{"security":"Wawi"}}}}`:                              "security is of the wrong type (string) on line 2",
		"openapi: 3.0.0\npaths: []\n":                                                                "a value is of the wrong type on line 2",
		`{"info":{"schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}}`: "it is a Postman collection",
	} {
		c, err := Parse([]byte(text))
		if c != nil {
			t.Errorf("Parse(%.40q) = %+v", text, c)
			continue
		}
		faulttest.Want(t, err, fault.Input, want)
	}
}

// TestParse_invalidNames: documents come from anywhere.
func TestParse_invalidNames(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", maxNameLength)
	names := `"a b", "__proto__", "foos\u001b[31m.read", "ä.read", "` + long + `x", ".", "Items.Read", "x_y.re-ad2", "` + long + `"`
	c, err := Parse([]byte(`{"openapi":"3.0.0","info":{"version":"2.3"},"paths":{
		"/v2/x":{"get":{"security":[{"Wawi":[` + names + `]}]}},
		"/v2/y":{"get":{"security":[{"Wawi":["y.read"]},{"Wawi":["a b"]}]}}},
		"components":{"securitySchemes":{"Wawi":{"flows":{"z":{"scopes":{"<b>.read":"","z.read":""}}}}}}}`))
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Operations[0].Scopes; !slices.Equal(got, []string{"Items.Read", "x_y.re-ad2", long}) {
		t.Errorf("kept %q", got)
	}
	if o := c.Operations[1]; len(o.Scopes) != 1 || o.AnyOne {
		t.Errorf("%+v: one scope is no choice", o)
	}
	if !slices.Equal(c.Extras, []Extra{{"z.read", "2.3", ""}}) {
		t.Errorf("extras %v", c.Extras)
	}
	if want := []string{"a b", "__proto__", "foos\x1b[31m.read", "ä.read", long + "x", ".", "<b>.read"}; !slices.Equal(c.InvalidNames, want) {
		t.Errorf("left out %q", c.InvalidNames)
	}
}

// big returns a document of about 5 MiB.
func big(b testing.TB) []byte {
	var text strings.Builder
	text.WriteString(`{"openapi":"3.0.4","info":{"version":"2.9"},"paths":{`)
	for i := range 1000 {
		fmt.Fprintf(&text, `"/v2/things%d/{id}":{"get":{"operationId":"Thing_Get%d","tags":["t"],"parameters":[%s],"responses":{"200":{"description":%q}},`+
			`"security":[{"oauth2-application":[],"Wawi":["thing%d.read"]}]}},`, i, i,
			strings.TrimSuffix(strings.Repeat(`{"name":"page","in":"query","schema":{"type":"integer"}},`, 60), ","), strings.Repeat("x", 1700), i)
	}
	text.WriteString(`"/v2/last":{}}}`)
	if text.Len() < 5<<20 {
		b.Fatalf("the document has only %d bytes", text.Len())
	}
	return []byte(text.String())
}

func BenchmarkParse(b *testing.B) {
	text := big(b)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := Parse(text); err != nil {
			b.Fatal(err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(schemaText))
	f.Add([]byte("# x\n```graphql\n" + schemaText + "```\n"))
	f.Add([]byte(small))
	f.Add([]byte("openapi: 3.0.0\ninfo: {version: 1}\npaths: {/x: {get: {security: [{Wawi: [a.b]}]}}}"))
	f.Fuzz(func(t *testing.T, text []byte) {
		c, err := Parse(text)
		if err != nil {
			if fault.From(err).Kind != fault.Input {
				t.Errorf("kind %s: %v", fault.From(err).Kind, err)
			}
			return
		}
		x := NewIndex(c)
		for _, s := range x.Scopes() {
			if !validName(s.Name) {
				t.Errorf("the scope %q", s.Name)
			}
		}
		for _, o := range c.Operations {
			x.Match(o.Method, o.Path, c.Generation)
		}
		again, err := c.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Decode(again); err != nil && c.Name != "" {
			t.Error(err)
		}
	})
}
