package source

import "github.com/jtlctl/jtlctl/internal/source/lex"

// typeOf is where a class, a structure or an enumeration is defined.
type typeOf struct {
	unit       *unit
	name       int // its token
	parameters int // the bracket of its primary constructor, -1 if it has none
	body       int // -1 if it has none
}

// types lists the types of a project by name.
func (p *project) types() map[string][]typeOf {
	if p.defined != nil {
		return p.defined
	}
	p.defined = map[string][]typeOf{}
	for _, u := range p.units {
		for i := range u.tokens {
			at := i + 1
			switch {
			case u.language == lex.Go && u.is(i, "type") && u.is(i+2, "struct"):
			case u.language == lex.Go || !u.isAny(i, "class", "record", "struct", "enum") || u.isDot(i-1):
				continue
			case u.isAny(at, "class", "struct"): // enum class, record struct
				continue
			}
			if u.kind(at) != lex.Name || len(p.defined[u.text(at)]) > 8 {
				continue
			}
			t := typeOf{u, at, -1, -1}
			j := u.afterGenerics(at + 1)
			for n := 0; n < 24 && j < len(u.tokens) && !u.is(j, "{") && !u.is(j, ";"); n++ {
				if u.is(j, "(") && t.parameters < 0 {
					t.parameters = j
				}
				j = u.after(j)
			}
			if u.is(j, "{") && u.match(j) > j {
				t.body = j
			}
			p.defined[u.text(at)] = append(p.defined[u.text(at)], t)
		}
	}
	return p.defined
}

// constructors are the names of functions that make an object of their class.
var constructors = set("constructor __construct __init__ initialize new")

// fields returns the names of the members of a type in the order in which they are
// given when an object is made, nil if that is not known.
func (p *project) fields(u *unit, name string) []string {
	var found []string
	for _, t := range p.types()[name] {
		if t.unit.language.Family != u.language.Family {
			continue
		}
		fields := p.fieldsOf(t)
		if t.unit == u && fields != nil {
			return fields
		}
		if found == nil {
			found = fields
		}
	}
	return found
}

func (p *project) fieldsOf(t typeOf) []string {
	u, name := t.unit, t.unit.text(t.name)
	if u.language == lex.Go {
		return u.goFields(t.body)
	}
	if t.parameters > 0 && u.language != lex.Python && u.language.Family != "js" {
		return namesOf(u.parametersOf(t.parameters+1, u.match(t.parameters)))
	}
	for _, f := range u.functions {
		if f.container == name && (f.name == name || constructors.has(f.name)) {
			return namesOf(f.parameters)
		}
	}
	if u.language == lex.Python { // a dataclass: name: type
		var all []string
		end := u.blockEnd(t.name)
		for i := t.name + 1; i < end && len(all) < maxArguments; i++ {
			if u.kind(i) == lex.Name && u.kind(i-1) == lex.Newline && u.is(i+1, ":") {
				all = append(all, u.text(i))
			}
		}
		return all
	}
	return nil
}

func namesOf(all []parameter) []string {
	names := make([]string, len(all))
	for i, p := range all {
		names[i] = p.name
	}
	return names
}

// goFields lists the fields of a structure of Go.
func (u *unit) goFields(body int) []string {
	var all []string
	for i := body + 1; body >= 0 && i < u.match(body) && len(all) < maxArguments; {
		for u.kind(i) == lex.Newline || u.is(i, ";") {
			i++
		}
		for u.kind(i) == lex.Name {
			all = append(all, u.text(i))
			if i++; !u.is(i, ",") {
				break
			}
			i++
		}
		for i < u.match(body) && u.kind(i) != lex.Newline && !u.is(i, ";") {
			i = u.after(i)
		}
		i++
	}
	return all
}
