// Package expr reads expressions of source code into trees, one type a form. It does not
// know what a name stands for: that is what package eval finds out.
package expr

import "github.com/jtlctl/jtlctl/internal/source/syntax"

// Expr is an expression: one of the types below, nil if there is none.
type Expr interface{ form() }

// NoToken is the place of a text that is not written in the code.
const NoToken = -1

type (
	// Literal is a text. At is its token, or that of the string that it is a part of.
	Literal struct {
		Text string
		At   int
	}
	// Template is a string with expressions in it.
	Template struct {
		At    int
		Parts []Expr
	}
	// Opaque is what no value is read from: a function, an object, a condition.
	Opaque struct{ Name string }
	// Group is an expression in brackets.
	Group struct{ Inner Expr }
	// Concat joins texts.
	Concat struct{ Parts []Expr }
	// Choice yields either: a ? b : c.
	Choice struct{ One, Other Expr }
	// Fallback yields Other if One has no value: a ?? b.
	Fallback struct{ One, Other Expr }
	// Format puts arguments into a text: "…" % x.
	Format struct {
		Text Expr
		Args []syntax.Argument
	}
	// Name is a name with its members: a.b.c.
	Name struct {
		At    int
		Names []string
	}
	// Call is a call of a function, whose arguments begin at the token Open.
	Call struct {
		At    int
		Names []string
		Open  int
		New   bool // new C(…)
	}
	// Method is a call of a method of a value.
	Method struct {
		On   Expr
		Name string
		Open int
	}
	// Initialized is an object whose members are set where it is made, between the
	// bracket Open and its end: new UriBuilder("…") { Path = "…" }.
	Initialized struct {
		Of   Expr
		Open int
	}
	// URL is the structure of Go: url.URL{Host: …}.
	URL struct{ Open int }
	// List is an array that is joined to a text, between two brackets; so is what is put
	// between its items, if Separated.
	List struct {
		Open      int
		Separated bool
		Separator int
	}
)

func (Literal) form()     {}
func (Template) form()    {}
func (Opaque) form()      {}
func (Group) form()       {}
func (*Concat) form()     {}
func (Choice) form()      {}
func (Fallback) form()    {}
func (Format) form()      {}
func (Name) form()        {}
func (Call) form()        {}
func (Method) form()      {}
func (Initialized) form() {}
func (URL) form()         {}
func (List) form()        {}

// concat joins two expressions. The tree stays flat, however long a text is.
func concat(one, other Expr) Expr {
	switch {
	case one == nil:
		return other
	case other == nil:
		return one
	}
	if c, ok := one.(*Concat); ok {
		c.Parts = append(c.Parts, other)
		return c
	}
	return &Concat{Parts: []Expr{one, other}}
}
