package client

import (
	"github.com/jtlctl/jtlctl/internal/source/eval"
	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
)

// methodOfContext reads the method of file_get_contents: it is in the context that is
// its third argument.
func methodOfContext(e *eval.Evaluator, s *syntax.Call) Method {
	if len(s.Args) < 3 {
		return KnownMethod("GET")
	}
	u, at := s.File, s.Args[2].Value
	if u.Kind(at) == lex.Name && !u.Is(at+1, "(") {
		d := e.Project.LastDeclaration(u, at, u.Text(at))
		if d == nil {
			return Method{}
		}
		u, at = d.File, d.Value
	}
	if !u.Is(at, "stream_context_create") {
		return Method{}
	}
	for i := at; i < u.Match(at+1); i++ {
		if u.Kind(i) == lex.String && u.Decode(i) == "method" && u.Is(i+1, "=>") {
			m, _ := MethodOfValue(e, u, i+2)
			return m
		}
	}
	if u.Is(at+2, "[") || u.Is(at+2, "array") {
		return KnownMethod("GET")
	}
	return Method{}
}
