package project

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/word"
)

// Type is where a class, a structure or an enumeration is defined.
type Type struct {
	File       *syntax.File
	name       int // its token
	parameters int // the bracket of its primary constructor, -1 if it has none
	body       int // -1 if it has none
}

// Types are the types of a project. They are read when they are first asked for.
type Types struct {
	files   []*syntax.File
	defined map[string][]Type
}

// named returns the types of a name.
func (p *Types) named(name string) []Type {
	if p.defined == nil {
		p.defined = map[string][]Type{}
		p.find()
	}
	return p.defined[name]
}

func (p *Types) find() {
	for _, u := range p.files {
		for i := range u.Tokens {
			at := i + 1
			switch {
			case u.Language == lex.Go && u.Is(i, "type") && u.Is(i+2, "struct"):
			case u.Language == lex.Go || !beginsType(u, i) || u.IsDot(i-1):
				continue
			case u.IsAny(at, "class", "struct"): // enum class, record struct
				continue
			}
			if u.Kind(at) != lex.Name || len(p.defined[u.Text(at)]) > 8 {
				continue
			}
			t := Type{u, at, -1, -1}
			j := u.AfterGenerics(at + 1)
			for n := 0; n < 24 && j < len(u.Tokens) && !u.Is(j, "{") && !u.Is(j, ";"); n++ {
				if u.Is(j, "(") && t.parameters < 0 {
					t.parameters = j
				}
				j = u.After(j)
			}
			if u.Is(j, "{") && u.Match(j) > j {
				t.body = j
			}
			p.defined[u.Text(at)] = append(p.defined[u.Text(at)], t)
		}
	}
}

// constructors are the names of functions that make an object of their class.
var constructors = word.NewSet("constructor __construct __init__ initialize new")

// Fields returns the names of the members of a type in the order in which they are
// given when an object is made, nil if that is not known.
func (p *Types) Fields(u *syntax.File, name string) []string {
	var found []string
	for _, t := range p.named(name) {
		if t.File.Language.Family != u.Language.Family {
			continue
		}
		fields := fieldsOf(t)
		if t.File == u && fields != nil {
			return fields
		}
		if found == nil {
			found = fields
		}
	}
	return found
}

func fieldsOf(t Type) []string {
	u, name := t.File, t.File.Text(t.name)
	if u.Language == lex.Go {
		return syntax.GoFields(u, t.body)
	}
	if t.parameters > 0 && u.Language != lex.Python && u.Language.Family != "js" {
		return namesOf(syntax.ParametersOf(u, t.parameters+1, u.Match(t.parameters)))
	}
	for _, f := range u.Functions {
		if f.Container == name && (f.Name == name || constructors.Has(f.Name)) {
			return namesOf(f.Parameters)
		}
	}
	if u.Language == lex.Python { // a dataclass: name: type
		var all []string
		end := u.BlockEnd(t.name)
		for i := t.name + 1; i < end && len(all) < syntax.MaxArguments; i++ {
			if u.Kind(i) == lex.Name && u.Kind(i-1) == lex.Newline && u.Is(i+1, ":") {
				all = append(all, u.Text(i))
			}
		}
		return all
	}
	return nil
}

func namesOf(all []syntax.Parameter) []string {
	names := make([]string, len(all))
	for i, p := range all {
		names[i] = p.Name
	}
	return names
}

// Methods returns the functions of a class whose names mean a member: path() and
// getPath() for path.
func (p *Project) Methods(class, member string) []*syntax.Function {
	var all []*syntax.Function
	for _, name := range []string{member, "get" + strings.ToUpper(member[:1]) + member[1:], "get_" + member, strings.ToUpper(member[:1]) + member[1:]} {
		functions := p.Functions[name]
		for _, f := range functions[:min(len(functions), maxNamesakes)] {
			if f.Container == class {
				all = append(all, f)
			}
		}
	}
	return all
}

// beginsType reports whether a word begins a type.
func beginsType(u *syntax.File, i int) bool {
	return u.IsAny(i, "class", "record", "struct", "enum") || u.Language == lex.Kotlin && u.Is(i, "object")
}
