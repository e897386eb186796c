// Package project looks up what a name of one file means in the others: constants,
// functions, types, objects, and settings. It finds where something is declared, and
// leaves what its value is to package eval.
package project

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
)

// Project is all code that calls each other.
type Project struct {
	Units     []*syntax.File
	Declared  map[string][]*syntax.Declaration // outside of functions
	Functions map[string][]*syntax.Function
	uses      map[[2]*syntax.File]bool
	Settings  map[string]string       // addresses that files of settings have
	Addresses []*syntax.Declaration   // of BaseAddress, in .NET
	Macros    []*syntax.Declaration   // of Laravel
	Configs   map[string]*syntax.File // files of PHP with settings, by their names
	Types     *Types
}

// New makes the index of files.
func New(units []*syntax.File) *Project {
	p := &Project{Units: units, Declared: map[string][]*syntax.Declaration{}, Functions: map[string][]*syntax.Function{}, uses: map[[2]*syntax.File]bool{}, Settings: map[string]string{}, Configs: map[string]*syntax.File{}, Types: &Types{files: units}}
	for _, u := range units {
		if name := configOf(u); name != "" {
			p.Configs[name] = u
		}
		if IsSettings(u.Name) {
			readSettings(p, u)
		}
		for name, all := range u.Declared {
			for _, d := range all {
				if d.Function == nil && !u.Test {
					p.Declared[name] = append(p.Declared[name], d)
				}
			}
		}
		p.Macros = append(p.Macros, u.Declared[syntax.Macro]...)
		if u.Language.Family == "net" {
			p.Addresses = append(append(p.Addresses, u.Declared["BaseAddress"]...), u.Declared["baseaddress"]...)
		}
		for _, f := range u.Functions {
			if f.Name != "" {
				p.Functions[f.Name] = append(p.Functions[f.Name], f)
			}
		}
	}
	return p
}

// names reports whether a file names another, as an import does.
func (p *Project) names(u, other *syntax.File) bool {
	key := [2]*syntax.File{u, other}
	yes, ok := p.uses[key]
	if !ok {
		name := strings.TrimSuffix(path.Base(other.Name), path.Ext(other.Name))
		if name == "index" || name == "__init__" || name == "mod" {
			name = path.Base(path.Dir(other.Name))
		}
		yes = bytes.Contains(u.Code, []byte(name))
		p.uses[key] = yes
	}
	return yes
}

// FunctionNamed returns a function of a file, nil if there is none.
func (p *Project) FunctionNamed(u *syntax.File, name string) *syntax.Function {
	for _, f := range p.Functions[u.Fold(name)] {
		if f.File == u {
			return f
		}
	}
	return nil
}

// maxNamesakes is how many functions of one name are told apart.
const maxNamesakes = 1000

// Target returns the function that a call names, nil if it is not in the project or
// cannot be told.
func (p *Project) Target(u *syntax.File, at int, names []string) *syntax.Function {
	last := u.Fold(names[len(names)-1])
	var best *syntax.Function
	bestRank := 0
	if len(p.Functions[last]) > maxNamesakes {
		return nil
	}
	for _, f := range p.Functions[last] {
		if f.File.Language.Family != u.Language.Family || f.File != u && f.File.Test {
			continue
		}
		rank := p.rank(u, at, names, f)
		switch {
		case rank > bestRank:
			best, bestRank = f, rank
		case rank == bestRank && rank > 0 && best != nil && (best.File != f.File || best.Container != f.Container && len(names) > 1):
			best = nil // of two files or classes, which cannot be told
		}
	}
	return best
}

// rank says how well a call fits a function, 0 if it does not.
func (p *Project) rank(u *syntax.File, at int, names []string, f *syntax.Function) int {
	same := f.File == u
	if len(names) == 1 {
		return p.rankBare(u, at, f, same)
	}
	receiver := u.NameOf(names[len(names)-2])
	caller := u.Inside(at)
	switch {
	case len(names) == 2 && (syntax.IsSelf(receiver) || caller.ReceiverIs(receiver)):
		if f.Container == "" && f.Receiver == "" {
			return 0
		}
		if same && f.Container == u.ClassAt(at) {
			return 5
		}
		if same {
			return 4
		}
		if u.Inherits(f.Container) {
			return 2
		}
		return 0
	case f.Extension:
		return 3
	case f.Container != "" && f.Container == syntax.SimpleName(receiver):
		return 4
	case f.Container != "" && p.hasType(u, receiver, f.Container):
		return 3
	case !same && f.Parent != nil && f.Parent.Name != "" && slices.Contains(u.TypesOf(receiver), f.Parent.Name): // const erp = useErp()
		return 3
	case f.Container == "" && f.Receiver == "" && !same && (f.File.IsModule(receiver) || u.ImportsAs(receiver, f.File) || u.ImportsModule(receiver, f.File)):
		return 3
	}
	return 0
}

func (p *Project) rankBare(u *syntax.File, at int, f *syntax.Function, same bool) int {
	implicit := u.Language.Family == "net" || u.Language.Family == "jvm" || u.Language == lex.Ruby
	switch {
	case f.Container != "" && u.Language == lex.Kotlin && same && u.ClassAt(at) == "":
		return 0
	case f.Container != "" && (!same || !implicit && f.Parent == nil):
		if implicit && u.Inherits(f.Container) {
			return 1
		}
		return 0
	case same:
		return 4
	case f.Parent != nil:
		if f.Parent.Name != "" && u.TakenFrom(f.Name) == f.Parent.Name {
			return 3
		}
		return 0
	case p.names(u, f.File):
		return 3
	}
	return 1
}

// hasType reports whether a variable of a file is declared with a type.
func (p *Project) hasType(u *syntax.File, name, typ string) bool {
	for _, t := range u.TypesOf(name) {
		if t == typ || t == "I"+typ || "I"+t == typ {
			return true
		}
		for _, f := range p.Functions[t] { // made by a function of the project
			if f.Names(typ) {
				return true
			}
		}
	}
	name = strings.ToLower(strings.Trim(syntax.SimpleName(name), "_"))
	return name != "" && name == strings.ToLower(strings.TrimPrefix(typ, "I"))
}
