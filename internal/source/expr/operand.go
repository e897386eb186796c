package expr

import (
	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// prefixes are the words before an operand that do not change what it is.
var prefixes = []string{"new", "await", "yield", "&", "*", "mut", "...", "**", "@", "ref", "!", "\\"}

// operand reads one operand with what follows it: calls, members, indexes.
func (p *parser) operand(i int) (Expr, int) {
	isNew := false
	for p.IsAny(i, prefixes...) {
		isNew = isNew || p.Is(i, "new")
		if p.Is(i, "!") {
			_, i = p.operand(i + 1)
			return Opaque{Condition}, i
		}
		i++
	}
	p.steps++
	switch p.Kind(i) {
	case lex.String, lex.StringOpen:
		x, next := p.text(i)
		return p.adjacent(next, x)
	case lex.Number:
		return Literal{p.Text(i), NoToken}, i + 1
	case lex.Open:
		return p.bracket(i)
	case lex.Name:
		return p.chain(i, isNew)
	case lex.Regexp:
		return p.members(Opaque{"regexp"}, i+1)
	case lex.Sign:
		if p.IsAny(i, "-", "~", "::", ":") {
			if p.Is(i, ":") && p.Kind(i+1) == lex.Name && p.Language == lex.Ruby {
				return Literal{p.Text(i + 1), NoToken}, i + 2
			}
			_, next := p.operand(i + 1)
			return Opaque{"…"}, next
		}
		if p.IsAny(i, "->", "|", "||") {
			return Opaque{"function"}, p.ExpressionEnd(i)
		}
	}
	return nil, i
}

// text reads a string.
func (p *parser) text(i int) (Expr, int) {
	if p.Kind(i) == lex.String {
		return Literal{p.Decode(i), i}, i + 1
	}
	closing := p.Match(i)
	if closing < 0 {
		return Opaque{"…"}, i + 1
	}
	t := Template{At: i}
	for j := i + 1; j < closing; {
		switch p.Kind(j) {
		case lex.Text:
			t.Parts = append(t.Parts, Literal{p.Decode(j), i})
			j++
		case lex.HoleOpen:
			end := p.Match(j)
			if end < 0 {
				return t, closing + 1
			}
			inner, _ := p.expression(j + 1)
			t.Parts = append(t.Parts, Group{inner})
			j = end + 1
		default:
			j++
		}
	}
	return t, closing + 1
}

// adjacent joins strings that follow each other without an operator.
func (p *parser) adjacent(i int, x Expr) (Expr, int) {
	for p.Language == lex.Python || p.Language == lex.Ruby {
		if p.Kind(i) != lex.String && p.Kind(i) != lex.StringOpen {
			break
		}
		p.steps++
		var next Expr
		next, i = p.text(i)
		x = concat(x, next)
	}
	return p.members(x, i)
}

// bracket reads (…), an array, or an object, of which nothing is known.
func (p *parser) bracket(open int) (Expr, int) {
	closing := p.Match(open)
	if closing < 0 {
		return Opaque{"…"}, open + 1
	}
	if p.Is(open, "(") && p.Is(closing+1, "=>") {
		return Opaque{"function"}, p.ExpressionEnd(closing + 1)
	}
	switch {
	case p.Is(open, "("):
		if k := p.Kind(closing + 1); closing-open <= 3 && (k == lex.Name || k == lex.String || k == lex.StringOpen) && p.hasCasts() {
			return p.operand(closing + 1)
		}
		inner, _ := p.expression(open + 1)
		return p.members(Group{inner}, closing+1)
	case p.Is(open, "[") && (p.Is(closing+1, ".") && p.IsAny(closing+2, "join", "filter", "concat") || p.Is(closing+1, "-")):
		return p.list(open, closing+1)
	}
	return p.members(Opaque{"object"}, closing+1)
}

// hasCasts reports whether (T) before a value is a cast.
func (p *parser) hasCasts() bool {
	return p.Language == lex.CSharp || p.Language == lex.Java || p.Language == lex.PHP
}

// list reads .join("/") after an array.
func (p *parser) list(open, i int) (Expr, int) {
	for p.Is(i, ".") && p.Is(i+1, "filter") && p.Is(i+2, "(") {
		i = p.After(i + 2)
	}
	if p.Is(i, ".") && p.Is(i+1, "concat") && p.Language == lex.Rust {
		return p.members(List{Open: open}, p.After(i+2))
	}
	if !p.Is(i, ".") || !p.Is(i+1, "join") || !p.Is(i+2, "(") {
		return Opaque{"list"}, i
	}
	return p.members(List{open, true, i + 2}, p.After(i+2))
}
