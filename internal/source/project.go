package source

import (
	"bytes"
	"path"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// project is all code that calls each other.
type project struct {
	units     []*unit
	declared  map[string][]*declaration // outside of functions
	functions map[string][]*function
	uses      map[[2]*unit]bool
	signals   signals
	settings  map[string]string   // addresses that files of settings have
	addresses []*declaration      // of BaseAddress, in .NET
	configs   map[string]*unit    // files of PHP with settings, by their names
	defined   map[string][]typeOf // read when they are needed
}

func newProject(units []*unit) *project {
	p := &project{units: units, declared: map[string][]*declaration{}, functions: map[string][]*function{}, uses: map[[2]*unit]bool{}, settings: map[string]string{}, configs: map[string]*unit{}}
	for _, u := range units {
		if name := u.configOf(); name != "" {
			p.configs[name] = u
		}
		if isSettings(u.name) {
			p.readSettings(u)
		}
		if !u.test {
			p.signals |= u.signals
		}
		for name, all := range u.declared {
			for _, d := range all {
				if d.function == nil && !u.test {
					p.declared[name] = append(p.declared[name], d)
				}
			}
		}
		if u.language.Family == "net" {
			p.addresses = append(append(p.addresses, u.declared["BaseAddress"]...), u.declared["baseaddress"]...)
		}
		for _, f := range u.functions {
			if f.name != "" {
				p.functions[f.name] = append(p.functions[f.name], f)
			}
		}
	}
	return p
}

// names reports whether a file names another, as an import does.
func (p *project) names(u, other *unit) bool {
	key := [2]*unit{u, other}
	yes, ok := p.uses[key]
	if !ok {
		name := strings.TrimSuffix(path.Base(other.name), path.Ext(other.name))
		if name == "index" || name == "__init__" || name == "mod" {
			name = path.Base(path.Dir(other.name))
		}
		yes = bytes.Contains(u.code, []byte(name))
		p.uses[key] = yes
	}
	return yes
}

// isModule reports whether a name stands for a file or its folder.
func (u *unit) isModule(name string) bool {
	base := strings.TrimSuffix(path.Base(u.name), path.Ext(u.name))
	return strings.EqualFold(base, name) || strings.EqualFold(path.Base(path.Dir(u.name)), name)
}

// functionNamed returns a function of a file, nil if there is none.
func (p *project) functionNamed(u *unit, name string) *function {
	for _, f := range p.functions[u.fold(name)] {
		if f.unit == u {
			return f
		}
	}
	return nil
}

// maxNamesakes is how many functions of one name are told apart.
const maxNamesakes = 1000

// target returns the function that a call names, nil if it is not in the project or
// cannot be told.
func (p *project) target(u *unit, at int, names []string) *function {
	last := u.fold(names[len(names)-1])
	var best *function
	bestRank := 0
	if len(p.functions[last]) > maxNamesakes {
		return nil
	}
	for _, f := range p.functions[last] {
		if f.unit.language.Family != u.language.Family || f.unit != u && f.unit.test {
			continue
		}
		rank := p.rank(u, at, names, f)
		switch {
		case rank > bestRank:
			best, bestRank = f, rank
		case rank == bestRank && rank > 0 && best != nil && (best.unit != f.unit || best.container != f.container && len(names) > 1):
			best = nil // of two files or classes, which cannot be told
		}
	}
	return best
}

// rank says how well a call fits a function, 0 if it does not.
func (p *project) rank(u *unit, at int, names []string, f *function) int {
	same := f.unit == u
	if len(names) == 1 {
		return p.rankBare(u, at, f, same)
	}
	receiver := u.nameOf(names[len(names)-2])
	caller := u.inside(at)
	switch {
	case len(names) == 2 && (strings.Contains(selves, " "+receiver+" ") || caller.receiverIs(receiver)):
		if f.container == "" && f.receiver == "" {
			return 0
		}
		if same && f.container == u.classAt(at) {
			return 5
		}
		if same {
			return 4
		}
		if u.inherits(f.container) {
			return 2
		}
		return 0
	case f.extension:
		return 3
	case f.container != "" && f.container == simpleName(receiver):
		return 4
	case f.container != "" && p.hasType(u, receiver, f.container):
		return 3
	case f.container == "" && f.receiver == "" && !same && (f.unit.isModule(receiver) || u.importsAs(receiver, f.unit) || u.importsModule(receiver, f.unit)):
		return 3
	}
	return 0
}

func (p *project) rankBare(u *unit, at int, f *function, same bool) int {
	implicit := u.language.Family == "net" || u.language.Family == "jvm" || u.language == lex.Ruby
	switch {
	case f.container != "" && u.language == lex.Kotlin && same && u.classAt(at) == "":
		return 0
	case f.container != "" && (!same || !implicit && f.parent == nil):
		if implicit && u.inherits(f.container) {
			return 1
		}
		return 0
	case same:
		return 4
	case f.parent != nil:
		return 0
	case p.names(u, f.unit):
		return 3
	}
	return 1
}

// hasType reports whether a variable of a file is declared with a type.
func (p *project) hasType(u *unit, name, typ string) bool {
	for _, t := range u.typesOf(name) {
		if t == typ || t == "I"+typ || "I"+t == typ {
			return true
		}
		for _, f := range p.functions[t] { // made by a function of the project
			if f.names(typ) {
				return true
			}
		}
	}
	name = strings.ToLower(strings.Trim(simpleName(name), "_"))
	return name != "" && name == strings.ToLower(strings.TrimPrefix(typ, "I"))
}

// names reports whether a function has a name in its parameters, its type or its body.
func (f *function) names(name string) bool {
	for i := f.begin; i < min(f.to, f.begin+maxFunction); i++ {
		if f.unit.is(i, name) {
			return true
		}
	}
	return false
}

// importsModule reports whether a name of a file stands for what another one exports.
func (u *unit) importsModule(name string, other *unit) bool {
	module := u.readImports().modules[name]
	return module != "" && other.isModule(module)
}

// importsAs reports whether a file imports another one under a name.
func (u *unit) importsAs(name string, other *unit) bool {
	base := strings.TrimSuffix(path.Base(other.name), path.Ext(other.name))
	return bytes.Contains(u.code, []byte("as "+name)) && bytes.Contains(u.code, []byte(base))
}
