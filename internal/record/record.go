// Package record writes and reads which requests an app made: one JSON document
// a line, with the operation of the catalogue and the scopes that it needs.
//
// A record has no bodies, no values of headers and no query. The package does not
// know who makes the requests.
package record

import (
	"cmp"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/graphql"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// Entry is one request.
type Entry struct {
	Time   time.Time `json:"time"`
	Method string    `json:"method"`
	// Path is that of the catalogue if it has the operation, such as
	// /v2/items/{itemId}, else the path of the request without its query.
	Path string `json:"path"`
	// Operation is the id of the operation; of a GraphQL request the root fields
	// that it calls, joined by a comma and a space. "" if there is none.
	Operation string `json:"operation"`
	Status    int    `json:"status"` // of HTTP; 0 if there was no response
	// Scopes are those that the catalogue names for the operation.
	Scopes []string `json:"scopes"`
	Grade  Grade    `json:"grade"`
}

// Grade is how certain the scopes of an entry are.
type Grade string

// The grades.
const (
	Exact      Grade = "exact"      // a published document names them
	Likely     Grade = "likely"     // similar operations need them
	Unresolved Grade = "unresolved" // no catalogue has the operation
)

// Request is what a request calls.
type Request struct {
	Method string
	Path   string // without a query
	// Fields are the root fields of a GraphQL request, if its body could be read.
	Fields []graphql.Field
}

// Describe returns the entry of a request, without time and status.
func Describe(x *scope.Index, r Request) Entry {
	e := Entry{Method: strings.ToUpper(r.Method), Path: pathOnly(r.Path), Scopes: []string{}, Grade: Unresolved}
	asked := scope.Request{Method: e.Method, Path: e.Path}
	if asked.IsGraphQL() {
		e.Path = scope.GraphQLPath
		e.describeFields(x, r.Fields)
		return e
	}
	if answer, ok := Answer(x, asked); ok {
		e.Path, e.Operation, e.Grade = answer.Operation.Path, answer.Operation.ID, Grade(answer.Grade)
		e.Scopes = append(e.Scopes, answer.Scopes...)
	}
	return e
}

// Answer returns what the catalogues say of a request: the operation that it
// matches as it is rather than one that it resembles, and that of the first
// catalogue which says for certain what it needs. HEAD needs what GET needs.
func Answer(x *scope.Index, r scope.Request) (scope.Answer, bool) {
	matches := x.Match(r.Method, r.Path, 0)
	if len(matches) == 0 && r.Method == http.MethodHead {
		matches = x.Match(http.MethodGet, r.Path, 0)
	}
	if len(matches) == 0 {
		return scope.Answer{}, false
	}
	if slices.ContainsFunc(matches, scope.Match.IsExact) {
		matches = slices.DeleteFunc(slices.Clone(matches), func(m scope.Match) bool { return !m.IsExact() })
	}
	answers := x.Answers(matches)
	return slices.MinFunc(answers, func(a, b scope.Answer) int { return cmp.Compare(uncertainty(a), uncertainty(b)) }), true
}

func uncertainty(a scope.Answer) int {
	if a.Grade == scope.Exact {
		return 0
	}
	return 1
}

// describeFields adds what the root fields of a GraphQL request need. The grade is
// that of the least certain one.
func (e *Entry) describeFields(x *scope.Index, fields []graphql.Field) {
	var names []string
	for _, field := range fields {
		if slices.Contains(names, field.Name) {
			continue
		}
		names = append(names, field.Name)
		answers := x.Field(field.Name, field.Kind)
		answer := slices.MinFunc(answers, func(a, b scope.Answer) int { return cmp.Compare(uncertainty(a), uncertainty(b)) })
		for _, name := range answer.Scopes {
			if !slices.Contains(e.Scopes, name) {
				e.Scopes = append(e.Scopes, name)
			}
		}
		switch grade := GradeOf(answer); {
		case len(names) == 1:
			e.Grade = grade
		case grade == Unresolved || e.Grade == Exact:
			e.Grade = grade
		}
	}
	const most = 20 // names that a line has
	e.Operation = strings.Join(names[:min(len(names), most)], ", ")
}

// GradeOf returns the grade of an answer about a root field: a name that no schema
// has, and that resembles no scope, is unresolved.
func GradeOf(a scope.Answer) Grade {
	if !a.Published && len(a.Scopes) == 0 {
		return Unresolved
	}
	return Grade(a.Grade)
}

// longestPath is how many bytes of a path are recorded.
const longestPath = 2048

// pathOnly removes a query and a fragment, and cuts off what is too long.
func pathOnly(path string) string {
	if end := strings.IndexAny(path, "?#"); end >= 0 {
		path = path[:end]
	}
	if path == "" {
		return "/"
	}
	return strings.ToValidUTF8(path[:min(len(path), longestPath)], "\uFFFD")
}
