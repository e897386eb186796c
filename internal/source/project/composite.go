package project

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/word"
)

// Composite is an object that code makes from its members in an order, or by name:
// endpoint{"GET", "/v2/items"}, new Endpoint("GET", "/v2/items"), a constant of an
// enumeration with arguments.
type Composite struct {
	File   *syntax.File
	Class  string   // "" if it is not known
	Fields []string // the names of its members, in the order of the type
	Args   []syntax.Argument
}

// CompositeMembers are the members of such objects that are followed.
var CompositeMembers = word.NewSet("path url uri endpoint route resource method verb httpmethod httpverb template pattern address")

// MemberName makes the names equal that a member and what reads it have.
func MemberName(name string) string {
	lower := strings.ToLower(strings.Trim(syntax.SimpleName(name), "_"))
	if rest, ok := strings.CutPrefix(lower, "get"); ok && rest != "" {
		lower = strings.TrimPrefix(rest, "_")
	}
	return lower
}

// CompositeAt returns the object that an expression makes or names, nil if it is none.
func (p *Project) CompositeAt(u *syntax.File, at, depth int) *Composite {
	if depth > 4 {
		return nil
	}
	for u.IsAny(at, "new", "await", "&", "*") {
		at++
	}
	if where, from, to := p.Object(u, at); where != nil {
		return &Composite{File: where, Args: where.Arguments(from, to)}
	}
	if u.Kind(at) != lex.Name {
		return nil
	}
	last := at
	for u.IsDot(last+1) && u.Kind(last+2) == lex.Name {
		last += 2
	}
	if c := entry(p, u, last, depth); c != nil {
		return c
	}
	name := u.Text(last)
	switch open := u.AfterGenerics(last + 1); {
	case u.IsAny(open, "(", "{") && u.Match(open) > open:
		if fields := p.Types.Fields(u, name); fields != nil {
			return madeBySuper(p, &Composite{u, name, fields, u.Arguments(open+1, u.Match(open))})
		}
		return nil
	case last > at: // a constant of an enumeration or of a class
		return constantComposite(p, u, u.Text(last-2), name, depth)
	}
	if d := p.LastDeclaration(u, at, name); d != nil {
		return p.CompositeAt(d.File, d.Value, depth+1)
	}
	return constantComposite(p, u, "", name, depth)
}

// constantComposite returns the object that a constant of a class stands for.
func constantComposite(p *Project, u *syntax.File, class, name string, depth int) *Composite {
	for _, d := range p.Declared[name] {
		if d.File.Language.Family == u.Language.Family && (class == "" || d.Container == class) {
			return p.CompositeAt(d.File, d.Value, depth+1)
		}
	}
	if class == "" {
		return nil
	}
	if c := madeBySuper(p, &Composite{File: u, Class: name}); c.Fields != nil {
		return c
	}
	for _, t := range p.Types.named(class) {
		if t.File.Language.Family != u.Language.Family || t.body < 0 {
			continue
		}
		for i := t.body + 1; i < t.File.Match(t.body); i = t.File.After(i) {
			if t.File.Is(i, name) && t.File.Is(i+1, "(") && t.File.IsAny(i-1, "{", ",", ")") || t.File.Is(i, name) && t.File.Is(i+1, "(") && t.File.Kind(i-1) == lex.Newline {
				return &Composite{t.File, class, p.Types.Fields(t.File, class), t.File.Arguments(i+2, t.File.Match(i+1))}
			}
		}
	}
	return nil
}

// madeBySuper returns the object of a class of Kotlin as its base class makes it: object
// Stocks : Resource("/stocks").
func madeBySuper(p *Project, c *Composite) *Composite {
	for _, t := range p.Types.named(c.Class) {
		u := t.File
		if u.Language != lex.Kotlin || c.File.Language.Family != "jvm" {
			continue
		}
		i := u.AfterGenerics(t.name + 1)
		if u.Is(i, "(") {
			i = u.After(i)
		}
		if u.Is(i, ":") && u.Kind(i+1) == lex.Name && u.Is(i+2, "(") && u.Match(i+2) > 0 {
			return &Composite{u, u.Text(i + 1), p.Types.Fields(u, u.Text(i+1)), u.Arguments(i+3, u.Match(i+2))}
		}
	}
	return c
}

// entry returns the object that is the entry of a table: ops["stocks"] of
// map[string]op{"stocks": {"GET", "/v2/stocks"}}.
func entry(p *Project, u *syntax.File, at, depth int) *Composite {
	if !u.Is(at+1, "[") || u.Match(at+1) != at+3 {
		return nil
	}
	key := u.Text(at + 2)
	if u.Kind(at+2) == lex.String {
		key = u.Decode(at + 2)
	}
	d := p.LastDeclaration(u, at, u.Text(at))
	if d == nil {
		return nil
	}
	u = d.File
	open := d.Value
	for n := 0; n < 12 && !u.Is(open, "{"); n++ {
		open = u.After(open)
	}
	for _, arg := range u.Arguments(open+1, u.Match(open)) {
		name, value := arg.Name, arg.Value
		if name != key {
			continue
		}
		if u.Is(value, "{") && u.Language == lex.Go {
			class := u.Text(open - 1)
			return &Composite{u, class, p.Types.Fields(u, class), u.Arguments(value+1, u.Match(value))}
		}
		return p.CompositeAt(u, value, depth+1)
	}
	return nil
}
