package apicall

import (
	"bytes"
	"encoding/json"
	"mime"
	"net/http"
	"slices"
	"strings"
)

// InternalError is the code of GraphQL errors under which a missing scope shows
// (documentation of the ERP API, read on 2026-11-26).
const InternalError = "INTERNAL_ERROR"

// ErrorsMember finds the member errors of a GraphQL response while the response
// is copied, however long it is. The zero value is ready.
type ErrorsMember struct {
	depth   int // of objects and arrays around what comes next
	quoted  bool
	escaped bool
	named   bool   // the next string of the outermost object is a value
	name    []byte // of the current member of the outermost object
	inside  bool   // the value of errors
	text    []byte // that value, or its beginning
}

const (
	longestMember = 64       // bytes; a longer name is another one
	mostErrors    = 64 << 10 // bytes of the value that can explain something
)

// Write goes through a part of a response. It never fails.
func (e *ErrorsMember) Write(p []byte) (int, error) {
	for _, b := range p {
		e.next(b)
	}
	return len(p), nil
}

func (e *ErrorsMember) next(b byte) {
	before := e.depth
	switch {
	case e.quoted:
		e.inString(b)
	case b == '"':
		e.quoted = true
		if e.depth == 1 && !e.named {
			e.name = e.name[:0]
		}
	case b == '{' || b == '[':
		e.depth++
	case b == '}' || b == ']':
		e.depth--
	case e.depth != 1:
	case b == ':':
		e.named = true
		e.inside = isErrors(e.name)
		if e.inside {
			e.text = e.text[:0] // the last of several counts
			return
		}
	case b == ',':
		e.named, e.inside = false, false
	}
	if e.inside && (before > 1 || e.depth >= 1) && len(e.text) < mostErrors {
		e.text = append(e.text, b)
	}
}

// isErrors reports whether what is between the quotes of a name means errors.
func isErrors(quoted []byte) bool {
	var name string
	return string(quoted) == "errors" || bytes.IndexByte(quoted, '\\') >= 0 && json.Unmarshal(slices.Concat([]byte{'"'}, quoted, []byte{'"'}), &name) == nil && name == "errors"
}

func (e *ErrorsMember) inString(b byte) {
	switch {
	case e.escaped:
		e.escaped = false
	case b == '\\':
		e.escaped = true
	case b == '"':
		e.quoted = false
		return
	}
	if e.depth == 1 && !e.named && len(e.name) < longestMember {
		e.name = append(e.name, b)
	}
}

// GraphQLError is an error of a GraphQL response (GraphQL, section 7.1.2).
type GraphQLError struct {
	Message    string `json:"message"`
	Path       []any  `json:"path"` // names of fields, and indexes of lists
	Extensions struct {
		Code string `json:"code"`
	} `json:"extensions"`
}

// MissesScope reports whether a missing scope may be the reason.
func (e GraphQLError) MissesScope() bool {
	return e.Extensions.Code == InternalError || strings.Contains(e.Message, InternalError)
}

// Field is the root field that failed, by its name in the response, which may be
// an alias; "" if the error names none.
func (e GraphQLError) Field() string {
	if len(e.Path) == 0 {
		return ""
	}
	name, _ := e.Path[0].(string)
	return name
}

// List returns the errors, as many as were kept. They are a list; anything else
// that says something is taken as one error.
func (e *ErrorsMember) List() (errors []GraphQLError) {
	text := bytes.TrimSpace(e.text)
	if !bytes.HasPrefix(text, []byte("[")) {
		if slices.Contains([]string{"", "null", "false", "0", `""`, "{}"}, string(text)) {
			return nil
		}
		return []GraphQLError{graphQLError(text)}
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	_, _ = decoder.Token()
	for decoder.More() {
		var raw json.RawMessage
		if decoder.Decode(&raw) != nil {
			return append(errors, GraphQLError{}) // one that was cut off
		}
		errors = append(errors, graphQLError(raw))
	}
	return errors
}

// graphQLError reads an error; one without a message, or cut off, is one too.
func graphQLError(raw []byte) (e GraphQLError) {
	if json.Unmarshal(raw, &e.Message) != nil {
		_ = json.Unmarshal(raw, &e)
	}
	return e
}

// IsGraphQL reports whether a response answers a GraphQL request to a path.
func IsGraphQL(path string, header http.Header) bool {
	kind, _, _ := mime.ParseMediaType(header.Get("Content-Type"))
	return kind == "application/graphql-response+json" || IsGraphQLPath(path)
}
