package source

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// given is an argument of a call.
type given struct {
	name  string // "" if it has none
	value int    // the first token
	end   int
}

// maxArguments bounds what is looked at of one call.
const maxArguments = 32

// arguments splits what is between two brackets at its commas.
func (u *unit) arguments(from, to int) []given {
	var all []given
	for i := from; i < to && len(all) < maxArguments; {
		end := i
		for ; end < to && !u.isAny(end, ",", ";"); end = u.after(end) {
		}
		a := given{value: i, end: min(end, to)}
		for u.kind(a.value) == lex.Newline {
			a.value++
		}
		if u.kind(a.value) == lex.Name || u.kind(a.value) == lex.String {
			switch {
			case u.is(a.value+1, "=") && u.kind(a.value) == lex.Name,
				u.is(a.value+1, ":") && !u.is(a.value-1, "?"),
				u.is(a.value+1, ":=") && u.language == lex.VisualBasic,
				u.is(a.value+1, "=>") && u.language != lex.TypeScript && u.language != lex.CSharp:
				a.name = u.text(a.value)
				if u.kind(a.value) == lex.String {
					a.name = u.decode(a.value)
				}
				a.value += 2
			}
		}
		if a.value < a.end {
			all = append(all, a)
		}
		i = end + 1
	}
	return all
}

// passed returns the value of the parameter n that a call passes, nil if it does not.
func (e *evaluator) passed(u *unit, args []given, f *function, of part) []value {
	n := of.parameter
	if n >= len(f.parameters) {
		return nil
	}
	p := f.parameters[n]
	if of.dotted {
		if n < len(args) && args[n].name == "" {
			if v := e.compositeMember(u, args[n].value, of.member, f, p.name); len(v) > 0 {
				return v
			}
			if all, _ := e.expression(u, args[n].value); len(all) == 1 && len(all[0]) == 1 && all[0][0].kind == argument && all[0][0].member == "" { // passed on
				p := all[0][0]
				p.member, p.dotted = of.member, true
				return []value{{p}}
			}
		}
		return unknownValue(of.text)
	}
	if of.member != "" {
		return e.passedMember(u, args, f, of)
	}
	for _, a := range args {
		if a.name != "" && strings.EqualFold(simpleName(a.name), simpleName(p.name)) {
			v, _ := e.expression(u, a.value)
			return v
		}
	}
	if n < len(args) && args[n].name == "" {
		v, _ := e.expression(u, args[n].value)
		if len(v) == 0 {
			v = unknownValue("…")
		}
		return v
	}
	if p.value > 0 {
		v, _ := e.expression(f.unit, p.value)
		return v
	}
	return nil
}

// passedMember returns the member of an argument that a function takes apart.
func (e *evaluator) passedMember(u *unit, args []given, f *function, of part) []value {
	p := f.parameters[of.parameter]
	if of.parameter < len(args) && args[of.parameter].name == "" {
		where, from, to := e.object(u, args[of.parameter].value)
		if where == nil {
			return unknownValue(of.member)
		}
		for _, a := range where.arguments(from, to) {
			if a.name == of.member || a.name == "" && where.is(a.value, of.member) {
				v, _ := e.expression(where, a.value)
				return v
			}
		}
	}
	if at := p.members[of.member]; at > 0 {
		v, _ := e.expression(f.unit, at)
		return v
	}
	return nil
}
