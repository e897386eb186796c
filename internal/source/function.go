package source

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// function is a function with a name, or one without in which names are looked up.
type function struct {
	unit       *unit
	name       string
	container  string // the class around it
	receiver   string // the name for the object, in Go
	parameters []parameter
	// from and to are the tokens of the body; an expression has no brackets.
	from, to   int
	begin      int // the token of the parameters
	expression bool
	extension  bool // of a type that is not the project's
	parent     *function
	sinks      []*sink
	callers    []*site
}

type parameter struct {
	name  string
	value int // the token of the default value, 0 if it has none
	// members are the names that it is taken apart into, with the tokens of their
	// default values, 0 for none; nil if it is not.
	members map[string]int
}

// control are words that have brackets and a block after them as functions have.
const control = " if for foreach while switch catch using lock fixed when match return elseif elsif until with synchronized function func fn fun sub and or not in "

// before a name these words say that it is called, not defined.
const calling = " new return await throw yield in of case else do "

// findFunctions lists the functions of a file.
func (u *unit) findFunctions() {
	for i := range u.tokens {
		switch {
		case u.is(i, "(") && u.match(i) > i:
			u.functionAt(i)
		case u.kind(i) == lex.Name && u.is(i+1, "=>") && (u.language == lex.TypeScript || u.language == lex.CSharp):
			u.arrowAt(i)
		case u.language == lex.PowerShell && u.kind(i) == lex.Name:
			u.findParameterBlocks(i)
		case u.language == lex.Ruby && u.is(i, "def") && !u.is(i+2, "(") && !u.is(i+4, "("):
			u.add(&function{name: u.text(i + 1), begin: i, from: i + 2, to: u.blockEnd(i)})
		}
	}
	slices.SortFunc(u.functions, func(a, b *function) int { return a.begin - b.begin })
	var stack []*function
	for _, f := range u.functions {
		for len(stack) > 0 && stack[len(stack)-1].to <= f.begin {
			stack = stack[:len(stack)-1]
		}
		if len(stack) > 0 {
			f.parent = stack[len(stack)-1]
		}
		stack = append(stack, f)
	}
	u.nameContainers()
}

func (u *unit) add(f *function) {
	if f.to > f.from {
		f.unit = u
		u.functions = append(u.functions, f)
	}
}

// functionAt adds the function whose parameters begin at an opening bracket, if one
// does.
func (u *unit) functionAt(open int) {
	closing := u.match(open)
	name := u.beforeGenerics(open - 1)
	if u.language == lex.Go && u.is(name, "]") && u.match(name) > 0 {
		name = u.match(name) - 1
	}
	f := &function{begin: open}
	if !u.nameFunction(f, name) {
		return
	}
	switch u.language {
	case lex.Python:
		colon := closing + 1
		for colon < min(closing+40, len(u.tokens)) && !u.is(colon, ":") {
			colon = u.after(colon)
		}
		f.from, f.to = colon+1, u.blockEnd(name-1)
	case lex.Ruby:
		f.from, f.to = closing+1, u.blockEnd(name-1)
	case lex.VisualBasic:
		f.from = closing + 1
		for f.to = f.from; f.to < len(u.tokens); f.to++ {
			if u.is(f.to, "end") && u.isAny(f.to+1, "function", "sub") {
				break
			}
			if u.isAny(f.to, "function", "sub") && !u.isAny(f.to-1, "end", "exit") && u.kind(f.to+1) == lex.Name {
				return
			}
		}
	default:
		if !u.body(f, closing+1) {
			return
		}
	}
	f.parameters = u.parametersOf(open+1, closing)
	if u.language == lex.CSharp && u.is(open+1, "this") && len(f.parameters) > 0 {
		f.extension, f.parameters = true, f.parameters[1:]
	}
	u.add(f)
}

// nameFunction finds the name of a function before its parameters, and reports
// whether they can be those of a function.
func (u *unit) nameFunction(f *function, name int) bool {
	word := u.text(name)
	keyword := u.language.Keyword
	if strings.HasPrefix(word, "@") && u.language.Family == "js" {
		return false // a decorator
	}
	switch {
	case u.language == lex.VisualBasic:
		f.name = word
		return u.isAny(name-1, "function", "sub")
	case u.isAny(name, "function", "fn", "func"):
		f.name = u.assigned(name - 1)
		return true
	case u.language == lex.Go && u.is(name, ")") && u.is(u.match(name)-1, "func"):
		return false
	case u.language == lex.Go && u.is(name-1, ")") && u.is(u.match(name-1)-1, "func"):
		f.name, f.receiver = word, u.text(u.match(name-1)+1)
		for i := u.match(name - 1); i < name-1; i++ {
			if u.kind(i) == lex.Name {
				f.container = u.text(i)
			}
		}
		return true
	case keyword != "":
		at := name - 1
		for u.language == lex.Kotlin && u.is(at, ".") || u.language == lex.Ruby && u.is(at, ".") {
			at -= 2
			f.extension = u.language == lex.Kotlin
		}
		if at = u.beforeGenerics(at); u.is(at, keyword) && u.kind(name) == lex.Name {
			f.name = word
			return true
		}
		return false
	}
	if u.kind(name) == lex.Name && !u.is(name, "async") {
		f.name = word
		before := u.text(name - 1)
		return !strings.Contains(control, " "+word+" ") && !strings.Contains(calling, " "+before+" ") && before != "." && before != "?" && before != "?." && before != "=" && before != "::"
	}
	// an arrow function
	if u.is(name, "async") {
		name--
	}
	f.name = u.assigned(name)
	return u.language == lex.TypeScript || u.language == lex.CSharp
}

// assigned returns the name that a value is assigned to whose first token is after i.
func (u *unit) assigned(i int) string {
	if !u.isAny(i, "=", ":", ":=", "=>") {
		return ""
	}
	if at := u.assignee(i); at >= 0 {
		return u.text(at)
	}
	return ""
}

// body finds the body of a function in braces or after an arrow, and reports whether
// there is one.
func (u *unit) body(f *function, i int) bool {
	angles := 0
	arrow := f.name == "" || u.language == lex.TypeScript || u.language == lex.CSharp || u.language == lex.PHP
	for end := min(i+60, len(u.tokens)); i < end; i++ {
		switch {
		case u.is(i, "=>") && arrow, u.is(i, "=") && u.language == lex.Kotlin:
			if i++; u.is(i, "{") {
				f.from, f.to = i+1, u.match(i)
				return true
			}
			f.from, f.to, f.expression = i, u.expressionEnd(i), true
			return true
		case u.is(i, "{"):
			f.from, f.to = i+1, u.match(i)
			return f.to > 0
		case u.is(i, "<"):
			angles++
		case u.is(i, ">"):
			angles--
		case u.isAny(i, "(", "["):
			i = u.after(i) - 1
		case u.is(i, ",") && angles > 0, u.isAny(i, ":", "::", ".", "|", "&", "?", "->", "*", "!", "+", "'"), u.kind(i) == lex.Name, u.kind(i) == lex.String:
		default:
			return false
		}
	}
	return false
}

// arrowAt adds x => expression, and Name => expression, a property of C#.
func (u *unit) arrowAt(name int) {
	f := &function{begin: name}
	property := u.language == lex.CSharp && (u.kind(name-1) == lex.Name && !strings.Contains(calling, " "+u.text(name-1)+" ") || u.isAny(name-1, ">", "?", "]"))
	if property {
		f.name = u.text(name)
	} else {
		before := name - 1
		if u.is(before, "async") {
			before--
		}
		f.name, f.parameters = u.assigned(before), []parameter{{name: u.text(name)}}
	}
	if u.is(name+2, "{") {
		f.from, f.to = name+3, u.match(name+2)
	} else {
		f.from, f.to, f.expression = name+2, u.expressionEnd(name+2), true
	}
	u.add(f)
}

// expressionEnd returns the index after an expression that a comma, a semicolon or a
// closing bracket ends.
func (u *unit) expressionEnd(i int) int {
	for ; i < len(u.tokens); i = u.after(i) {
		if u.isAny(i, ";", ",") || u.kind(i) == lex.Close || u.kind(i) == lex.HoleClose || u.kind(i) == lex.Newline {
			return i
		}
		if u.language == lex.TypeScript && u.isAny(i, "export", "const", "function", "let", "class") {
			return i
		}
		if u.language == lex.Kotlin && u.isAny(i, "fun", "val", "var", "private", "suspend", "class") {
			return i
		}
	}
	return len(u.tokens)
}

// blockEnd returns the first token after a block of lines that are indented more than
// the one of token i.
func (u *unit) blockEnd(i int) int {
	indent := u.indent(i)
	for j := i; j < len(u.tokens)-1; j = u.after(j) {
		if u.kind(j) == lex.Newline && u.kind(j+1) != lex.Newline && u.indent(j+1) <= indent {
			return j + 1
		}
	}
	return len(u.tokens)
}

// modifiers are words before the name of a parameter.
const modifiers = " private public protected readonly final val var const ref out in mut override vararg params self cls byval byref optional this "

// parametersOf lists the names between two brackets.
func (u *unit) parametersOf(from, to int) []parameter {
	var all []parameter
	for i := from; i < to; {
		end, p := i, parameter{}
		last, typed := "", false
		if u.is(i, "{") && u.language == lex.TypeScript {
			p.members = u.membersOf(i)
		}
		for ; end < to && !u.is(end, ","); end = u.after(end) {
			switch {
			case u.is(end, "=") && p.value == 0:
				p.value = end + 1
			case u.isAny(end, ":", "as") && p.value == 0:
				typed = true
				if p.name == "" {
					p.name = last
				}
			case u.is(end, "<"):
				if next := u.afterGenerics(end); next > end {
					end = next - 1
				}
			case u.kind(end) == lex.Name && p.value == 0 && !typed && u.text(end)[0] != '@':
				if word := u.text(end); !strings.Contains(modifiers, " "+word+" ") {
					if u.language == lex.Go && last != "" {
						typed, p.name = true, last
						break
					}
					last = word
				}
			}
		}
		if p.name == "" {
			p.name = last
		}
		if p.members != nil {
			p.name = ""
		}
		if p.name != "" || !u.isAny(i, "self", "cls", "&") {
			all = append(all, p)
		}
		i = end + 1
	}
	return all
}

// membersOf lists what a pattern takes an object apart into: { url, method = 'GET' }.
func (u *unit) membersOf(open int) map[string]int {
	all := map[string]int{}
	for i := open + 1; i < u.match(open); i = u.after(i) {
		if u.kind(i) != lex.Name || !u.isAny(i-1, "{", ",", "...") {
			continue
		}
		all[u.text(i)] = 0
		if u.is(i+1, "=") {
			all[u.text(i)] = i + 2
		}
	}
	return all
}

// inside returns the innermost function around a token, nil if there is none.
func (u *unit) inside(i int) *function {
	at, _ := slices.BinarySearchFunc(u.functions, i, func(f *function, i int) int { return f.begin - i })
	if at == len(u.functions) || u.functions[at].begin > i {
		at--
	}
	if at < 0 {
		return nil
	}
	for f := u.functions[at]; f != nil; f = f.parent {
		if f.begin <= i && i < f.to {
			return f
		}
	}
	return nil
}
