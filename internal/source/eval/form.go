package eval

import (
	"cmp"

	"github.com/jtlctl/jtlctl/internal/source/expr"
	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/value"
)

// form returns what a form of expression yields.
func (e *Evaluator) form(u *syntax.File, x expr.Expr) []value.Value {
	if e.budget.steps++; e.budget.spent() {
		return value.Opaque("…")
	}
	switch x := x.(type) {
	case expr.Literal:
		return literal(u, x.Text, x.At)
	case expr.Template:
		return e.template(u, x)
	case expr.Opaque:
		return value.Opaque(x.Name)
	case expr.Group:
		return orOpaque(e.form(u, x.Inner))
	case *expr.Concat:
		return e.concat(u, x)
	case expr.Choice:
		return value.Unite(e.form(u, x.One), e.form(u, x.Other))
	case expr.Fallback:
		return value.Fallback(e.form(u, x.One), e.form(u, x.Other))
	case expr.Format:
		return e.format(u, e.form(u, x.Text), x.Args, 0)
	case expr.Name:
		return e.Resolve(u, x.At, x.Names)
	case expr.Call:
		return e.call(u, x)
	case expr.Method:
		return e.method(u, e.form(u, x.On), x.Name, x.Open)
	case expr.Initialized:
		return e.initialized(u, x)
	case expr.URL:
		return e.goURL(u, x.Open)
	case expr.List:
		return e.list(u, x)
	}
	return nil
}

func literal(u *syntax.File, text string, at int) []value.Value {
	if at == expr.NoToken {
		return value.Text(text)
	}
	return []value.Value{{{Text: text, File: u, Token: at}}}
}

// template joins the parts of a string with expressions in it.
func (e *Evaluator) template(u *syntax.File, t expr.Template) []value.Value {
	all := literal(u, "", t.At)
	for _, part := range t.Parts {
		all = value.Concat(all, e.form(u, part))
	}
	return all
}

func (e *Evaluator) concat(u *syntax.File, c *expr.Concat) []value.Value {
	var all []value.Value
	for _, part := range c.Parts {
		if e.budget.spent() {
			return value.Opaque("…")
		}
		all = value.Concat(all, e.form(u, part))
	}
	return all
}

// list joins the items of an array.
func (e *Evaluator) list(u *syntax.File, l expr.List) []value.Value {
	items := e.Items(u, l.Open+1, u.Match(l.Open))
	if !l.Separated {
		return value.Join(items, nil)
	}
	between := e.Items(u, l.Separator+1, u.Match(l.Separator))
	if len(between) == 0 {
		between = [][]value.Value{value.Text(",")}
	}
	return value.Join(items, between[0])
}

// initialized reads the path that is set in a builder of addresses.
func (e *Evaluator) initialized(u *syntax.File, x expr.Initialized) []value.Value {
	of := e.form(u, x.Of)
	for _, arg := range u.Arguments(x.Open+1, u.Match(x.Open)) {
		if arg.Name == "Path" {
			return value.Join([][]value.Value{of, e.Expression(u, arg.Value)}, value.Text("/"))
		}
	}
	return of
}

// goURL reads url.URL{Scheme: …, Host: …, Path: …}.
func (e *Evaluator) goURL(u *syntax.File, open int) []value.Value {
	var scheme, host, path []value.Value
	for _, arg := range u.Arguments(open+1, u.Match(open)) {
		v := e.Expression(u, arg.Value)
		switch arg.Name {
		case "Scheme":
			scheme = v
		case "Host":
			host = v
		case "Path":
			path = v
		}
	}
	if len(path) == 0 {
		return value.Opaque("url")
	}
	if len(host) == 0 { // a reference
		return path
	}
	if len(scheme) == 0 {
		scheme = value.Text("https")
	}
	return value.Join([][]value.Value{value.Concat(value.Concat(scheme, value.Text("://")), host), path}, value.Text("/"))
}

// format puts arguments into formats: %s and %1$s, {0} and {name}, {}. at is a token
// near it, where the names in it are looked up.
func (e *Evaluator) format(u *syntax.File, formats []value.Value, args []syntax.Argument, at int) []value.Value {
	if len(args) > 0 && args[0].Value > 0 {
		at = args[0].Value
	}
	var all []value.Value
	for _, f := range formats {
		all = value.Unite(all, f.Fill(func(n int, name string) []value.Value {
			for _, a := range args {
				if name != "" && a.Name == name {
					return e.Expression(u, a.Value)
				}
			}
			if n >= 0 && n < len(args) && (args[n].Name == "" || name == "") {
				return orOpaque(e.Expression(u, args[n].Value))
			}
			if name != "" && u.Language == lex.Rust { // a variable
				return e.Resolve(u, at, []string{name})
			}
			return value.Opaque(cmp.Or(name, "…"))
		}))
	}
	return all
}
