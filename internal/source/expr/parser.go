package expr

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
)

// The bounds of one expression.
const (
	maxNesting = 24
	maxSteps   = 4000
)

// parser reads one expression.
type parser struct {
	*syntax.File
	depth, steps int
}

// Parse reads the expression that begins at a token.
func Parse(f *syntax.File, at int) Expr {
	p := parser{File: f}
	x, _ := p.expression(at)
	return x
}

// ParseUntil reads the expression between two tokens, as the beginning of a chain.
func ParseUntil(f *syntax.File, from, to int) Expr {
	cut := *f
	cut.Tokens = f.Tokens[:to]
	return Parse(&cut, from)
}

// expression reads operands that operators join, and returns the index after them.
func (p *parser) expression(i int) (Expr, int) {
	if p.depth++; p.depth > maxNesting || p.steps > maxSteps {
		p.depth--
		return Opaque{"…"}, len(p.Tokens) // nothing more is read
	}
	defer func() { p.depth-- }()
	x, i := p.operand(i)
	for p.steps++; i < len(p.Tokens); p.steps++ {
		var right Expr
		switch {
		case p.steps > maxSteps:
			return Opaque{"…"}, len(p.Tokens)
		case p.joins(i):
			right, i = p.operand(i + 1)
			if p.Is(i, "%") && p.Language == lex.Python { // before +
				right, i = p.format(right, i+1)
			}
			x = concat(x, right)
		case p.Is(i, "%") && (p.Language == lex.Python || p.Language == lex.Ruby):
			x, i = p.format(x, i+1)
		case p.Is(i, "-") && p.Is(i+1, "f"):
			x, i = p.format(x, i+2)
		case p.IsAny(i, "??", "||", "?:", "or", "orelse"):
			right, i = p.operand(i + 1)
			x = Fallback{x, right}
		case p.Is(i, "?") && p.Language != lex.Rust && p.Language != lex.Kotlin:
			return p.conditional(i)
		case p.Is(i, "if") && p.Language == lex.Python:
			return p.conditionalAfter(x, i)
		case p.Is(i, "-") && p.Language == lex.PowerShell:
			return x, i
		case p.IsAny(i, "==", "===", "!=", "!==", "&&", "<", ">", "-", "*", "in", "and", "instanceof", "is", "=~"):
			if p.Kind(i) == lex.Name && p.IsAny(i, "in", "is") && p.Language != lex.Python {
				return x, i
			}
			_, i = p.operand(i + 1)
			x = Opaque{Condition}
		case p.Is(i, "as") && p.Language != lex.Python:
			i = p.afterType(i + 1)
		default:
			return x, i
		}
	}
	return x, i
}

// Condition is the name of what is true or false.
const Condition = "condition"

// joins reports whether a token joins texts.
func (p *parser) joins(i int) bool {
	t := p.Tokens[i]
	return t.Kind == lex.Sign && t.End-t.Start == 1 && strings.IndexByte(p.Language.Concat, p.Code[t.Start]) >= 0
}

// conditional reads ? one : other.
func (p *parser) conditional(i int) (Expr, int) {
	var other Expr
	one, i := p.expression(i + 1)
	if p.Is(i, ":") {
		other, i = p.expression(i + 1)
	}
	return Choice{one, other}, i
}

// conditionalAfter reads if condition else other of Python.
func (p *parser) conditionalAfter(one Expr, i int) (Expr, int) {
	_, i = p.expression(i + 1)
	for i < len(p.Tokens) && !p.Is(i, "else") && !p.IsAny(i, ",", ";") && p.Kind(i) != lex.Newline && p.Kind(i) != lex.Close {
		i = p.After(i)
	}
	if !p.Is(i, "else") {
		return one, i
	}
	other, i := p.expression(i + 1)
	return Choice{one, other}, i
}

// format reads the operand of "…" % x and "…" -f x.
func (p *parser) format(text Expr, i int) (Expr, int) {
	if p.Is(i, "(") && p.Match(i) > i {
		return Format{text, p.Arguments(i+1, p.Match(i))}, p.After(i)
	}
	var args []syntax.Argument
	for {
		end := i
		for end < len(p.Tokens) && !p.IsAny(end, ",", ";", "|") && p.Kind(end) != lex.Newline && p.Kind(end) != lex.Close {
			end = p.After(end)
		}
		args = append(args, syntax.Argument{Value: i, End: end})
		i = end
		if p.Language != lex.PowerShell || !p.Is(i, ",") || len(args) > syntax.MaxArguments {
			return Format{text, args}, i
		}
		i++
	}
}

// afterType returns the index after a type: as const, as string, as Foo<Bar>.
func (p *parser) afterType(i int) int {
	for p.Kind(i) == lex.Name || p.Is(i, ".") {
		i++
		i = p.AfterGenerics(i)
		if p.Is(i, "[") && p.Is(i+1, "]") {
			i += 2
		}
		if !p.Is(i, ".") {
			break
		}
	}
	return i
}
