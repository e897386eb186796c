package source

import (
	"slices"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// merged returns the arguments of the call that joins options, if an expression is one
// or a variable that was set to one: array_merge($defaults, ['method' => 'POST']).
func (e *evaluator) merged(u *unit, at int) (*unit, []given) {
	if u.kind(at) == lex.Name && !u.isDot(at+1) && !u.isAny(at+1, "(", "[") {
		d := e.lastDeclaration(u, at, u.text(at))
		if d == nil {
			return nil, nil
		}
		u, at = d.unit, d.value
	}
	if u.is(at, "Object") && u.is(at+2, "assign") {
		at += 2
	}
	if !u.isAny(at, "array_merge", "array_replace", "array_merge_recursive", "wp_parse_args", "assign", "merge") || !u.is(at+1, "(") || u.match(at+1) < 0 {
		return nil, nil
	}
	args := u.arguments(at+2, u.match(at+1))
	if !u.is(at, "wp_parse_args") { // what is later wins
		slices.Reverse(args)
	}
	return u, args
}

// methodOfContext reads the method of file_get_contents: it is in the context that is
// its third argument.
func (e *evaluator) methodOfContext(s *site) method {
	if len(s.args) < 3 {
		return knownMethod("GET")
	}
	u, at := s.unit, s.args[2].value
	if u.kind(at) == lex.Name && !u.is(at+1, "(") {
		d := e.lastDeclaration(u, at, u.text(at))
		if d == nil {
			return method{}
		}
		u, at = d.unit, d.value
	}
	if !u.is(at, "stream_context_create") {
		return method{}
	}
	for i := at; i < u.match(at+1); i++ {
		if u.kind(i) == lex.String && u.decode(i) == "method" && u.is(i+1, "=>") {
			m, _ := e.methodOfValue(u, i+2)
			return m
		}
	}
	if u.is(at+2, "[") || u.is(at+2, "array") {
		return knownMethod("GET")
	}
	return method{}
}
