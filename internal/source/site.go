package source

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// site is a call in the code.
type site struct {
	unit  *unit
	start int // the first token of the chain
	name  int // the token of the name that is called
	open  int
	// names are those of the chain; one that is called ends in ().
	names []string
	args  []given
	// opens are the brackets of the names that are called, as far as they are.
	opens []int
	// function is what is called, if it is of the project; looked up once.
	function *function
	searched bool
	dynamic  int // the token of an expression that is the name of what is called, or 0
}

// target returns the function of the project that is called, nil if it is none.
func (s *site) target(p *project) *function {
	if !s.searched {
		s.function, s.searched = p.target(s.unit, s.start, plainNames(s.names)), true
	}
	return s.function
}

// last is the name that is called.
func (s *site) last() string { return s.names[len(s.names)-1] }

// class is the class that a call is in, "" if it is in none.
func (s *site) class() string {
	if f := s.unit.inside(s.start); f != nil {
		return s.unit.classAt(s.start)
	}
	return ""
}

// receiver is the name before it, "" if there is none.
func (s *site) receiver() string {
	if len(s.names) < 2 {
		return ""
	}
	return strings.TrimSuffix(s.names[len(s.names)-2], "()")
}

func (s *site) closing() int { return s.unit.match(s.open) }

// maxChain bounds how many calls of a chain are read.
const maxChain = 32

// siteAt returns the call whose arguments begin at a bracket, nil if there is none.
func (u *unit) siteAt(open int) *site {
	name := u.beforeGenerics(open - 1)
	if u.language == lex.Go && u.is(name, "]") && u.match(name) > 0 { // Fetch[Item](
		name = u.match(name) - 1
	}
	if u.language == lex.Rust && u.is(name, "::") { // paged::<Item>(
		name--
	}
	if u.kind(name) != lex.Name || u.match(open) < open || u.language == lex.PHP && u.is(name-1, "->") && u.text(name)[0] == '$' {
		return nil
	}
	s := &site{unit: u, name: name, open: open, names: []string{u.original(name)}, start: name}
	for i := name; len(s.names) < maxChain; {
		j := i - 1
		if !u.isDot(j) || u.is(j, "->") && u.language == lex.CSharp {
			break
		}
		j--
		for u.isAny(j, "!", "!!", "?") || u.kind(j) == lex.Newline {
			j--
		}
		called, opened := "", 0
		for u.isAny(j, ")", "]") && u.match(j) >= 0 {
			if u.is(j, ")") {
				called, opened = "()", u.match(j)
			}
			j = u.beforeGenerics(u.match(j) - 1)
		}
		if u.kind(j) != lex.Name {
			if k := u.kind(j); k == lex.String || k == lex.StringClose {
				s.start = j
				if m := u.match(j); m >= 0 {
					s.start = m
				}
			} else if called != "" {
				s.start = j + 1
			}
			break
		}
		s.names = append(s.names, u.original(j)+called)
		s.opens = append(s.opens, opened)
		s.start, i = j, j
	}
	slices.Reverse(s.names)
	slices.Reverse(s.opens)
	return s
}

// commandAt returns a call without brackets, as Ruby has them: get "/v2/items".
func (u *unit) commandAt(name int) *site {
	if u.language != lex.Ruby || u.kind(name) != lex.Name || u.isAny(name, "puts", "p", "print", "raise", "require", "return", "if", "unless", "and", "or", "not", "when", "def", "class", "module", "end", "do", "then", "else", "elsif") {
		return nil
	}
	k := u.kind(name + 1)
	if k != lex.String && k != lex.StringOpen && (k != lex.Name || u.text(name + 1)[0] == '@' && !u.isDot(name-1)) || u.tokens[name+1].Start == u.tokens[name].End || u.isAny(name+1, "do", "if", "unless", "and", "or", "end", "then", "rescue") {
		return nil
	}
	end := name + 1
	for ; end < len(u.tokens) && u.kind(end) != lex.Newline && u.kind(end) != lex.Close && !u.isAny(end, "do", ";"); end = u.after(end) {
	}
	s := &site{unit: u, name: name, start: name, open: name, names: []string{u.original(name)}, args: u.arguments(name+1, end)}
	for i := name; u.isDot(i-1) && u.kind(i-2) == lex.Name; {
		i -= 2
		s.start, s.names = i, append([]string{u.original(i)}, s.names...)
	}
	return s
}

// sites calls a function for every call in a file.
func (u *unit) sites(do func(*site)) {
	for i := range u.tokens {
		switch {
		case u.is(i, "(") && u.match(i) > i:
			if s := u.siteAt(i); s != nil && !u.isDefinition(i) {
				do(s)
			} else if s = u.dynamicAt(i); s != nil {
				do(s)
			}
		case u.language == lex.Go && u.is(i, "{") && u.is(i-1, "Request") && u.is(i-3, "http") && u.match(i) > i:
			do(&site{unit: u, start: i - 3, name: i - 1, open: i, names: []string{"http", "Request"}})
		case u.language == lex.Ruby && u.kind(i) == lex.Name:
			if s := u.commandAt(i); s != nil {
				do(s)
			}
		}
	}
}

// isDefinition reports whether a bracket begins the parameters of a function.
func (u *unit) isDefinition(open int) bool {
	_, found := slices.BinarySearchFunc(u.functions, open, func(f *function, open int) int { return f.begin - open })
	return found
}

// readArguments splits the arguments, which is not needed for most calls.
func (s *site) readArguments() {
	if s.args == nil {
		s.args = s.unit.arguments(s.open+1, s.closing())
	}
}

// object returns the tokens between the brackets of an argument that is an object, or
// of a variable that was set to one.
func (e *evaluator) object(u *unit, at int) (where *unit, from, to int) {
	for depth := 0; depth < 4; depth++ {
		for u.isAny(at, "new", "await", "...", "**", "&") {
			at++
		}
		if body := u.match(at) + 2; u.is(at, "(") && u.is(body-1, "=>") && u.is(body, "(") && u.is(body+1, "{") { // () => ({ … })
			at = body + 1
		}
		if u.isAny(at, "{", "@") || u.is(at, "[") && u.language == lex.PHP {
			if u.is(at, "@") {
				at++
			}
			return u, at + 1, u.match(at)
		}
		if u.isAny(at, "array", "dict", "Map") && u.is(at+1, "(") {
			return u, at + 2, u.match(at + 1)
		}
		if u.kind(at) != lex.Name || u.isDot(at+1) || u.isAny(at+1, "(", "[") {
			return nil, 0, 0
		}
		d := e.lastDeclaration(u, at, u.text(at))
		if d == nil {
			return nil, 0, 0
		}
		u, at = d.unit, d.value
	}
	return nil, 0, 0
}

// lastDeclaration returns where a variable got its value before a place.
func (e *evaluator) lastDeclaration(u *unit, at int, name string) *declaration {
	var last *declaration
	f := u.inside(at)
	for {
		for _, d := range u.declared[name] {
			if d.function == f && (d.at < at || f == nil) && !d.appends {
				last = d
			}
		}
		if last != nil || f == nil {
			break
		}
		for _, p := range f.parameters {
			if p.name == name {
				return nil
			}
		}
		f = f.parent
	}
	if last == nil {
		for _, d := range e.project.declared[name] {
			if d.unit != u && d.container == "" && e.project.names(u, d.unit) && d.unit.language.Family == u.language.Family {
				if last != nil {
					return nil
				}
				last = d
			}
		}
	}
	return last
}
