package wawi

import (
	"bytes"
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// internalError is the code of GraphQL errors under which a missing scope shows
// (documentation of the ERP API, read on 2026-11-26).
const internalError = "INTERNAL_ERROR"

// errorsMember finds the member errors of a GraphQL response while the response
// is copied, however long it is. The zero value is ready.
type errorsMember struct {
	depth   int // of objects and arrays around what comes next
	quoted  bool
	escaped bool
	named   bool   // the next string of the outermost object is a value
	name    []byte // of the current member of the outermost object
	inside  bool   // the value of errors
	text    []byte // that value, or its beginning
}

const (
	longestMember = 16       // bytes; a longer name is another one
	mostErrors    = 64 << 10 // bytes of the value that can explain something
)

// Write goes through a part of a response. It never fails.
func (e *errorsMember) Write(p []byte) (int, error) {
	for _, b := range p {
		e.next(b)
	}
	return len(p), nil
}

func (e *errorsMember) next(b byte) {
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
		e.inside = string(e.name) == "errors"
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

func (e *errorsMember) inString(b byte) {
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

// graphqlError is an error of a GraphQL response (GraphQL, section 7.1.2).
type graphqlError struct {
	Message    string `json:"message"`
	Path       []any  `json:"path"` // names of fields, and indexes of lists
	Extensions struct {
		Code string `json:"code"`
	} `json:"extensions"`
}

// missesScope reports whether a missing scope may be the reason.
func (e graphqlError) missesScope() bool {
	return e.Extensions.Code == internalError || strings.Contains(e.Message, internalError)
}

// field is the root field that failed; "" if the error names none.
func (e graphqlError) field() string {
	if len(e.Path) == 0 {
		return ""
	}
	name, _ := e.Path[0].(string)
	return name
}

// list returns the errors, as many as were kept.
func (e *errorsMember) list() (errors []graphqlError) {
	decoder := json.NewDecoder(bytes.NewReader(e.text))
	if token, err := decoder.Token(); err != nil || token != json.Delim('[') {
		return nil
	}
	for decoder.More() {
		var raw json.RawMessage
		if decoder.Decode(&raw) != nil {
			return append(errors, graphqlError{}) // one that was cut off
		}
		var one graphqlError
		_ = json.Unmarshal(raw, &one) // an error without a message is one too
		errors = append(errors, one)
	}
	return errors
}

// isGraphQL reports whether a response answers a GraphQL request.
func isGraphQL(call Call, response *http.Response) bool {
	kind, _, _ := mime.ParseMediaType(response.Header.Get("Content-Type"))
	path := call.Path
	if u, err := url.Parse(path); err == nil {
		path = u.Path
	}
	path = strings.ToLower(strings.TrimRight(path, "/"))
	return kind == "application/graphql-response+json" || path == "graphql" || strings.HasSuffix(path, "/graphql")
}

// scopesOfFields says which scopes the root fields that failed need, and which
// of them an installation does not have; "" if nothing is known. index may be
// nil.
func (i Installation) scopesOfFields(index *scope.Index, errors []graphqlError) string {
	var needs []string
	for _, one := range errors {
		field := one.field()
		if index == nil || !one.missesScope() || !index.IsField(field) {
			continue
		}
		for _, answer := range index.Field(field, "") {
			if len(answer.Scopes) == 0 {
				continue
			}
			need := field + " needs "
			if answer.Grade == scope.Likely {
				need = field + " probably needs "
			}
			need += strings.Join(answer.Scopes, " or ")
			if i.GrantedKnown && !slices.ContainsFunc(answer.Scopes, i.Has) {
				need += ", which the app does not have"
			}
			if !slices.Contains(needs, need) {
				needs = append(needs, need)
			}
		}
	}
	return strings.Join(needs, "; ")
}

// graphqlFault explains a GraphQL response with errors; nil if it has none. needs
// says which scopes the fields need; it may be "".
func graphqlFault(call Call, name string, errors []graphqlError, needs string, redactor *secret.Redactor) *fault.Error {
	if len(errors) == 0 {
		return nil
	}
	var texts []string
	missingScope := false
	for _, one := range errors {
		text := one.Message
		if one.Extensions.Code != "" {
			text = strings.TrimSpace(text + " (" + one.Extensions.Code + ")")
		}
		missingScope = missingScope || one.missesScope()
		texts = append(texts, text)
	}
	noun := "errors"
	if len(errors) == 1 {
		noun = "error"
	}
	what := fmt.Sprintf("%s %s: the response has status 200 and %d GraphQL %s", call.Method, call.Path, len(errors), noun)
	if text := strings.Trim(strings.Join(texts, "; "), "; "); text != "" {
		what += ": " + text
	}
	f := fault.New(fault.Refused, "%s", textutil.Shorten(redactor.Redact(what), maxForeign))
	if missingScope && needs != "" {
		return f.WithHint("%s is how a missing scope shows in GraphQL: %s. `jtlctl wawi status %s` shows the scopes that were granted", internalError, redactor.Redact(needs), name)
	}
	if missingScope {
		return f.WithHint("%s is how a missing scope shows in GraphQL: compare the scopes of the queried fields with those that `jtlctl wawi status %s` shows", internalError, name)
	}
	return f.WithHint("the data in the response may be incomplete; look at the query")
}
