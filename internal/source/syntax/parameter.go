package syntax

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// Parameter is one of a function.
type Parameter struct {
	Name  string
	Value int // the token of the default value, 0 if it has none
	// Members are the names that it is taken apart into, with the tokens of their
	// default values, 0 for none; nil if it is not.
	Members map[string]int
}

// modifiers are words before the name of a parameter.
const modifiers = " private public protected readonly final val var const ref out in mut override vararg params self cls byval byref optional this "

// ParametersOf lists the names between two brackets.
func ParametersOf(u *File, from, to int) []Parameter {
	var all []Parameter
	for i := from; i < to; {
		end, p := i, Parameter{}
		last, typed := "", false
		if u.Is(i, "{") && u.Language == lex.TypeScript {
			p.Members = membersOf(u, i)
		}
		for ; end < to && !u.Is(end, ","); end = u.After(end) {
			switch {
			case u.Is(end, "=") && p.Value == 0:
				p.Value = end + 1
			case u.IsAny(end, ":", "as") && p.Value == 0:
				typed = true
				if p.Name == "" {
					p.Name = last
				}
			case u.Is(end, "<"):
				if next := u.AfterGenerics(end); next > end {
					end = next - 1
				}
			case u.Kind(end) == lex.Name && p.Value == 0 && !typed && u.Text(end)[0] != '@':
				if word := u.Text(end); !strings.Contains(modifiers, " "+word+" ") {
					if u.Language == lex.Go && last != "" {
						typed, p.Name = true, last
						break
					}
					last = word
				}
			}
		}
		if p.Name == "" {
			p.Name = last
		}
		if p.Members != nil {
			p.Name = ""
		}
		if p.Name != "" || !u.IsAny(i, "self", "cls", "&") {
			all = append(all, p)
		}
		i = end + 1
	}
	return all
}

// membersOf lists what a pattern takes an object apart into: { url, method = 'GET' }.
func membersOf(u *File, open int) map[string]int {
	all := map[string]int{}
	for i := open + 1; i < u.Match(open); i = u.After(i) {
		if u.Kind(i) != lex.Name || !u.IsAny(i-1, "{", ",", "...") {
			continue
		}
		all[u.Text(i)] = 0
		if u.Is(i+1, "=") {
			all[u.Text(i)] = i + 2
		}
	}
	return all
}
