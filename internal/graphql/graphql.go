// Package graphql reads what the ERP API says of GraphQL: which root fields a
// document calls, and which roles a published schema demands for each.
//
// It does not use disk, network or a terminal, and knows no scopes.
package graphql

import (
	"encoding/json"
	"errors"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// The kinds of operations.
const (
	Query        = "query"
	Mutation     = "mutation"
	Subscription = "subscription"
)

// maxTokens bounds documents and schemas in words and signs; a schema of the
// ERP API has about a hundred thousand.
const maxTokens = 5_000_000

// maxFields bounds the root fields of all operations of a document.
const maxFields = 10_000

// Field is a root field that a document calls.
type Field struct {
	Kind      string // query, mutation or subscription
	Operation string // the name of the operation; "" if it has none
	Name      string
	Line      int
	Column    int
	// Aliases are what the response calls the field; its name if it has no alias.
	Aliases []string
}

// Fields returns the root fields of all operations of a document, each once for
// an operation, in order. Fragments are followed, aliases are not names, and
// introspection (__typename, __schema) calls nothing. The fault for what is no
// document names line and column. The body of a request is read too: JSON with the
// document as its member query.
func Fields(text string) ([]Field, error) {
	document, err := parse(documentIn(text))
	if err != nil {
		return nil, err
	}
	return fieldsOf(document, document.Operations)
}

func parse(text string) (*ast.QueryDocument, error) {
	document, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: text}, maxTokens)
	if err != nil {
		return nil, syntaxError("the GraphQL document", err)
	}
	if len(document.Operations) == 0 {
		return nil, fault.New(fault.Input, "the GraphQL document has no operation").
			WithHint("it consists of queries and mutations, such as { QueryItems { totalCount } }")
	}
	return document, nil
}

// fieldsOf returns the root fields of some operations of a document.
func fieldsOf(document *ast.QueryDocument, operations ast.OperationList) ([]Field, error) {
	fragments := make(map[string]*ast.FragmentDefinition, len(document.Fragments))
	for _, fragment := range document.Fragments {
		fragments[fragment.Name] = fragment
	}
	var all []Field
	for _, operation := range operations {
		w := walk{fragments: fragments, operation: operation, fields: map[string]int{}, spread: map[string]bool{}}
		if err := w.selections(operation.SelectionSet); err != nil {
			return nil, err
		}
		if all = append(all, w.found...); len(all) > maxFields {
			return nil, fault.New(fault.Input, "the GraphQL document calls more than %d root fields", maxFields).WithHint("split it")
		}
	}
	return all, nil
}

// documentIn returns the document in the body of a request, and any other text as
// it is: no document begins as JSON does.
func documentIn(text string) string {
	var body struct{ Query *string }
	if json.Unmarshal([]byte(text), &body) == nil && body.Query != nil {
		return *body.Query
	}
	return text
}

// walk collects the root fields of one operation.
type walk struct {
	fragments map[string]*ast.FragmentDefinition
	operation *ast.OperationDefinition
	found     []Field
	fields    map[string]int  // where in found they are
	spread    map[string]bool // the fragments that were followed, which may form a circle
}

func (w *walk) selections(set ast.SelectionSet) error {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			w.field(s)
		case *ast.InlineFragment:
			if err := w.selections(s.SelectionSet); err != nil {
				return err
			}
		case *ast.FragmentSpread:
			if w.spread[s.Name] {
				continue
			}
			w.spread[s.Name] = true
			fragment, ok := w.fragments[s.Name]
			if !ok {
				return fault.New(fault.Input, "the GraphQL document has no fragment %q, which line %d, column %d names", s.Name, s.Position.Line, s.Position.Column).
					WithHint("add the fragment to the document")
			}
			if err := w.selections(fragment.SelectionSet); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *walk) field(f *ast.Field) {
	if strings.HasPrefix(f.Name, "__") {
		return
	}
	if at, found := w.fields[f.Name]; found {
		w.found[at].Aliases = append(w.found[at].Aliases, f.Alias)
		return
	}
	w.fields[f.Name] = len(w.found)
	w.found = append(w.found, Field{
		Kind: string(w.operation.Operation), Operation: w.operation.Name, Name: f.Name, Line: f.Position.Line, Column: f.Position.Column,
		Aliases: []string{f.Alias},
	})
}

// syntaxError returns the fault for an error of the parser.
func syntaxError(what string, err error) error {
	const longest = 200 // characters of a message, which repeats what was found
	var syntax *gqlerror.Error
	if !errors.As(err, &syntax) || len(syntax.Locations) == 0 {
		return fault.New(fault.Input, "%s cannot be read: %s", what, textutil.Shorten(err.Error(), longest)).WithCause(err)
	}
	at := syntax.Locations[0]
	return fault.New(fault.Input, "%s is malformed on line %d, column %d: %s", what, at.Line, at.Column, textutil.Shorten(syntax.Message, longest)).WithCause(err)
}
