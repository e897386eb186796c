package apicall

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/graphql"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// Need says which scopes a root field of GraphQL needs, any of which is enough.
type Need struct {
	Field  string // "" is an operation of REST
	Scopes []string
	Likely bool // by its name only
}

// Needs returns what the fields need whose errors may be missing scopes: those that
// the errors name, else, and without errors, all that were asked for. index may be
// nil.
func (x Exchange) Needs(index *scope.Index) []Need {
	if index == nil {
		return nil
	}
	asked := x.asked()
	var names []string
	for _, one := range x.Errors {
		if one.MissesScope() {
			names = append(names, failed(one, asked)...)
		}
	}
	if len(x.Errors) == 0 {
		names = failed(GraphQLError{}, asked)
	}
	var needs []Need
	for _, name := range names {
		if !index.IsField(name) || slices.ContainsFunc(needs, func(n Need) bool { return n.Field == name }) {
			continue
		}
		for _, answer := range index.Field(name, "") {
			if len(answer.Scopes) > 0 {
				needs = append(needs, Need{name, answer.Scopes, answer.Grade == scope.Likely})
				break
			}
		}
	}
	return needs
}

// failed returns the fields that an error is about. The error calls a field by its
// alias.
func failed(e GraphQLError, asked []graphql.Field) (names []string) {
	key := e.Field()
	for _, field := range asked {
		if slices.Contains(field.Aliases, key) {
			return []string{field.Name}
		}
		names = append(names, field.Name)
	}
	if key != "" {
		return []string{key}
	}
	return names
}

// asked returns the root fields of the operation that was sent, if it is known.
func (x Exchange) asked() []graphql.Field {
	request, err := graphql.ParseRequest("", x.Sent)
	if err != nil {
		return nil
	}
	return request.Fields
}

// String says it in words, such as "QueryItems probably needs items.read".
func (n Need) String() string {
	verb, what := "needs", n.Field
	if n.Likely {
		verb = "probably needs"
	}
	if n.Field == "" {
		what, verb = "it", verb+" the scope"
	}
	return what + " " + verb + " " + strings.Join(n.Scopes, " or ")
}

// Scopes returns the scopes that open the operation of a call of REST, any of which is
// enough, by the newest catalogue that knows it; likely if that is no certainty.
// index may be nil.
func (x Exchange) Scopes(index *scope.Index) (scopes []string, likely bool) {
	if index == nil {
		return nil, false
	}
	answers := index.Answers(index.Match(x.Method, x.Path, 0))
	for _, answer := range slices.Backward(answers) {
		if len(answer.Scopes) > 0 && answer.Grade == scope.Exact {
			return answer.Scopes, false
		}
	}
	for _, answer := range slices.Backward(answers) {
		if len(answer.Scopes) > 0 {
			return answer.Scopes, true
		}
	}
	return nil, false
}
