package source

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// helper returns what a function of the project yields: one that returns a text.
func (e *evaluator) helper(u *unit, at int, names []string, args []given) []value {
	f := e.project.target(u, at, names)
	if f == nil || e.calls[f] || len(e.calls) > 6 {
		return nil
	}
	e.calls[f] = true
	defer delete(e.calls, f)
	var all []value
	for _, v := range e.returns(f) {
		filled := v.replaceArguments(f, func(p part) []value { return e.passed(u, args, f, p) })
		all = unite(all, filled)
	}
	return known(distinct(all))
}

// getter returns what a function without parameters yields that is used like a
// variable.
func (e *evaluator) getter(u *unit, name string) []value {
	for _, f := range u.functions {
		if f.name == name && len(f.parameters) == 0 && !e.calls[f] {
			e.calls[f] = true
			defer delete(e.calls, f)
			return known(distinct(e.returns(f)))
		}
	}
	return nil
}

// maxReturns is how many return statements of a helper function are read.
const maxReturns = 8

// returns returns what a function yields, with its parameters in it.
func (e *evaluator) returns(f *function) []value {
	u := f.unit
	if f.expression {
		v, _ := e.expression(u, f.from)
		return v
	}
	var all []value
	n := 0
	for i := f.from; i < f.to && n < maxReturns; i++ {
		if u.is(i, "return") && u.inside(i) == f {
			n++
			v, _ := e.expression(u, i+1)
			all = unite(all, v)
		}
	}
	if n == 0 && (u.language == lex.Rust || u.language == lex.Ruby || u.language == lex.PowerShell) {
		return e.lastStatement(f)
	}
	return all
}

// lastStatement returns the value of the last statement of a short function.
func (e *evaluator) lastStatement(f *function) []value {
	u := f.unit
	start := f.from
	for i := f.from; i < f.to; i = u.after(i) {
		if (u.is(i, ";") || u.kind(i) == lex.Newline) && i+1 < f.to && !u.is(i+1, "end") && u.kind(i+1) != lex.Newline {
			start = i + 1
		}
	}
	if f.to-start > 60 {
		return nil
	}
	v, _ := e.expression(u, start)
	return v
}

// simpleName returns a name as it would be declared, without $ and @.
func simpleName(name string) string { return strings.TrimLeft(name, "$@") }
