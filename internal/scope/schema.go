package scope

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/graphql"
	"github.com/jtlctl/jtlctl/internal/sorting"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// GraphQLPath is the path of all operations of GraphQL, and graphQLMethod their
// method (platform documentation, 2026-11-26: API 2.0 and later).
const (
	GraphQLPath   = "/v2/graphql"
	graphQLMethod = "POST"
)

// SchemaSuffix ends the name of the catalogue of a published GraphQL schema.
const SchemaSuffix = "-graphql"

// isSchema reports whether a text is meant to be a GraphQL schema rather than an
// OpenAPI document, whose descriptions may contain anything.
func isSchema(text []byte) bool {
	start := bytes.TrimLeft(textutil.CutByteOrderMark(text), " \t\r\n")
	if len(start) == 0 || start[0] == '{' || start[0] == '[' || start[0] == '<' || bytes.IndexByte(start, 0) >= 0 {
		return false
	}
	for _, key := range []string{"openapi:", "swagger:", "asyncapi:"} {
		if bytes.HasPrefix(start, []byte(key)) || bytes.Contains(start, []byte("\n"+key)) {
			return false
		}
	}
	return graphql.IsSchema(string(text))
}

// parseSchema reads a GraphQL schema. The published one demands the scopes of a
// root field by the roles of a directive.
func parseSchema(text []byte, version string) (*Catalog, error) {
	fields, err := graphql.Schema(string(textutil.CutByteOrderMark(text)))
	if err != nil {
		return nil, err
	}
	c := &Catalog{Generation: erp.V2, Published: version != ""}
	if version != "" {
		c.Name = version + SchemaSuffix
	}
	for _, field := range fields {
		c.Operations = append(c.Operations, fieldOperation(field))
	}
	sorting.By(c.Operations, func(a, b Operation) int { return cmp.Compare(a.Field, b.Field) })
	c.dropInvalid()
	switch {
	case len(c.Operations) == 0:
		return nil, fault.New(fault.Input, "the GraphQL schema has no root fields").
			WithHint("use the whole schema, with its type Query")
	case !c.namesScopes():
		return nil, fault.New(fault.Input, "the GraphQL schema names no scopes: no root field has the directive @authorize(roles: …)").
			WithHint("use the published schema, such as %s; a schema that was made by introspection has no directives", SchemaAddress("2.0"))
	}
	return c, nil
}

func fieldOperation(field graphql.RootField) Operation {
	o := Operation{Method: graphQLMethod, Path: GraphQLPath, Field: field.Name, Kind: field.Kind}
	if field.Deprecated {
		o.Stability = deprecated
	}
	for _, group := range field.Roles {
		for _, name := range group {
			if !slices.Contains(o.Scopes, name) {
				o.Scopes = append(o.Scopes, name)
			}
		}
	}
	if len(field.Roles) > 1 {
		o.Groups = field.Roles
	} else {
		o.AnyOne = len(o.Scopes) > 1
	}
	return o
}
