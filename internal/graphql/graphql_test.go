package graphql

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

// names writes fields as KIND OPERATION NAME.
func names(fields []Field) string {
	var all []string
	for _, f := range fields {
		all = append(all, strings.Join(strings.Fields(f.Kind+" "+f.Operation+" "+f.Name), " "))
	}
	return strings.Join(all, ", ")
}

func TestFields(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`{ QueryItems { totalCount } }`: "query QueryItems",
		`query A { QueryItems { totalCount } } mutation B { ChangeItem(id: 1) { id } }`:                          "query A QueryItems, mutation B ChangeItem",
		`{ QuerySalesOrders: QueryItems { totalCount } }`:                                                        "query QueryItems",
		`{ a: QueryItems { totalCount } b: QueryItems { totalCount } }`:                                          "query QueryItems",
		`{ ...on Query { QueryItems { totalCount } } }`:                                                          "query QueryItems",
		`{ ... @include(if: true) { QueryItems { totalCount } } }`:                                               "query QueryItems",
		`{ ...x } fragment x on Query { QueryItems { id } ...y } fragment y on Query { QueryStock { id } ...x }`: "query QueryItems, query QueryStock",
		`{ __typename __schema { types { name } } QueryItems { nodes { ...unknown } } }`:                         "query QueryItems",
		`{ __typename }`:                           "",
		"subscription S { ItemChanged { id } }":    "subscription S ItemChanged",
		"\uFEFF# a comment\n{ QueryItems { id } }": "query QueryItems",
		`query ($x: String = "} mutation { Y }") { QueryItems(first: 5, after: $x) { id } }`: "query QueryItems",
	} {
		fields, err := Fields(text)
		if got := names(fields); err != nil || got != want {
			t.Errorf("%s: got %s, want %s (%v)", text, got, want, err)
		}
	}
}

func TestFields_position(t *testing.T) {
	t.Parallel()
	fields, err := Fields("query {\n  x: QueryItems { id }\n}")
	faulttest.Must(t, err)
	if f := fields[0]; f.Line != 2 || f.Column != 3 {
		t.Errorf("%+v", f)
	}
}

func TestFields_rejects(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                                     "the GraphQL document has no operation",
		"fragment x on Query { a }":            "the GraphQL document has no operation",
		"{ QueryItems {":                       "is malformed on line 1, column 15",
		"{\n  QueryItems(first: ) { id }":      "is malformed on line 2, column 21: Unexpected )",
		"{ \n ...gone }":                       `has no fragment "gone", which line 2, column`,
		"type Query { a: Int }":                "is malformed on line 1, column 1",
		strings.Repeat("{a", 5000):             "is malformed on line 1",
		"{ " + strings.Repeat("x", 4000) + "!": "is malformed on line 1",
	} {
		_, err := Fields(text)
		faulttest.Want(t, err, fault.Input, want)
		if err != nil && len(err.Error()) > 400 {
			t.Errorf("%.20s: an error of %d characters", text, len(err.Error()))
		}
	}
}

// TestFields_many: a long chain of fragments costs as much as it is long, and
// nobody calls so many fields.
func TestFields_many(t *testing.T) {
	t.Parallel()
	var chain, wide strings.Builder
	chain.WriteString("{ ...f0 }\n")
	const links = 50_000
	for i := range links {
		fmt.Fprintf(&chain, "fragment f%d on Q { ...f%d }\n", i, i+1)
	}
	fmt.Fprintf(&chain, "fragment f%d on Q { QueryItems { id } }", links)
	fields, err := Fields(chain.String())
	faulttest.Must(t, err)
	if got := names(fields); got != "query QueryItems" {
		t.Error(got)
	}
	wide.WriteString("{")
	for i := range maxFields + 1 {
		fmt.Fprintf(&wide, " f%d", i)
	}
	_, err = Fields(wide.String() + "}")
	faulttest.Want(t, err, fault.Input, "the GraphQL document calls more than 10000 root fields")
}

// TestFields_body: what is sent can be read as it is.
func TestFields_body(t *testing.T) {
	t.Parallel()
	fields, err := Fields("{\n  \"operationName\": \"A\",\n  \"query\": \"query A {\\n  QueryItems { id } }\",\n  \"variables\": {}\n}\n")
	if err != nil || len(fields) != 1 || fields[0].Name != "QueryItems" || fields[0].Operation != "A" || fields[0].Line != 2 {
		t.Errorf("%+v, %v", fields, err)
	}
	for text, want := range map[string]string{
		`{"query": "{ QueryItems {"}`: "is malformed on line 1, column 15",
		`{"query": 5}`:                "is malformed on line 1, column 3",
		`{"data": {}}`:                "is malformed on line 1, column 3",
	} {
		_, err := Fields(text)
		faulttest.Want(t, err, fault.Input, want)
	}
}

func FuzzFields(f *testing.F) {
	f.Add("query A { ...x QueryItems { id } } fragment x on Query { ...x b: c }")
	f.Add("{ a(b: \"\"\"x\"\"\") @c }")
	f.Fuzz(func(t *testing.T, text string) {
		fields, err := Fields(text)
		if err != nil && fault.From(err).Kind != fault.Input {
			t.Errorf("%v", err)
		}
		for _, field := range fields {
			if !isName(field.Name) || field.Line < 1 || field.Column < 1 {
				t.Errorf("%+v", field)
			}
		}
	})
}
