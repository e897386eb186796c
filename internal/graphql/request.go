package graphql

import (
	"bytes"
	"encoding/json"
	"mime"
	"net/url"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"github.com/jtlctl/jtlctl/internal/exactjson"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// Request is what the body of a GraphQL request calls.
type Request struct {
	// Fields are the root fields of the operations that the request executes.
	Fields []Field
	// ReadOnly is true if nothing but queries can be executed: every operation of
	// every document is one, and the request names no document that the server has.
	ReadOnly bool
}

// maxBatch is how many requests one body may have.
const maxBatch = 100

// ParseRequest reads the body of a request: JSON with the document as its member
// query, an array of these, or with the media type application/graphql a document.
// A body that two readers may understand differently is refused, such as one with
// two members query, or one in another letter case, or one that another media type
// or charset may make something else of.
func ParseRequest(mediaType string, body []byte) (Request, error) {
	kind, parameters, err := mime.ParseMediaType(mediaType)
	charset := strings.ToLower(parameters["charset"])
	switch {
	case mediaType == "":
	case err != nil || !isMediaType(kind) || charset != "" && charset != "utf-8" && charset != "us-ascii":
		return Request{}, fault.New(fault.Input, "a body with the Content-Type %s is not read as a GraphQL request", textutil.Quote(mediaType, maxMediaType)).
			WithHint("send Content-Type: application/json")
	case kind == "application/graphql":
		return ParseDocument(string(body), "")
	}
	parts := []json.RawMessage{body}
	if trimmed := bytes.TrimLeft(body, " \t\r\n"); len(trimmed) > 0 && trimmed[0] == '[' {
		if err := json.Unmarshal(trimmed, &parts); err != nil || len(parts) == 0 || len(parts) > maxBatch {
			return Request{}, fault.New(fault.Input, "the body is not a list of 1 to %d GraphQL requests", maxBatch)
		}
	}
	all := Request{ReadOnly: true}
	for _, part := range parts {
		one, err := parsePart(part)
		if err != nil {
			return Request{}, err
		}
		all.Fields = append(all.Fields, one.Fields...)
		all.ReadOnly = all.ReadOnly && one.ReadOnly
	}
	return all, nil
}

const maxMediaType = 100 // characters of one in a message

// isMediaType reports whether a body of a media type may be a GraphQL request.
func isMediaType(kind string) bool {
	return kind == "application/graphql" || textutil.IsJSONType(kind) && strings.HasPrefix(kind, "application/")
}

// stored are the members with which a request names a document that the server
// has: those of trusted and of persisted documents of several servers.
var stored = [...]string{"id", "documentId", "doc_id", "queryId"}

func parsePart(text []byte) (Request, error) {
	object, err := exactjson.Parse(text)
	if err != nil {
		return Request{}, fault.New(fault.Input, "the body is not a GraphQL request: %v", err).WithCause(err)
	}
	for _, name := range []string{"query", "operationName"} {
		if object.IsDuplicate(name) || object.OtherCase(name) != "" {
			return Request{}, fault.New(fault.Input, "the GraphQL request has the member %q more than once", name)
		}
	}
	query, ok := object.Text("query")
	if !ok {
		return Request{}, fault.New(fault.Input, "the GraphQL request has no document: no member %q", "query")
	}
	operation, _ := object.Text("operationName")
	request, err := ParseDocument(query, operation)
	if err != nil {
		return Request{}, err
	}
	for _, name := range stored {
		if object.Has(name) || object.OtherCase(name) != "" {
			request.ReadOnly = false
		}
	}
	if extensions, ok := object.Get("extensions"); ok && isPersisted(string(extensions)) {
		request.ReadOnly = false
	}
	return request, nil
}

// ParseQuery reads the parameters of an address, as servers take requests by GET; some
// ignore the letter case of their names.
func ParseQuery(parameters url.Values) (Request, error) {
	all := Request{ReadOnly: true}
	for name, values := range parameters {
		switch {
		case slices.ContainsFunc(stored[:], func(s string) bool { return strings.EqualFold(s, name) }):
			all.ReadOnly = false
		case strings.EqualFold(name, "extensions"):
			all.ReadOnly = all.ReadOnly && !slices.ContainsFunc(values, isPersisted)
		case strings.EqualFold(name, "query"):
			for _, text := range values {
				one, err := ParseDocument(text, parameters.Get("operationName"))
				if err != nil {
					return Request{}, err
				}
				all.Fields, all.ReadOnly = append(all.Fields, one.Fields...), all.ReadOnly && one.ReadOnly
			}
		}
	}
	return all, nil
}

// isPersisted reports whether the extensions of a request name a document that the
// server has.
func isPersisted(extensions string) bool {
	return strings.Contains(strings.ToLower(extensions), "persistedquery")
}

// ParseDocument reads a document of which one operation is executed; without a
// name, or with one that it does not have, all count.
func ParseDocument(text, operation string) (Request, error) {
	document, err := parse(text)
	if err != nil {
		return Request{}, err
	}
	request := Request{ReadOnly: true}
	for _, o := range document.Operations {
		request.ReadOnly = request.ReadOnly && o.Operation == ast.Query
	}
	executed := document.Operations
	if named := document.Operations.ForName(operation); operation != "" && named != nil {
		executed = ast.OperationList{named}
	}
	request.Fields, err = fieldsOf(document, executed)
	return request, err
}
