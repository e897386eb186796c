package infer

import (
	"cmp"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/record"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// Resolver looks requests up.
type Resolver struct {
	Index *scope.Index
	// Cloud prefers the vocabulary of the Cloud, which is that of API 2.x, for
	// paths that are also those of API 1.x.
	Cloud bool
	// Only is true if the index was restricted to an API: then what other
	// catalogues said when a request was recorded does not count.
	Only bool

	known map[string][]scope.Match // look-ups that are kept; nil keeps none
}

// The reasons for which a request is not resolved.
const (
	noOperation = "no catalogue has this operation"
	noDocument  = "the GraphQL document could not be read"
	noField     = "no published schema has this field, and its name resembles no scope"
)

// Resolve returns the evidence of a call: one request, one for each generation of the
// API that it may be meant for, or one for each root field of GraphQL. What is not
// resolved comes second.
func (r Resolver) Resolve(call Call) (found []Evidence, open []Unresolved) {
	if len(call.Fields) > 0 || (scope.Request{Method: call.Method, Path: call.Path}).IsGraphQL() {
		found, open = r.fields(call)
	} else {
		found, open = r.request(call)
	}
	for i := range found {
		if call.Doubtful {
			found[i].Grade = record.Likely
		}
	}
	return found, open
}

func (r Resolver) request(call Call) (found []Evidence, open []Unresolved) {
	if found = r.lookUp(call); len(found) > 0 {
		return found, nil
	}
	if e := call.Recorded; e != nil && !r.Only && e.Grade != record.Unresolved {
		return []Evidence{recorded(call, *e)}, nil
	}
	return nil, []Unresolved{{call.Place, strings.TrimSpace(call.Method + " " + call.Path), noOperation, call.Test}}
}

func (r Resolver) fields(call Call) (found []Evidence, open []Unresolved) {
	if len(call.Fields) == 0 {
		return nil, []Unresolved{{call.Place, strings.TrimSpace(call.Method + " " + call.Path), noDocument, call.Test}}
	}
	for _, field := range call.Fields {
		answer := best(r.Index.Field(field.Name, field.Kind))
		switch e := call.Recorded; {
		case record.GradeOf(answer) != record.Unresolved:
			found = append(found, newEvidence(call, answer))
		case e != nil && !r.Only && e.Grade != record.Unresolved && len(call.Fields) == 1:
			found = append(found, recorded(call, *e))
		default:
			open = append(open, Unresolved{call.Place, field.Name, noField, call.Test})
		}
	}
	return found, open
}

// renamed gives an answer the scopes that the Cloud has instead of those of API
// 1.x, if there are such.
func (r Resolver) renamed(answer scope.Answer) scope.Answer {
	for _, name := range answer.Scopes {
		s, _ := r.Index.Find(name)
		for _, e := range r.Index.Equivalents(s) {
			if at := slices.IndexFunc(e.Scopes, r.inCloud); at >= 0 && !s.Broad() {
				answer.Scopes, answer.Grade = []string{e.Scopes[at]}, scope.Likely
				return answer
			}
		}
	}
	return answer
}

// inCloud reports whether a scope is one of the Cloud's, and not one that allows
// everything there is.
func (r Resolver) inCloud(name string) bool {
	s, ok := r.Index.Find(name)
	return ok && s.In(erp.Cloud) && !s.Broad()
}

func rank(a scope.Answer) int {
	if a.Grade == scope.Exact {
		return 0
	}
	return 1
}

func newEvidence(call Call, a scope.Answer) Evidence {
	e := Evidence{
		Place: call.Place, DefinedAt: call.DefinedAt, Method: call.Method, Path: a.Operation.Path,
		Operation: cmp.Or(a.Operation.Field, a.Operation.ID), Scopes: append([]string{}, a.Scopes...), Grade: record.Grade(a.Grade), Test: call.Test,
	}
	switch {
	case len(a.Operation.Groups) > 0 && a.Grade == scope.Exact:
		e.needs = a.Operation.Groups
	case len(e.Scopes) > 0:
		e.needs = [][]string{e.Scopes}
	}
	return e
}

// recorded is the evidence of a request whose operation only the catalogue had that
// was used when it was recorded.
func recorded(call Call, r record.Entry) Evidence {
	e := Evidence{Place: call.Place, Method: call.Method, Path: r.Path, Operation: r.Operation, Scopes: append([]string{}, r.Scopes...), Grade: r.Grade}
	if len(e.Scopes) > 0 {
		e.needs = [][]string{e.Scopes}
	}
	return e
}
