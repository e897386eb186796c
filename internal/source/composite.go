package source

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// composite is an object that code makes from its members in an order, or by name:
// endpoint{"GET", "/v2/items"}, new Endpoint("GET", "/v2/items"), a constant of an
// enumeration with arguments.
type composite struct {
	unit   *unit
	fields []string // the names of its members, in the order of the type
	args   []given
}

// compositeMembers are the members of such objects that are followed.
var compositeMembers = set("path url uri endpoint route resource method verb httpmethod httpverb template pattern address")

// memberArgument returns the member of an argument: e.path, e.getMethod() in a function
// with the parameter e.
func (e *evaluator) memberArgument(u *unit, at int, names []string) []value {
	if len(names) != 2 {
		return nil
	}
	member := memberName(names[1])
	if !compositeMembers.has(member) {
		return nil
	}
	for f := u.inside(at); f != nil; f = f.parent {
		for n, p := range f.parameters {
			if p.name == names[0] && p.name != "" {
				return []value{{{kind: argument, text: strings.Join(names, "."), function: f, parameter: n, member: member, dotted: true, unit: u}}}
			}
		}
	}
	return nil
}

// memberName makes the names equal that a member and what reads it have.
func memberName(name string) string {
	lower := strings.ToLower(strings.Trim(simpleName(name), "_"))
	if rest, ok := strings.CutPrefix(lower, "get"); ok && rest != "" {
		lower = strings.TrimPrefix(rest, "_")
	}
	return lower
}

// compositeMember returns the member of an argument that is such an object.
func (e *evaluator) compositeMember(u *unit, at int, member string, f *function, name string) []value {
	c := e.compositeAt(u, at, 0)
	if u.is(at, "new") && u.is(at+1, "(") { // new(…) of C#: the type is that of the parameter
		for _, t := range f.unit.typesOf(name) {
			if fields := e.project.fields(u, t); fields != nil {
				c = &composite{u, fields, u.arguments(at+2, u.match(at+1))}
			}
		}
	}
	if c == nil {
		return nil
	}
	for n, arg := range c.args {
		name := arg.name
		if name == "" && n < len(c.fields) {
			name = c.fields[n]
		}
		if memberName(name) == member {
			v, _ := e.expression(c.unit, arg.value)
			return v
		}
	}
	return nil
}

// compositeAt returns the object that an expression makes or names, nil if it is none.
func (e *evaluator) compositeAt(u *unit, at, depth int) *composite {
	if depth > 4 {
		return nil
	}
	for u.isAny(at, "new", "await", "&", "*") {
		at++
	}
	if where, from, to := e.object(u, at); where != nil {
		return &composite{unit: where, args: where.arguments(from, to)}
	}
	if u.kind(at) != lex.Name {
		return nil
	}
	last := at
	for u.isDot(last+1) && u.kind(last+2) == lex.Name {
		last += 2
	}
	name := u.text(last)
	switch open := u.afterGenerics(last + 1); {
	case u.isAny(open, "(", "{") && u.match(open) > open:
		if fields := e.project.fields(u, name); fields != nil {
			return &composite{u, fields, u.arguments(open+1, u.match(open))}
		}
		return nil
	case last > at: // a constant of an enumeration or of a class
		return e.constantComposite(u, u.text(last-2), name, depth)
	}
	if d := e.lastDeclaration(u, at, name); d != nil {
		return e.compositeAt(d.unit, d.value, depth+1)
	}
	return e.constantComposite(u, "", name, depth)
}

// constantComposite returns the object that a constant of a class stands for.
func (e *evaluator) constantComposite(u *unit, class, name string, depth int) *composite {
	for _, d := range e.project.declared[name] {
		if d.unit.language.Family == u.language.Family && (class == "" || d.container == class) {
			return e.compositeAt(d.unit, d.value, depth+1)
		}
	}
	if class == "" {
		return nil
	}
	for _, t := range e.project.types()[class] {
		if t.unit.language.Family != u.language.Family || t.body < 0 {
			continue
		}
		for i := t.body + 1; i < t.unit.match(t.body); i = t.unit.after(i) {
			if t.unit.is(i, name) && t.unit.is(i+1, "(") && t.unit.isAny(i-1, "{", ",", ")") || t.unit.is(i, name) && t.unit.is(i+1, "(") && t.unit.kind(i-1) == lex.Newline {
				return &composite{t.unit, e.project.fields(t.unit, class), t.unit.arguments(i+2, t.unit.match(i+1))}
			}
		}
	}
	return nil
}
