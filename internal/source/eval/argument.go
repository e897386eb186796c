package eval

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/project"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/value"
)

// Passed returns the value of the parameter n that a call passes, nil if it does not.
func (e *functions) Passed(u *syntax.File, at int, args []syntax.Argument, f *syntax.Function, of value.Part) []value.Value {
	if of.Kind == value.Receiver {
		return e.values.MemberFor(u, at, f, of)
	}
	n := of.Parameter
	if n >= len(f.Parameters) {
		return nil
	}
	p := f.Parameters[n]
	if of.Dotted {
		if n < len(args) && args[n].Name == "" {
			if v := e.compositeMember(u, args[n].Value, of.Member, f, p.Name); len(v) > 0 {
				return v
			}
			if v := e.chosenMember(u, args[n].Value, of.Member); len(v) > 0 {
				return v
			}
			if all := e.values.Expression(u, args[n].Value); len(all) == 1 && len(all[0]) == 1 && all[0][0].Kind == value.Argument && all[0][0].Member == "" { // passed on
				p := all[0][0]
				p.Member, p.Dotted = of.Member, true
				return []value.Value{{p}}
			}
		}
		return value.Opaque(of.Text)
	}
	if of.Member != "" {
		return e.passedMember(u, args, f, of)
	}
	for _, a := range args {
		if a.Name != "" && strings.EqualFold(syntax.SimpleName(a.Name), syntax.SimpleName(p.Name)) {
			return e.values.Expression(u, a.Value)
		}
	}
	if n < len(args) && args[n].Name == "" {
		if of.Choice != nil {
			return orOpaque(e.chosenFor(u, args[n].Value, of.Choice))
		}
		if of.List {
			return e.joined(u, args[n].Value, of.Separator)
		}
		v := e.values.Expression(u, args[n].Value)
		if len(v) == 0 {
			v = value.Opaque("…")
		}
		return v
	}
	if p.Value > 0 {
		return e.values.Expression(f.File, p.Value)
	}
	return nil
}

// passedMember returns the member of an argument that a function takes apart.
func (e *functions) passedMember(u *syntax.File, args []syntax.Argument, f *syntax.Function, of value.Part) []value.Value {
	p := f.Parameters[of.Parameter]
	if of.Parameter < len(args) && args[of.Parameter].Name == "" {
		where, from, to := e.project.Object(u, args[of.Parameter].Value)
		if where == nil {
			return value.Opaque(of.Member)
		}
		for _, a := range where.Arguments(from, to) {
			if a.Name == of.Member || a.Name == "" && where.Is(a.Value, of.Member) {
				return e.values.Expression(where, a.Value)
			}
		}
	}
	if at := p.Members[of.Member]; at > 0 {
		return e.values.Expression(f.File, at)
	}
	return nil
}

// memberArgument returns the member of an argument: e.path, e.getMethod() in a function
// with the parameter e.
func memberArgument(u *syntax.File, at int, names []string) []value.Value {
	if len(names) != 2 {
		return nil
	}
	member := project.MemberName(names[1])
	if !project.CompositeMembers.Has(member) {
		return nil
	}
	for f := u.Inside(at); f != nil; f = f.Parent {
		for n, p := range f.Parameters {
			if p.Name == names[0] && p.Name != "" {
				return []value.Value{{{Kind: value.Argument, Text: strings.Join(names, "."), Function: f, Parameter: n, Member: member, Dotted: true, File: u}}}
			}
		}
	}
	return nil
}

// compositeMember returns the member of an argument that is such an object.
func (e *functions) compositeMember(u *syntax.File, at int, member string, f *syntax.Function, name string) []value.Value {
	c := e.project.CompositeAt(u, at, 0)
	if u.Is(at, "new") && u.Is(at+1, "(") { // new(…) of C#: the type is that of the parameter
		for _, t := range f.File.TypesOf(name) {
			if fields := e.project.Types.Fields(u, t); fields != nil {
				c = &project.Composite{File: u, Class: t, Fields: fields, Args: u.Arguments(at+2, u.Match(at+1))}
			}
		}
	}
	if c == nil {
		return nil
	}
	for n, arg := range c.Args {
		name := arg.Name
		if name == "" && n < len(c.Fields) {
			name = c.Fields[n]
		}
		if project.MemberName(name) == member {
			return e.values.Expression(c.File, arg.Value)
		}
	}
	return e.madeMember(c, member)
}

// madeMember returns what a method makes of the members of an object, that its
// constructor gave them: url() { return BASE + path }.
func (e *functions) madeMember(c *project.Composite, member string) []value.Value {
	for _, f := range e.project.Methods(c.Class, member) {
		if e.followed[f] {
			continue
		}
		e.followed[f] = true
		defer delete(e.followed, f)
		var all []value.Value
		for _, v := range e.Returns(f) {
			all = value.Unite(all, v.ReplaceArguments(v.Of(), func(p value.Part) []value.Value {
				for n, arg := range c.Args {
					if name := strings.ToLower(syntax.SimpleName(p.Text)); n < len(c.Fields) && strings.ToLower(c.Fields[n]) == name[strings.LastIndexByte(name, '.')+1:] {
						return e.values.Expression(c.File, arg.Value)
					}
				}
				return []value.Value{{p}}
			}))
		}
		return all
	}
	return nil
}

// joined returns the items of a list that a call passes, joined.
func (e *functions) joined(u *syntax.File, at int, separator string) []value.Value {
	if u.Is(at, "array") {
		at++
	}
	if !u.IsAny(at, "[", "(") || u.Match(at) < at {
		all := e.values.Expression(u, at)
		return asList(all, separator)
	}
	var items [][]value.Value
	for _, arg := range u.Arguments(at+1, u.Match(at)) {
		items = append(items, orOpaque(e.values.Expression(u, arg.Value)))
	}
	return value.Join(items, value.Text(separator))
}

// asList returns the argument of a function that is a list whose items are joined, what
// is not known if it is none.
func asList(all []value.Value, separator string) []value.Value {
	if len(all) != 1 || len(all[0]) != 1 || all[0][0].Kind != value.Argument || all[0][0].Member != "" {
		return value.Opaque("list")
	}
	p := all[0][0]
	p.List, p.Separator = true, separator
	return []value.Value{{p}}
}
