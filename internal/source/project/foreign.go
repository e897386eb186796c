package project

import (
	"github.com/jtlctl/jtlctl/internal/source/syntax"
)

// Foreign lists the constants of other files that a name of a file may stand for, and
// those of them whose files it names.
func (p *Project) Foreign(u *syntax.File, name, container string) (all, named []*syntax.Declaration) {
	if len(p.Declared[name]) > 10*MaxDeclarations {
		return nil, nil
	}
	for _, d := range p.Declared[name] {
		if d.File == u || d.File.Language.Family != u.Language.Family || d.Function != nil || d.Appends || container != "" && d.Container != container || container == "" && !d.VisibleIn(u) {
			continue
		}
		all = append(all, d)
		if p.names(u, d.File) {
			named = append(named, d)
		}
	}
	return all, named
}

// ForeignOf returns a constant of a file or a package that a name stands for:
// settings.ERP_URL, config.Base.
func (p *Project) ForeignOf(u *syntax.File, name, module string) []*syntax.Declaration {
	var all []*syntax.Declaration
	for _, d := range p.Declared[name] {
		if d.File != u && d.File.Language.Family == u.Language.Family && d.Function == nil && d.Container == "" && d.File.IsModule(module) {
			all = append(all, d)
		}
	}
	return all
}

// ImportedMember returns a member of a file that was imported as a whole.
func (p *Project) ImportedMember(u *syntax.File, module, name string) []*syntax.Declaration {
	base := u.ReadImports().Modules[module]
	if base == "" {
		return nil
	}
	var all []*syntax.Declaration
	for _, d := range p.Declared[name] {
		if d.File != u && d.File.Language.Family == u.Language.Family && d.Function == nil && d.Exported() && d.File.IsModule(base) {
			all = append(all, d)
		}
	}
	return all
}

// Inherited returns the value of a member that a class of another file has from which
// one of this file is derived, nil if there is none or several differ.
func (p *Project) Inherited(u *syntax.File, name string) []*syntax.Declaration {
	var all []*syntax.Declaration
	for _, d := range p.Declared[name] {
		if d.File != u && d.File.Language.Family == u.Language.Family && d.Container != "" && u.Inherits(d.Container) {
			all = append(all, d)
		}
	}
	return all
}

// IsOverridden reports whether a class that is derived from another gives a member a
// value of its own.
func (p *Project) IsOverridden(u *syntax.File, class, name string) bool {
	for _, key := range []string{name, "$" + name} {
		declared := p.Declared[key]
		for _, d := range declared[:min(len(declared), MaxDeclarations)] {
			if d.Container != "" && d.Container != class && d.File.Language.Family == u.Language.Family && d.File.Inherits(class) {
				return true
			}
		}
	}
	functions := p.Functions[name]
	for _, f := range functions[:min(len(functions), MaxDeclarations)] {
		if f.Container != "" && f.Container != class && len(f.Parameters) == 0 && f.File.Language.Family == u.Language.Family && f.File.Inherits(class) {
			return true
		}
	}
	return false
}
