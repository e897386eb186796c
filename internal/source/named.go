package source

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// baseOfNamed returns the base address of a client that a factory makes by its name:
// CreateClient("erp") after AddHttpClient("erp", c => c.BaseAddress = …) of .NET.
func (e *evaluator) baseOfNamed(u *unit, from, to int) []value {
	if u.language.Family != "net" {
		return nil
	}
	for i := from; i < min(to, from+60); i++ {
		if !u.isAny(i, "CreateClient", "createclient") || !u.is(i+1, "(") || u.match(i+1) < 0 {
			continue
		}
		name := e.textOf(u, i+2)
		if name == "" {
			return nil
		}
		for _, d := range e.project.addresses {
			if open := d.unit.registration(d.at); open >= 0 && e.textOf(d.unit, open+1) == name {
				return e.constant(d)
			}
		}
	}
	return nil
}

// textOf returns the text of an expression that is one text.
func (e *evaluator) textOf(u *unit, at int) string {
	v, _ := e.expression(u, at)
	if len(v) != 1 {
		return ""
	}
	text, _ := v[0].literal()
	return text
}

// registration returns the bracket of the AddHttpClient around a token, or of the one
// in the chain before it: AddHttpClient("erp").ConfigureHttpClient(c => …).
func (u *unit) registration(at int) int {
	for open, n := u.around(at), 0; open >= 0 && n < 4; open, n = u.around(open), n+1 {
		name := u.beforeGenerics(open - 1)
		if !u.is(open, "(") {
			continue
		}
		if strings.EqualFold(u.text(name), "AddHttpClient") {
			return open
		}
		if strings.EqualFold(u.text(name), "ConfigureHttpClient") && u.isDot(name-1) && u.is(name-2, ")") {
			if open = u.match(name - 2); strings.EqualFold(u.text(u.beforeGenerics(open-1)), "AddHttpClient") {
				return open
			}
		}
	}
	return -1
}

// segments reads url { appendPathSegments("v2", "items") } of Ktor: the parts are one
// address.
func (e *evaluator) segments(s *site) []value {
	if !s.isSegments() {
		return nil
	}
	return join(e.items(s.unit, s.open+1, s.closing()), textValue("/"))
}

func (s *site) isSegments() bool {
	lower := strings.ToLower(s.last())
	return s.unit.language == lex.Kotlin && (lower == "appendpathsegments" || lower == "appendencodedpathsegments" || lower == "path") && len(s.names) == 1 && s.blockMethod() != ""
}
