package eval

import (
	"slices"

	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/project"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/value"
)

// member returns the value of a member of the object that code belongs to. A derived
// class may set it, so that it depends on whose object it is.
func (e *names) member(u *syntax.File, at int, name, full string) []value.Value {
	class := u.ClassAt(at)
	for f := u.Inside(at); f != nil && class != ""; f = f.Parent {
		if f.Container == class && f.Name != "" && f.Name != class && e.project.IsOverridden(u, class, name) {
			return []value.Value{{{Kind: value.Receiver, Text: full, Function: f, Member: name, File: u}}}
		}
	}
	return e.OwnMember(u, at, class, name, full)
}

// MemberFor returns the member of the object for which code at a token calls a function
// of its class or of one that it is derived from.
func (e *names) MemberFor(u *syntax.File, at int, f *syntax.Function, of value.Part) []value.Value {
	if class := u.ClassAt(at); class != "" && class != f.Container && u.Inherits(f.Container) {
		return e.OwnMember(u, at, class, of.Member, of.Text)
	}
	if u.ClassAt(at) == f.Container { // called by its own class: it still depends on the object
		return e.member(u, at, of.Member, of.Text)
	}
	return e.OwnMember(f.File, f.From, f.Container, of.Member, of.Text)
}

// OwnMember returns the value of a member that a class gives it, or one that it is
// derived from.
func (e *names) OwnMember(u *syntax.File, at int, class, name, full string) []value.Value {
	all := e.functions.getter(u, at, class, name)
	if len(u.Declared[name]) > project.MaxDeclarations {
		return value.Opaque(full)
	}
	declared := slices.Concat(u.Declared[name], u.Declared["$"+name])
	ofClass := func(d *syntax.Declaration) bool { return class != "" && d.Class() == class }
	some := slices.ContainsFunc(declared, ofClass)
	for _, d := range declared {
		if (d.Function == nil || d.Member) && (!some || ofClass(d)) {
			all = value.Unite(all, e.Constant(d))
		}
	}
	if len(all) == 0 && len(declared) == 0 {
		all = single(e.constants(e.project.Inherited(u, name)))
	}
	all = value.Distinct(all)
	if all = value.Known(all); len(all) == 0 {
		return value.Opaque(full)
	}
	return all
}

// memberOf returns the value of a member of a named object, class or enumeration.
func (e *names) memberOf(u *syntax.File, names []string) []value.Value {
	container, name := names[len(names)-2], names[len(names)-1]
	if original := u.NameOf(container); original != container {
		container = original
		names = []string{container, name}
	}
	var all []value.Value
	for _, d := range project.DeclarationsIn(u, names) {
		all = value.Unite(all, e.Constant(d))
	}
	if len(all) == 0 {
		all = e.foreign(u, name, container)
	}
	if len(all) == 0 && len(names) == 2 {
		all = single(e.constants(e.project.ImportedMember(u, container, name)))
	}
	if len(all) == 0 && len(names) == 2 && u.Language != lex.TypeScript { // a member of a module
		all = single(e.constants(e.project.ForeignOf(u, name, container)))
	}
	return value.Distinct(all)
}
