package graphql

import (
	"cmp"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"

	"github.com/jtlctl/jtlctl/internal/sorting"
)

// authorize is the directive of HotChocolate, the server of the ERP API, that
// names who may call a field, in its argument roles: any one of them is enough.
// A directive that is repeated demands one of each (documentation, 2026-11-26).
const (
	authorize = "authorize"
	roles     = "roles"
)

// maxRoles bounds the directives of a field and the roles of each, so that a
// hostile schema cannot make their comparison long. A published field has one
// directive with two or three roles.
const maxRoles = 100

// RootField is a root field of a schema.
type RootField struct {
	Kind string // query, mutation or subscription
	Name string
	// Roles are lists of which one role each is needed; empty if the schema
	// names none.
	Roles      [][]string
	Deprecated bool
}

// Schema reads the root fields of a schema in its definition language (SDL), as
// it is or in the code fences of a Markdown page. The fault for what is none
// names line and column.
func Schema(text string) ([]RootField, error) {
	sdl, ok := definitions(text)
	if !ok {
		sdl = text
	}
	document, err := parser.ParseSchemaWithLimit(&ast.Source{Input: sdl}, maxTokens)
	if err != nil {
		return nil, syntaxError("the GraphQL schema", err)
	}
	return rootFields(document), nil
}

// rootFields lists the fields of the root types and of their extensions, each
// once.
func rootFields(document *ast.SchemaDocument) []RootField {
	var all []RootField
	seen := map[string]bool{}
	for _, root := range rootTypes(document) {
		var ofType ast.DirectiveList
		parts := slices.DeleteFunc(slices.Concat(document.Definitions, document.Extensions), func(d *ast.Definition) bool {
			return d.Name != root.typeName || d.Kind != ast.Object
		})
		for _, part := range parts {
			ofType = append(ofType, part.Directives...)
		}
		ofType = ofType[:min(len(ofType), maxRoles)]
		for _, part := range parts {
			for _, field := range part.Fields {
				if key := root.kind + " " + field.Name; !seen[key] {
					seen[key] = true
					all = append(all, RootField{
						Kind: root.kind, Name: field.Name, Roles: rolesOf(slices.Concat(ofType, field.Directives)),
						Deprecated: field.Directives.ForName("deprecated") != nil,
					})
				}
			}
		}
	}
	return all
}

type rootType struct{ kind, typeName string }

// rootTypes returns the types that the schema definition names, else those of
// the usual names.
func rootTypes(document *ast.SchemaDocument) []rootType {
	var named []rootType
	for _, definition := range slices.Concat(document.Schema, document.SchemaExtension) {
		for _, o := range definition.OperationTypes {
			named = append(named, rootType{string(o.Operation), o.Type})
		}
	}
	if len(named) > 0 {
		return named
	}
	return []rootType{{Query, "Query"}, {Mutation, "Mutation"}, {Subscription, "Subscription"}}
}

// rolesOf returns the roles of each directive. One that demands more than
// another adds nothing to it.
func rolesOf(directives ast.DirectiveList) [][]string {
	var groups [][]string
	for _, d := range directives {
		if d.Name != authorize || len(groups) == maxRoles {
			continue
		}
		if argument := d.Arguments.ForName(roles); argument != nil && argument.Value != nil {
			if group := textsOf(argument.Value); len(group) > 0 {
				groups = append(groups, group)
			}
		}
	}
	sorting.By(groups, func(a, b []string) int { return cmp.Compare(len(a), len(b)) })
	var needed [][]string
	for _, group := range groups {
		implied := slices.ContainsFunc(needed, func(smaller []string) bool {
			return !slices.ContainsFunc(smaller, func(role string) bool { return !slices.Contains(group, role) })
		})
		if !implied {
			needed = append(needed, group)
		}
	}
	return needed
}

// textsOf returns the strings of a list, each once; a single value means a list
// of it (GraphQL, October 2021, 3.11). Commas separate roles in one string, as in
// the attribute of ASP.NET that the directive is made of.
func textsOf(value *ast.Value) []string {
	values := []*ast.Value{value}
	if value.Kind == ast.ListValue {
		values = nil
		for _, child := range value.Children {
			values = append(values, child.Value)
		}
	}
	var texts []string
	for _, v := range values {
		if v.Kind != ast.StringValue && v.Kind != ast.BlockValue {
			continue
		}
		for text := range strings.SplitSeq(v.Raw, ",") {
			if text = strings.TrimSpace(text); text != "" && len(texts) < maxRoles && !slices.Contains(texts, text) {
				texts = append(texts, text)
			}
		}
	}
	return texts
}
