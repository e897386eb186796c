package eval

import (
	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/project"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/value"
)

// functions finds out what functions of the project yield, and what they are passed.
type functions struct {
	project  *project.Project
	values   values
	followed map[*syntax.Function]bool // those that are being followed
}

// helper returns what a function of the project yields: one that returns a text.
func (e *functions) helper(u *syntax.File, at int, names []string, args []syntax.Argument) []value.Value {
	f := e.project.Target(u, at, names)
	if f == nil || e.followed[f] || len(e.followed) > 6 {
		return nil
	}
	e.followed[f] = true
	defer delete(e.followed, f)
	if all := e.choice(u, f, args); len(all) > 0 {
		return all
	}
	var all []value.Value
	for _, v := range e.Returns(f) {
		filled := v.ReplaceArguments(f, func(p value.Part) []value.Value { return e.Passed(u, at, args, f, p) })
		all = value.Unite(all, filled)
	}
	return value.Known(value.Distinct(all))
}

// getter returns what a function without parameters yields that is used like a variable
// at a token. That of a class comes before others of its name.
func (e *functions) getter(u *syntax.File, at int, class, name string) []value.Value {
	var best *syntax.Function
	for _, f := range u.Functions {
		if f.Name == name && len(f.Parameters) == 0 && !e.followed[f] && (best == nil || f.Container == class && best.Container != class) {
			best = f
		}
	}
	if best == nil {
		return nil
	}
	e.followed[best] = true
	defer delete(e.followed, best)
	var all []value.Value
	for _, v := range e.Returns(best) {
		all = value.Unite(all, v.ReplaceArguments(best, func(p value.Part) []value.Value { return e.values.MemberFor(u, at, best, p) }))
	}
	return value.Known(value.Distinct(all))
}

// maxReturns is how many return statements of a helper function are read.
const maxReturns = 8

// Returns returns what a function yields, with its parameters in it.
func (e *functions) Returns(f *syntax.Function) []value.Value {
	u := f.File
	if f.Expression {
		return e.values.Expression(u, f.From)
	}
	var all []value.Value
	n := 0
	for i := f.From; i < f.To && n < maxReturns; i++ {
		if u.Is(i, "return") && u.Inside(i) == f {
			n++
			v := e.values.Expression(u, i+1)
			all = value.Unite(all, v)
		}
	}
	if n == 0 && (u.Language == lex.Rust || u.Language == lex.Ruby || u.Language == lex.PowerShell) {
		return e.lastStatement(f)
	}
	return all
}

// lastStatement returns the value of the last statement of a short function.
func (e *functions) lastStatement(f *syntax.Function) []value.Value {
	u := f.File
	start := f.From
	for i := f.From; i < f.To; i = u.After(i) {
		if (u.Is(i, ";") || u.Kind(i) == lex.Newline) && i+1 < f.To && !u.Is(i+1, "end") && u.Kind(i+1) != lex.Newline {
			start = i + 1
		}
	}
	if f.To-start > 60 {
		return nil
	}
	return e.values.Expression(u, start)
}
