package client

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/eval"
	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/value"
)

// baseOfNamed returns the base address of a client that a factory makes by its name:
// CreateClient("erp") after AddHttpClient("erp", c => c.BaseAddress = …) of .NET.
func baseOfNamed(e *eval.Evaluator, u *syntax.File, from, to int) []value.Value {
	if u.Language.Family != "net" {
		return nil
	}
	for i := from; i < min(to, from+60); i++ {
		if !u.IsAny(i, "CreateClient", "createclient") || !u.Is(i+1, "(") || u.Match(i+1) < 0 {
			continue
		}
		name := e.Text(u, i+2)
		if name == "" {
			return nil
		}
		for _, d := range e.Project.Addresses {
			if open := registration(d.File, d.At); open >= 0 && e.Text(d.File, open+1) == name {
				return e.Constant(d)
			}
		}
	}
	return nil
}

// registration returns the bracket of the AddHttpClient around a token, or of the one
// in the chain before it: AddHttpClient("erp").ConfigureHttpClient(c => …).
func registration(u *syntax.File, at int) int {
	for open, n := u.Around(at), 0; open >= 0 && n < 4; open, n = u.Around(open), n+1 {
		name := u.BeforeGenerics(open - 1)
		if !u.Is(open, "(") {
			continue
		}
		if strings.EqualFold(u.Text(name), "AddHttpClient") {
			return open
		}
		if strings.EqualFold(u.Text(name), "ConfigureHttpClient") && u.IsDot(name-1) && u.Is(name-2, ")") {
			if open = u.Match(name - 2); strings.EqualFold(u.Text(u.BeforeGenerics(open-1)), "AddHttpClient") {
				return open
			}
		}
	}
	return -1
}

// segments reads url { appendPathSegments("v2", "items") } of Ktor: the parts are one
// address.
func segments(e *eval.Evaluator, s *syntax.Call) []value.Value {
	if !isSegments(s) {
		return nil
	}
	return value.Join(e.Items(s.File, s.Open+1, s.Closing()), value.Text("/"))
}

func isSegments(s *syntax.Call) bool {
	lower := strings.ToLower(s.Last())
	return s.File.Language == lex.Kotlin && (lower == "appendpathsegments" || lower == "appendencodedpathsegments" || lower == "path") && len(s.Names) == 1 && blockMethod(s) != ""
}

// baseOfMacro returns the base address of a client that a macro of Laravel makes:
// Http::erp()->get(…) after Http::macro('erp', fn () => Http::baseUrl(…)).
func baseOfMacro(e *eval.Evaluator, s *syntax.Call) []value.Value {
	for _, name := range s.Names[:len(s.Names)-1] {
		called, ok := strings.CutSuffix(name, "()")
		if !ok || s.File.Language != lex.PHP {
			continue
		}
		for _, d := range e.Project.Macros {
			if d.File.Decode(d.At) == called {
				return BaseIn(e, d.File, d.Value, d.File.ExpressionEnd(d.Value))
			}
		}
	}
	return nil
}
