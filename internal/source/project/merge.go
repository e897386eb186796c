package project

import (
	"slices"

	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
)

// Merged returns the arguments of the call that joins options, if an expression is one
// or a variable that was set to one: array_merge($defaults, ['method' => 'POST']).
func (p *Project) Merged(u *syntax.File, at int) (*syntax.File, []syntax.Argument) {
	if u.Kind(at) == lex.Name && !u.IsDot(at+1) && !u.IsAny(at+1, "(", "[") {
		d := p.LastDeclaration(u, at, u.Text(at))
		if d == nil {
			return nil, nil
		}
		u, at = d.File, d.Value
	}
	if u.Is(at, "Object") && u.Is(at+2, "assign") {
		at += 2
	}
	if !u.IsAny(at, "array_merge", "array_replace", "array_merge_recursive", "wp_parse_args", "assign", "merge") || !u.Is(at+1, "(") || u.Match(at+1) < 0 {
		return nil, nil
	}
	args := u.Arguments(at+2, u.Match(at+1))
	if !u.Is(at, "wp_parse_args") { // what is later wins
		slices.Reverse(args)
	}
	return u, args
}
