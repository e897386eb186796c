package source

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// evaluator reads expressions. It keeps what it found out of constants.
type evaluator struct {
	project *project
	known   map[*declaration][]value
	active  map[*declaration]bool
	calls   map[*function]bool // helper functions that are being followed
	depth   int
	at      int // the call whose arguments are read
	steps   int
}

func newEvaluator(p *project) *evaluator {
	return &evaluator{project: p, known: map[*declaration][]value{}, active: map[*declaration]bool{}, calls: map[*function]bool{}}
}

// evaluate returns what the expression at a token may yield.
func (e *evaluator) evaluate(u *unit, i int) []value {
	e.steps = 0
	all, _ := e.expression(u, i)
	return all
}

// expression reads operands that operators join, and returns the index after them.
func (e *evaluator) expression(u *unit, i int) ([]value, int) {
	if e.depth++; e.depth > maxNesting || e.steps > maxSteps {
		e.depth--
		return unknownValue("…"), len(u.tokens) // nothing more is read
	}
	defer func() { e.depth-- }()
	all, i := e.operand(u, i)
	for e.steps++; i < len(u.tokens); e.steps++ {
		var right []value
		switch {
		case e.steps > maxSteps:
			return unknownValue("…"), len(u.tokens)
		case u.kind(i) == lex.Sign && u.tokens[i].End-u.tokens[i].Start == 1 && strings.IndexByte(u.language.Concat, u.code[u.tokens[i].Start]) >= 0:
			right, i = e.operand(u, i+1)
			if u.is(i, "%") && u.language == lex.Python { // before +
				right, i = e.formatOperator(u, i+1, right)
			}
			all = concat(all, right)
		case u.is(i, "%") && u.language == lex.Python, u.is(i, "%") && u.language == lex.Ruby, u.is(i, "-") && u.is(i+1, "f"):
			if u.is(i, "-") {
				i++
			}
			right, i = e.formatOperator(u, i+1, all)
			all = right
		case u.isAny(i, "??", "||", "?:", "or", "orelse"):
			right, i = e.operand(u, i+1)
			all = fallback(all, right)
		case u.is(i, "?") && u.language != lex.Rust && u.language != lex.Kotlin:
			var other []value
			right, i = e.expression(u, i+1)
			if u.is(i, ":") {
				other, i = e.expression(u, i+1)
			}
			return unite(right, other), i
		case u.is(i, "if") && u.language == lex.Python:
			_, i = e.expression(u, i+1)
			for ; i < len(u.tokens) && !u.is(i, "else") && !u.isAny(i, ",", ";") && u.kind(i) != lex.Newline && u.kind(i) != lex.Close; i = u.after(i) {
			}
			if u.is(i, "else") {
				right, i = e.expression(u, i+1)
				all = unite(all, right)
			}
			return all, i
		case u.is(i, "-") && u.language == lex.PowerShell:
			return all, i
		case u.isAny(i, "==", "===", "!=", "!==", "&&", "<", ">", "-", "*", "in", "and", "instanceof", "is", "=~"):
			if u.kind(i) == lex.Name && u.isAny(i, "in", "is") && u.language != lex.Python {
				return all, i
			}
			_, i = e.operand(u, i+1)
			all = unknownValue("condition")
		case u.is(i, "as") && u.language != lex.Python:
			i = e.skipType(u, i+1)
		default:
			return all, i
		}
	}
	return all, i
}

// fallback returns a value, and what is taken instead if it is not known: what the
// code names as the default of a setting tells what the setting is for.
func fallback(all, other []value) []value {
	for _, v := range other {
		if !v.onlyUnknown() {
			if len(all) == 1 && all[0].onlyUnknown() {
				return other
			}
			return all
		}
	}
	return all
}

// skipType returns the index after a type: as const, as string, as Foo<Bar>.
func (e *evaluator) skipType(u *unit, i int) int {
	for u.kind(i) == lex.Name || u.is(i, ".") {
		i++
		i = u.afterGenerics(i)
		if u.is(i, "[") && u.is(i+1, "]") {
			i += 2
		}
		if !u.is(i, ".") {
			break
		}
	}
	return i
}

// prefixes are the words before an operand that do not change what it is.
var prefixes = []string{"new", "await", "yield", "&", "*", "mut", "...", "**", "@", "ref", "!", "\\"}

// operand reads one operand with what follows it: calls, members, indexes.
func (e *evaluator) operand(u *unit, i int) ([]value, int) {
	isNew := false
	for u.isAny(i, prefixes...) {
		isNew = isNew || u.is(i, "new")
		if u.is(i, "!") {
			_, i = e.operand(u, i+1)
			return unknownValue("condition"), i
		}
		i++
	}
	e.steps++
	switch u.kind(i) {
	case lex.String:
		all := []value{{{text: u.decode(i), unit: u, token: i}}}
		return e.adjacent(u, i+1, all)
	case lex.StringOpen:
		all, next := e.interpolated(u, i)
		return e.adjacent(u, next, all)
	case lex.Number:
		return textValue(u.text(i)), i + 1
	case lex.Open:
		return e.bracket(u, i)
	case lex.Name:
		return e.chain(u, i, isNew)
	case lex.Regexp:
		return e.members(u, unknownValue("regexp"), i+1)
	case lex.Sign:
		if u.isAny(i, "-", "~", "::", ":") {
			if u.is(i, ":") && u.kind(i+1) == lex.Name && u.language == lex.Ruby {
				return textValue(u.text(i + 1)), i + 2
			}
			_, next := e.operand(u, i+1)
			return unknownValue("…"), next
		}
		if u.is(i, "->") || u.is(i, "|") || u.is(i, "||") {
			return unknownValue("function"), u.expressionEnd(i)
		}
		return nil, i
	}
	return nil, i
}

// adjacent joins strings that follow each other without an operator.
func (e *evaluator) adjacent(u *unit, i int, all []value) ([]value, int) {
	for u.language == lex.Python || u.language == lex.Ruby {
		var next []value
		switch u.kind(i) {
		case lex.String:
			next, i = []value{{{text: u.decode(i), unit: u, token: i}}}, i+1
		case lex.StringOpen:
			next, i = e.interpolated(u, i)
		default:
			return e.members(u, all, i)
		}
		all = concat(all, next)
	}
	return e.members(u, all, i)
}

// interpolated reads a string with holes.
func (e *evaluator) interpolated(u *unit, open int) ([]value, int) {
	closing := u.match(open)
	if closing < 0 {
		return unknownValue("…"), open + 1
	}
	all := []value{{{unit: u, token: open}}}
	for i := open + 1; i < closing; {
		switch u.kind(i) {
		case lex.Text:
			all = concat(all, []value{{{text: u.decode(i), unit: u, token: open}}})
			i++
		case lex.HoleOpen:
			end := u.match(i)
			if end < 0 {
				return all, closing + 1
			}
			inner, _ := e.expression(u, i+1)
			if len(inner) == 0 {
				inner = unknownValue("…")
			}
			all = concat(all, inner)
			i = end + 1
		default:
			i++
		}
	}
	return all, closing + 1
}

// bracket reads (…), an array, or an object, of which nothing is known.
func (e *evaluator) bracket(u *unit, open int) ([]value, int) {
	closing := u.match(open)
	if closing < 0 {
		return unknownValue("…"), open + 1
	}
	if u.is(open, "(") && u.is(closing+1, "=>") {
		return unknownValue("function"), u.expressionEnd(closing + 1)
	}
	var all []value
	switch {
	case u.is(open, "("):
		all, _ = e.expression(u, open+1)
		if u.language == lex.CSharp || u.language == lex.Java || u.language == lex.PHP { // a cast
			if k := u.kind(closing + 1); closing-open <= 3 && (k == lex.Name || k == lex.String || k == lex.StringOpen) {
				return e.operand(u, closing+1)
			}
		}
	case u.is(open, "[") && (u.isAny(closing+1, ".") && u.isAny(closing+2, "join", "filter", "concat") || u.is(closing+1, "-")):
		return e.joined(u, e.items(u, open+1, closing), closing+1)
	default:
		all = unknownValue("object")
	}
	if len(all) == 0 {
		all = unknownValue("…")
	}
	return e.members(u, all, closing+1)
}

// items evaluates what commas separate.
func (e *evaluator) items(u *unit, from, to int) [][]value {
	var all [][]value
	for _, a := range u.arguments(from, to) {
		v, _ := e.expression(u, a.value)
		if len(v) == 0 {
			v = unknownValue("…")
		}
		all = append(all, v)
	}
	return all
}

// joined reads .join("/") after an array.
func (e *evaluator) joined(u *unit, items [][]value, i int) ([]value, int) {
	for u.is(i, ".") && u.is(i+1, "filter") && u.is(i+2, "(") {
		i = u.after(i + 2)
	}
	if u.is(i, ".") && u.is(i+1, "concat") && u.language == lex.Rust {
		return e.members(u, join(items, nil), u.after(i+2))
	}
	if !u.is(i, ".") || !u.is(i+1, "join") || !u.is(i+2, "(") {
		return unknownValue("list"), i
	}
	between := e.items(u, i+3, u.match(i+2))
	if len(between) == 0 {
		between = [][]value{textValue(",")}
	}
	return e.members(u, join(items, between[0]), u.after(i+2))
}

func join(items [][]value, between []value) []value {
	var all []value
	for n, item := range items {
		if n > 0 {
			all = concat(all, between)
		}
		all = concat(all, item)
	}
	return all
}
