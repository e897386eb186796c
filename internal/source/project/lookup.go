package project

import (
	"slices"

	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
)

// ClientDeclaration returns where the variable of a client got its value, in this file
// or another.
func (p *Project) ClientDeclaration(u *syntax.File, at int, name string) *syntax.Declaration {
	if d := p.defaultExport(u, name); d != nil {
		return d
	}
	if d := p.LastDeclaration(u, at, name); d != nil {
		return d
	}
	class := u.ClassAt(at)
	for _, d := range u.Declared[name] {
		if isOtherClass(d, u, class) {
			continue
		}
		if d.Member || d.Function == nil {
			return d
		}
	}
	return nil
}

// isOtherClass reports whether a declaration is a member of the same name of another
// class.
func isOtherClass(d *syntax.Declaration, u *syntax.File, class string) bool {
	of := d.Class()
	return of != "" && class != "" && of != class && !u.Inherits(of)
}

// Maker returns the function of the project that made the value of a variable, nil if
// none did.
func (p *Project) Maker(d *syntax.Declaration) *syntax.Function {
	u, i := d.File, d.Value
	for u.IsAny(i, "await", "new") {
		i++
	}
	names := []string{u.Text(i)}
	for u.IsDot(i+1) && u.Kind(i+2) == lex.Name {
		i += 2
		names = append(names, u.Text(i))
	}
	if u.Kind(i) != lex.Name || !u.Is(i+1, "(") {
		return nil
	}
	if f := p.Target(u, d.Value, names); f != nil && f.To-f.From < syntax.MaxFunction {
		return f
	}
	return nil
}

// LastDeclaration returns where a variable got its value before a place.
func (p *Project) LastDeclaration(u *syntax.File, at int, name string) *syntax.Declaration {
	var last *syntax.Declaration
	f, class := u.Inside(at), u.ClassAt(at)
	for {
		for _, d := range u.Declared[name] {
			if d.Function == f && (d.At < at || f == nil) && !d.Appends && !isOtherClass(d, u, class) {
				last = d
			}
		}
		if last != nil || f == nil {
			break
		}
		for _, p := range f.Parameters {
			if p.Name == name {
				return nil
			}
		}
		f = f.Parent
	}
	if last == nil {
		for _, d := range p.Declared[name] {
			if d.File != u && d.Container == "" && p.names(u, d.File) && d.File.Language.Family == u.Language.Family {
				if last != nil {
					return nil
				}
				last = d
			}
		}
	}
	return last
}

// defaultExport returns where the value was made that a file of JavaScript exports as a
// whole and another imports under a name, nil if none or several files may be meant.
func (p *Project) defaultExport(u *syntax.File, name string) *syntax.Declaration {
	if u.Language != lex.TypeScript {
		return nil
	}
	module := u.ReadImports().Modules[name]
	if module == "" {
		return nil
	}
	var found *syntax.Declaration
	for _, d := range slices.Concat(p.Declared["exports"], p.Declared["default"]) {
		if d.File == u || !d.File.IsModule(module) {
			continue
		}
		if found != nil {
			return nil
		}
		found = d
	}
	if found == nil || found.File.Kind(found.Value) != lex.Name || found.File.ExpressionEnd(found.Value) > found.Value+1 && !found.File.IsAny(found.Value+1, ";") {
		return found
	}
	return p.LastDeclaration(found.File, found.Value, found.File.Text(found.Value))
}
