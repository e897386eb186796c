package source

import "github.com/jtlctl/jtlctl/internal/source/lex"

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
