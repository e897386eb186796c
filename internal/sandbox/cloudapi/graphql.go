package cloudapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
)

// The codes of GraphQL errors. A missing scope shows as INTERNAL_ERROR on the
// platform (as known on 2026-11-21); the others are those of the sandbox.
const (
	internalError   = "INTERNAL_ERROR"
	syntaxError     = "SYNTAX_ERROR"
	validationError = "VALIDATION_ERROR"
)

// maxTokens bounds a document in words and signs.
const maxTokens = 100_000

// graphQLRequest is the body of a request.
type graphQLRequest struct {
	query, operationName string
	variables            map[string]any
}

// parseGraphQL reads the body of a request, whose members are in this letter case,
// and returns what is wrong with it, "" if nothing is.
func parseGraphQL(body []byte) (request graphQLRequest, problem string) {
	const example = `{"query":"{ QueryItems { totalCount } }"}`
	if text := bytes.TrimSpace(body); len(text) > 0 && text[0] == '[' {
		return request, "the body is a list, and must be one request, such as " + example
	}
	var members map[string]json.RawMessage
	if json.Unmarshal(body, &members) != nil || members["query"] == nil {
		return request, "the body must be JSON with the member query, such as " + example
	}
	for _, m := range []struct {
		name string
		to   any
		want string
	}{
		{"query", &request.query, "a text"}, {"operationName", &request.operationName, "a text or null"}, {"variables", &request.variables, "an object or null"},
	} {
		if text, given := members[m.name]; given && json.Unmarshal(text, m.to) != nil {
			return request, "the member " + m.name + " of the body must be " + m.want
		}
	}
	if request.query == "" {
		return request, "the member query of the body is empty: it must be a document, such as in " + example
	}
	return request, ""
}

// graphQLError is an error in an answer, whose status is 200 nevertheless.
type graphQLError struct {
	Message    string              `json:"message"`
	Locations  []gqlerror.Location `json:"locations,omitempty"`
	Path       []any               `json:"path,omitempty"`
	Extensions map[string]string   `json:"extensions,omitempty"`
}

func newError(code, message string) *graphQLError {
	return &graphQLError{Message: message, Extensions: map[string]string{"code": code}}
}

// graphQL answers a request to the endpoint of GraphQL.
func (c *call) graphQL() {
	if c.r.Method != http.MethodPost {
		c.w.Header().Set("Allow", http.MethodPost)
		c.refuse(http.StatusMethodNotAllowed, "MethodNotAllowed", c.path+" does not take "+c.r.Method+", but POST")
		return
	}
	if !c.acceptable() {
		return
	}
	request, wrong := parseGraphQL(c.body)
	if wrong != "" {
		c.refuse(http.StatusBadRequest, "InvalidBody", wrong)
		return
	}
	run, problem := c.newExecution(request)
	if problem != nil {
		c.answer(http.StatusOK, object{{"errors", []*graphQLError{problem}}})
		return
	}
	if name, ok := run.written(); ok {
		c.file(name)
		return
	}
	data := run.data()
	c.w.Header().Set(Marker, run.marker)
	if len(run.errors) > 0 {
		c.answer(http.StatusOK, object{{"errors", run.errors}, {"data", data}})
		return
	}
	c.answer(http.StatusOK, object{{"data", data}})
}

// newExecution prepares the operation of a request.
func (c *call) newExecution(request graphQLRequest) (*execution, *graphQLError) {
	document, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: request.query}, maxTokens)
	if err != nil {
		problem := newError(syntaxError, err.Error())
		if syntax, ok := errors.AsType[*gqlerror.Error](err); ok {
			problem.Message, problem.Locations = syntax.Message, syntax.Locations
		}
		return nil, problem
	}
	operation, problem := chosen(document, request.operationName)
	if problem != nil {
		return nil, problem
	}
	run := &execution{
		call: c, document: document, operation: operation, kind: string(operation.Operation), variables: map[string]any{}, marker: fromSample,
	}
	for _, v := range operation.VariableDefinitions {
		value, given := request.variables[v.Variable]
		switch {
		case given && (value != nil || !v.Type.NonNull):
			run.variables[v.Variable] = value
		case !given && v.DefaultValue != nil:
			run.variables[v.Variable] = run.value(v.DefaultValue)
		case v.Type.NonNull:
			return nil, newError(validationError, "the variable $"+v.Variable+" is required, and has no value")
		default:
			run.variables[v.Variable] = nil
		}
	}
	return run, run.check()
}

// chosen returns the operation that a request means.
func chosen(document *ast.QueryDocument, name string) (*ast.OperationDefinition, *graphQLError) {
	switch {
	case len(document.Operations) == 0:
		return nil, newError(validationError, "the document has no operation")
	case name == "" && len(document.Operations) > 1:
		return nil, newError(validationError, "the document has several operations: operationName must name one")
	case name == "":
		return document.Operations[0], nil
	}
	if operation := document.Operations.ForName(name); operation != nil {
		return operation, nil
	}
	return nil, newError(validationError, "the document has no operation "+name)
}
