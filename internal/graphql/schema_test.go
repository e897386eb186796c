package graphql

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

// describe writes root fields as KIND NAME ROLES, with | between roles of which
// one is enough and & between directives.
func describe(fields []RootField) string {
	var all []string
	for _, f := range fields {
		var groups []string
		for _, group := range f.Roles {
			groups = append(groups, strings.Join(group, "|"))
		}
		text := f.Kind + " " + f.Name + " " + strings.Join(groups, "&")
		if f.Deprecated {
			text += " deprecated"
		}
		all = append(all, strings.TrimSpace(text))
	}
	return strings.Join(all, ", ")
}

const sdl = `"""
The root. type Query { Wrong: Int @authorize(roles: ["wrong.read"]) }
"""
type Query {
  # QueryNothing: Int @authorize(roles: ["nothing.read"])
  "one \" line" GetBillOfMaterialsItemById(id: ID!): Item! @authorize(roles: ["pps.read", "system.all"]) @cost(weight: "10")
  """
  @authorize(roles: ["wrong.read"])
  """
  QueryItems(first: Int = 5 @cost(weight: "1"), where: Filter): Items @cost(weight: "10") @authorize(apply: BEFORE_RESOLVER, roles: "items.read", policy: "x")
}
extend type Query { QueryOpen: Int QueryBoth: Int @authorize(roles: ["a.read"]) @authorize(roles: ["b.read" "c.read"]) @authorize(roles: ["a.read", "z.read"]) }
type Mutation { ChangeItem(input: In!): Item @deprecated(reason: "old") @authorize(roles: ["""items.write"""]) }
type Item { id: ID! @authorize(roles: ["deep.read"]) }
`

const sdlFields = "query GetBillOfMaterialsItemById pps.read|system.all, query QueryItems items.read, query QueryOpen, " +
	"query QueryBoth a.read&b.read|c.read, mutation ChangeItem items.write deprecated"

func TestSchema(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ text, want string }{
		"definitions":   {sdl, sdlFields},
		"CRLF":          {strings.ReplaceAll(sdl, "\n", "\r\n"), sdlFields},
		"other names":   {"schema { query: Q mutation: M } type Q { a: Int @authorize(roles: [\"a.read\"]) } type Query { b: Int }", "query a a.read"},
		"of a type":     {"type Query @authorize(roles: [\"x.read\"]) { a: Int b: Int @authorize(roles: [\"b.read\"]) }", "query a x.read, query b x.read&b.read"},
		"twice":         {"type Query { a: Int @authorize(roles: [\"a.read\"]) } extend type Query { a: Int }", "query a a.read"},
		"without roles": {"type Query { a: Int @authorize b: Int @authorize(roles: []) c: Int @authorize(roles: [1, X]) }", "query a, query b, query c"},
		"subscription":  {"type Subscription { a: Int @authorize(roles: [\"a.read\"]) }", "subscription a a.read"},
		"commas":        {"type Query { a: Int @authorize(roles: \"a.read, b.read,\") }", "query a a.read|b.read"},
		"interface":     {"interface Query { a: Int } type Query { b: Int }", "query b"},
	} {
		fields, err := Schema(c.text)
		if got := describe(fields); err != nil || got != c.want {
			t.Errorf("%s: got\n%s, want\n%s (%v)", name, got, c.want, err)
		}
	}
}

func TestSchema_markdown(t *testing.T) {
	t.Parallel()
	queries, rest, _ := strings.Cut(sdl, "type Mutation")
	mutations := "type Mutation" + rest
	for name, page := range map[string]string{
		"fence":       "---\ntitle: Schema\n---\n\n# GraphQL schema\n\ntype Wrong {\n\n```graphql\n" + sdl + "```\n\nThe end.\n",
		"long fence":  "# x\n\n````graphql title=\"x\"\n" + sdl + "````\n",
		"tildes":      "# x\n~~~\n" + sdl + "~~~~\n",
		"no end":      "# x\n```gql\n" + sdl,
		"two fences":  "```graphql\nquery { QueryItems { id } }\n```\nand\n  ```graphql\n" + sdl + "  ```\n",
		"in two":      "```graphql\n" + queries + "```\nand\n```graphql\n" + mutations + "```\n",
		"CRLF":        strings.ReplaceAll("# x\n```graphql\n"+sdl+"```\n", "\n", "\r\n"),
		"description": "```graphql\n\"\"\"\nAn example:\n\n```graphql\ntype Wrong { a: Int }\n```\n\"\"\"\nscalar X\n" + sdl + "```\n",
		"inline code": "# x\n``` not a fence ` ```\n```graphql\n" + sdl + "```\n",
	} {
		fields, err := Schema(page)
		if got := describe(fields); err != nil || got != sdlFields {
			t.Errorf("%s: got\n%s, want\n%s (%v)", name, got, sdlFields, err)
		}
		if !IsSchema(page) {
			t.Errorf("%s is not recognized", name)
		}
	}
}

// TestSchema_fencesInDescriptions: in a schema that is no page, a fence belongs to
// an example.
func TestSchema_fencesInDescriptions(t *testing.T) {
	t.Parallel()
	const example = "\"\"\"\nAn example:\n\n```graphql\ntype Query { Wrong: Int @authorize(roles: [\"wrong.read\"]) }\n```\n\"\"\"\n"
	for name, text := range map[string]string{
		"first":         example + "scalar X\n" + sdl,
		"after comment": "# The schema\n\n" + example + "scalar X\n" + sdl,
		"later":         "scalar X\n" + example + "scalar Y\n" + sdl,
		"after string":  "\"A \\\" scalar\"\nscalar X\n" + example + "scalar Y\n" + sdl,
		"same line":     "\"A scalar\" scalar X\n" + example + "scalar Y\n" + sdl,
		"mark":          "\uFEFF" + example + "scalar X\n" + sdl,
	} {
		fields, err := Schema(strings.TrimPrefix(text, "\uFEFF"))
		if got := describe(fields); err != nil || got != sdlFields {
			t.Errorf("%s: got\n%s, want\n%s (%v)", name, got, sdlFields, err)
		}
		if !IsSchema(text) {
			t.Errorf("%s is not recognized", name)
		}
	}
}

// TestSchema_position: line and column are those of the page.
func TestSchema_position(t *testing.T) {
	t.Parallel()
	_, err := Schema("# x\n\n```\n{}\n```\n\n```graphql\ntype Query {\n  a: !\n}\n```\n")
	faulttest.Want(t, err, fault.Input, "the GraphQL schema is malformed on line 9, column 6: ")
	_, err = Schema("type Query {\n  a:\n")
	faulttest.Want(t, err, fault.Input, "the GraphQL schema is malformed on line 3, column 1: ")
}

// TestSchema_manyRoles: a hostile schema takes as long as any of its size.
func TestSchema_manyRoles(t *testing.T) {
	t.Parallel()
	const many = 50_000
	var roles, directives strings.Builder
	for i := range many {
		fmt.Fprintf(&roles, "\"r%d\" ", i)
		fmt.Fprintf(&directives, "@authorize(roles: [\"r%d\"]) ", i)
	}
	for _, text := range []string{
		"type Query { a: Int @authorize(roles: [" + roles.String() + "]) }",
		"type Query { a: Int " + directives.String() + "}",
		"type Query " + directives.String() + "{ a: Int b: Int }",
	} {
		fields, err := Schema(text)
		if err != nil || len(fields) == 0 || len(fields[0].Roles) > maxRoles || len(fields[0].Roles[0]) > maxRoles {
			t.Errorf("%.40s: %d fields, %v", text, len(fields), err)
		}
	}
}

func TestIsSchema(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		sdl: true, "schema { query: Q }": true, "schema{query:Q}": true, "directive @a on FIELD": true, "extend type Query { a: Int }": true, "scalar DateTime": true,
		"enum A\n{ B }": true, "union X = A | B": true, "": false, "type: object": false, "type of the item": false, "{ QueryItems { id } }": false,
		"query { a }": false, "openapi: 3.0.0\npaths:\n": false, "# Title\n\n```graphql\n{ QueryItems }\n```\n": false, "schema: x": false, "\"\"\"\ntype Query {\n\"\"\"\n": false,
		"schema of the table": false,
	} {
		if got := IsSchema(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func FuzzSchema(f *testing.F) {
	f.Add(sdl)
	f.Add("# x\n```graphql\n" + sdl + "```\n")
	f.Add("~~~\nschema { query: Q }\n~~~")
	f.Fuzz(func(t *testing.T, text string) {
		IsSchema(text)
		if page, ok := definitions(text); ok && strings.Count(page, "\n") < strings.Count(text, "\n") {
			t.Error("lines of the page are gone, so that positions are wrong")
		}
		fields, err := Schema(text)
		if err != nil && fault.From(err).Kind != fault.Input {
			t.Errorf("%v", err)
		}
		for _, field := range fields {
			if !isName(field.Name) || slices.ContainsFunc(field.Roles, func(group []string) bool { return len(group) == 0 }) {
				t.Errorf("%+v", field)
			}
		}
	})
}

// BenchmarkSchema reads a schema of 500 root fields and 2000 types.
func BenchmarkSchema(b *testing.B) {
	var text strings.Builder
	text.WriteString("type Query {\n")
	for i := range 500 {
		fmt.Fprintf(&text, "  QueryThing%d(first: Int, after: String): Thing%d @authorize(roles: [\"things.read\", \"system.all\"]) @cost(weight: \"10\")\n", i, i)
	}
	text.WriteString("}\n")
	for i := range 2000 {
		fmt.Fprintf(&text, "\"\"\"A thing.\"\"\"\ntype Thing%d { id: ID! name: String others: [Thing%d!] }\n", i, i)
	}
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		if _, err := Schema(text.String()); err != nil {
			b.Fatal(err)
		}
	}
}
