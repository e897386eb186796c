package syntax

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// Call is a call in the code.
type Call struct {
	File  *File
	Start int // the first token of the chain
	Name  int // the token of the name that is called
	Open  int
	// Names are those of the chain; one that is called ends in ().
	Names []string
	Args  []Argument
	// Opens are the brackets of the names that are called, as far as they are.
	Opens   []int
	Dynamic int // the token of an expression that is the name of what is called, or 0
}

// PlainNames returns names without the brackets of those that are called.
func PlainNames(names []string) []string {
	all := make([]string, len(names))
	for i, name := range names {
		all[i] = strings.TrimSuffix(name, "()")
	}
	return all
}

// Last is the name that is called.
func (s *Call) Last() string { return s.Names[len(s.Names)-1] }

// Class is the class that a call is in, "" if it is in none.
func (s *Call) Class() string {
	if f := s.File.Inside(s.Start); f != nil {
		return s.File.ClassAt(s.Start)
	}
	return ""
}

// Receiver is the name before it, "" if there is none.
func (s *Call) Receiver() string {
	if len(s.Names) < 2 {
		return ""
	}
	return strings.TrimSuffix(s.Names[len(s.Names)-2], "()")
}

// Closing is the bracket that ends the arguments.
func (s *Call) Closing() int { return s.File.Match(s.Open) }

// maxChain bounds how many calls of a chain are read.
const maxChain = 32

// CallAt returns the call whose arguments begin at a bracket, nil if there is none.
func CallAt(u *File, open int) *Call {
	name := u.BeforeGenerics(open - 1)
	if u.Language == lex.Go && u.Is(name, "]") && u.Match(name) > 0 { // Fetch[Item](
		name = u.Match(name) - 1
	}
	if u.Language == lex.Rust && u.Is(name, "::") { // paged::<Item>(
		name--
	}
	if u.Kind(name) != lex.Name || u.Match(open) < open || u.Language == lex.PHP && u.Is(name-1, "->") && u.Text(name)[0] == '$' {
		return nil
	}
	s := &Call{File: u, Name: name, Open: open, Names: []string{u.Original(name)}, Start: name}
	for i := name; len(s.Names) < maxChain; {
		j := i - 1
		if !u.IsDot(j) || u.Is(j, "->") && u.Language == lex.CSharp {
			break
		}
		j--
		for u.IsAny(j, "!", "!!", "?") || u.Kind(j) == lex.Newline {
			j--
		}
		called, opened := "", 0
		for u.IsAny(j, ")", "]") && u.Match(j) >= 0 {
			if u.Is(j, ")") {
				called, opened = "()", u.Match(j)
			}
			j = u.BeforeGenerics(u.Match(j) - 1)
		}
		if u.Kind(j) != lex.Name {
			if k := u.Kind(j); k == lex.String || k == lex.StringClose {
				s.Start = j
				if m := u.Match(j); m >= 0 {
					s.Start = m
				}
			} else if called != "" {
				s.Start = j + 1
			}
			break
		}
		s.Names = append(s.Names, u.Original(j)+called)
		s.Opens = append(s.Opens, opened)
		s.Start, i = j, j
	}
	slices.Reverse(s.Names)
	slices.Reverse(s.Opens)
	return s
}

// commandAt returns a call without brackets, as Ruby has them: get "/v2/items".
func commandAt(u *File, name int) *Call {
	if u.Language != lex.Ruby || u.Kind(name) != lex.Name || u.IsAny(name, "puts", "p", "print", "raise", "require", "return", "if", "unless", "and", "or", "not", "when", "def", "class", "module", "end", "do", "then", "else", "elsif") {
		return nil
	}
	k := u.Kind(name + 1)
	if k != lex.String && k != lex.StringOpen && (k != lex.Name || u.Text(name + 1)[0] == '@' && !u.IsDot(name-1)) || u.Tokens[name+1].Start == u.Tokens[name].End || u.IsAny(name+1, "do", "if", "unless", "and", "or", "end", "then", "rescue") {
		return nil
	}
	end := name + 1
	for ; end < len(u.Tokens) && u.Kind(end) != lex.Newline && u.Kind(end) != lex.Close && !u.IsAny(end, "do", ";"); end = u.After(end) {
	}
	s := &Call{File: u, Name: name, Start: name, Open: name, Names: []string{u.Original(name)}, Args: u.Arguments(name+1, end)}
	for i := name; u.IsDot(i-1) && u.Kind(i-2) == lex.Name; {
		i -= 2
		s.Start, s.Names = i, append([]string{u.Original(i)}, s.Names...)
	}
	return s
}

// Calls calls a function for every call in a file.
func Calls(u *File, do func(*Call)) {
	for i := range u.Tokens {
		switch {
		case u.Is(i, "(") && u.Match(i) > i:
			if s := CallAt(u, i); s != nil && !u.isDefinition(i) {
				do(s)
			} else if s = dynamicAt(u, i); s != nil {
				do(s)
			}
		case u.Language == lex.Go && u.Is(i, "{") && u.Is(i-1, "Request") && u.Is(i-3, "http") && u.Match(i) > i:
			do(&Call{File: u, Start: i - 3, Name: i - 1, Open: i, Names: []string{"http", "Request"}})
		case u.Language == lex.Ruby && u.Kind(i) == lex.Name:
			if s := commandAt(u, i); s != nil {
				do(s)
			}
		}
	}
}

// isDefinition reports whether a bracket begins the parameters of a function.
func (u *File) isDefinition(open int) bool {
	_, found := slices.BinarySearchFunc(u.Functions, open, func(f *Function, open int) int { return f.begin - open })
	return found
}

// ReadArguments splits the arguments, which is not needed for most calls.
func (s *Call) ReadArguments() {
	if s.Args == nil {
		s.Args = s.File.Arguments(s.Open+1, s.Closing())
	}
}

// CalledAround returns the call whose arguments a bracket begins, nil if there is none.
func CalledAround(u *File, open int) *Call {
	if !u.Is(open, "(") || u.isDefinition(open) {
		return nil
	}
	return CallAt(u, open)
}

// NameOf returns the name that is called, "" for no call.
func (s *Call) NameOf() string {
	if s == nil {
		return ""
	}
	return s.Last()
}
