// Package eval finds out what expressions yield, as far as it can be read from the code.
//
// An Evaluator answers for the tree of an expression (package expr). What a name stands
// for is the business of names, what a function of the project returns and what a call
// passes that of functions, and what a file of settings says that of settings. They need
// each other, as a constant may be what a function returns; for that each of them knows
// the values interface and no more of the others.
package eval

import (
	"github.com/jtlctl/jtlctl/internal/source/expr"
	"github.com/jtlctl/jtlctl/internal/source/project"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/value"
)

// The bounds of what is followed for one answer.
const (
	maxNesting = 24
	maxSteps   = 4000
)

// values returns what the expression at a token yields, and what the member of an object
// is for which code at a token calls a function.
type values interface {
	Expression(u *syntax.File, at int) []value.Value
	MemberFor(u *syntax.File, at int, f *syntax.Function, of value.Part) []value.Value
}

// Evaluator evaluates expressions. It keeps what it found out of constants.
type Evaluator struct {
	*names
	*functions
	Project *project.Project
	budget  *budget
}

// budget bounds the work for one answer.
type budget struct{ depth, steps int }

// New returns what evaluates the expressions of a project.
func New(p *project.Project) *Evaluator {
	e := &Evaluator{Project: p, budget: &budget{}}
	e.functions = &functions{project: p, values: e, followed: map[*syntax.Function]bool{}}
	e.names = &names{project: p, values: e, functions: e.functions, settings: settings{p, e}, budget: e.budget, known: map[*syntax.Declaration][]value.Value{}, active: map[*syntax.Declaration]bool{}}
	return e
}

// Evaluate returns what the expression at a token may yield.
func (e *Evaluator) Evaluate(u *syntax.File, at int) []value.Value {
	e.Begin()
	return e.Expression(u, at)
}

// Begin starts a new answer, which may cost as much as any other.
func (e *Evaluator) Begin() { e.budget.steps = 0 }

// Expression returns what an expression yields that is a part of an answer.
func (e *Evaluator) Expression(u *syntax.File, at int) []value.Value {
	if !e.Enter() {
		return value.Opaque("…")
	}
	defer e.Leave()
	return e.form(u, expr.Parse(u, at))
}

// Until returns what the beginning of a chain yields, up to a token.
func (e *Evaluator) Until(u *syntax.File, from, to int) []value.Value {
	if from >= to {
		return nil
	}
	e.Begin()
	return e.form(u, expr.ParseUntil(u, from, to))
}

// Enter begins what may contain itself, and reports whether it is not too deep. Leave
// ends it.
func (e *Evaluator) Enter() bool { return e.budget.enter() }

// Leave ends what Enter began.
func (e *Evaluator) Leave() { e.budget.depth-- }

// Items evaluates what commas separate.
func (e *Evaluator) Items(u *syntax.File, from, to int) [][]value.Value {
	var all [][]value.Value
	for _, a := range u.Arguments(from, to) {
		all = append(all, orOpaque(e.Expression(u, a.Value)))
	}
	return all
}

// Text returns the text of an expression that is one text, "" for others.
func (e *Evaluator) Text(u *syntax.File, at int) string {
	v := e.Expression(u, at)
	if len(v) != 1 {
		return ""
	}
	text, _ := v[0].Literal()
	return text
}

func orOpaque(v []value.Value) []value.Value {
	if len(v) == 0 {
		return value.Opaque("…")
	}
	return v
}

func (b *budget) enter() bool {
	if b.depth >= maxNesting || b.spent() {
		return false
	}
	b.depth++
	return true
}

func (b *budget) spent() bool { return b.steps > maxSteps }
