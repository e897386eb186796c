package source

import (
	"bytes"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// foreign returns the value of a constant of another file: all files that declare one
// of this name must agree, or this file must name the other.
func (e *evaluator) foreign(u *unit, name, container string) []value {
	if len(e.project.declared[name]) > 10*maxDeclarations {
		return nil
	}
	var all, named []value
	for _, d := range e.project.declared[name] {
		if d.unit == u || d.unit.language.Family != u.language.Family || d.function != nil || d.appends || container != "" && d.container != container || container == "" && !d.visibleIn(u) {
			continue
		}
		v := e.constant(d)
		all = distinct(unite(all, v))
		if e.project.names(u, d.unit) {
			named = distinct(unite(named, v))
		}
	}
	if len(named) > 0 {
		all = named
	}
	if len(all) > 1 {
		return nil // which of them cannot be told
	}
	return all
}

// visibleIn reports whether a file may use a declaration without the name of its
// class: it is exported, inherited, or imported as a static member.
func (d *declaration) visibleIn(u *unit) bool {
	return d.exported() || d.unit.language == lex.VisualBasic || u.inherits(d.container) ||
		bytes.Contains(u.code, []byte("."+d.container+";")) || bytes.Contains(u.code, []byte("."+d.container+"."+d.name))
}

// foreignOf returns a constant of a file or a package that a name stands for:
// settings.ERP_URL, config.Base.
func (e *evaluator) foreignOf(u *unit, name, module string) []value {
	var all []value
	for _, d := range e.project.declared[name] {
		if d.unit != u && d.unit.language.Family == u.language.Family && d.function == nil && d.container == "" && d.unit.isModule(module) {
			all = distinct(unite(all, e.constant(d)))
		}
	}
	if len(all) > 1 {
		return nil
	}
	return all
}
