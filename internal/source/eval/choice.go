package eval

import (
	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/value"
)

// variantOf returns the constant of an enumeration that an expression names: Area.Stocks,
// Endpoint::Label(id). "" if it is none.
func variantOf(u *syntax.File, at int) string {
	if u.Kind(at) != lex.Name {
		return ""
	}
	last := at
	for u.IsDot(last+1) && u.Kind(last+2) == lex.Name {
		last += 2
	}
	if last == at || !u.IsAny(last+1, ",", ")", "(", ";") {
		return ""
	}
	return u.Text(last)
}

// chosen returns what a function yields for a constant by which it chooses: the arms of
// match, switch and when. nil if it has no arm for it.
func (e *functions) chosen(f *syntax.Function, variant string) []value.Value {
	u := f.File
	for i := f.From; i < min(f.To, f.From+syntax.MaxFunction); i++ {
		if !u.Is(i, variant) || !u.IsDot(i-1) && !u.IsAny(i-1, "case", "{", ",", ";", "}") && u.Kind(i-1) != lex.Newline {
			continue
		}
		arm := i + 1
		if u.Is(arm, "(") || u.Is(arm, "{") { // what the constant holds
			arm = u.After(arm)
		}
		if !u.IsAny(arm, "=>", "->", ":") {
			continue
		}
		for arm++; u.Kind(arm) == lex.Newline || u.IsAny(arm, "return", "{"); arm++ {
		}
		return e.values.Expression(u, arm)
	}
	return nil
}

// chooses reports whether a function has arms by which it chooses.
func chooses(f *syntax.Function) bool {
	for i := f.From; i < min(f.To, f.From+syntax.MaxFunction); i++ {
		if f.File.IsAny(i, "match", "switch", "when", "case") {
			return true
		}
	}
	return false
}

// choice returns what a function of the project yields that chooses by its only
// parameter, or an argument of the function around it if that decides. nil if it does
// neither.
func (e *functions) choice(u *syntax.File, f *syntax.Function, args []syntax.Argument) []value.Value {
	if len(f.Parameters) != 1 || len(args) != 1 || !chooses(f) {
		return nil
	}
	return e.chosenFor(u, args[0].Value, f)
}

// chosenFor returns what a function chooses for the constant that an expression names.
func (e *functions) chosenFor(u *syntax.File, at int, f *syntax.Function) []value.Value {
	if variant := variantOf(u, at); variant != "" {
		return e.chosen(f, variant)
	}
	all := e.values.Expression(u, at)
	if len(all) != 1 || len(all[0]) != 1 || all[0][0].Kind != value.Argument || all[0][0].Member != "" {
		return nil
	}
	p := all[0][0]
	p.Choice = f
	return []value.Value{{p}}
}

// chosenMember returns what a method yields that chooses by its object, a constant of an
// enumeration: endpoint.path(). nil if there is none.
func (e *functions) chosenMember(u *syntax.File, at int, member string) []value.Value {
	variant := variantOf(u, at)
	if variant == "" {
		return nil
	}
	enumeration := u.Text(at)
	for _, name := range e.project.Methods(enumeration, member) {
		if name.File.Language.Family == u.Language.Family && chooses(name) {
			if all := e.chosen(name, variant); len(all) > 0 {
				return all
			}
		}
	}
	return nil
}
