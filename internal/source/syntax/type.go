package syntax

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// TypesOf returns the types that a variable is declared with in a file.
func (u *File) TypesOf(name string) []string {
	if u.types == nil {
		u.types = map[string][]string{}
		for i := range u.Tokens {
			if u.Kind(i) == lex.Name {
				u.addTypes(i)
			}
		}
	}
	return u.types[strings.TrimLeft(name, "$@")]
}

func (u *File) addTypes(i int) {
	switch {
	case u.Language == lex.Go && u.Is(i-1, ",") && u.Is(i+1, ":="): // several values
		if u.Is(i+3, "(") && !u.Is(u.After(i+3), ",") {
			u.addType(u.Text(i-2), u.Text(i+2))
		}
	case u.Language == lex.Python && u.Is(i, "as") && u.Is(i-1, ")") && u.Match(i-1) > 0 && u.Kind(i+1) == lex.Name: // with Client() as c
		u.addType(u.Text(i+1), u.Text(u.Match(i-1)-1))
	case u.Is(i+1, ":") && u.Is(i+2, "&"): // a reference of Rust
		j := i + 3
		for u.IsAny(j, "mut", "'") || u.Is(j-1, "'") {
			j++
		}
		u.addType(u.Text(i), u.Text(j))
	case u.Is(i+1, ":") && u.Kind(i+2) == lex.Name:
		u.addType(u.Text(i), u.Text(i+2))
	case u.IsAny(i+1, "=", ":=") && u.IsAny(i+2, "new", "await", "&", "*") && u.Kind(i+3) == lex.Name:
		u.addType(u.Text(i), u.Text(i+3))
	case u.IsAny(i+1, "=", ":=") && u.Kind(i+2) == lex.Name:
		u.addType(u.Text(i), u.Text(i+2))
		if u.IsAny(i+3, ".", "::") {
			u.addType(u.Text(i), u.Text(i+4))
			u.addType(u.Text(i), strings.TrimPrefix(u.Text(i+4), "New"))
		}
	case u.Kind(i+1) == lex.Name && !u.Is(i, "new") && !u.Is(i, "return"):
		u.addType(u.Text(i+1), u.Text(i))
	case u.Is(i+1, "as") || u.Is(i, "as") && u.Is(i+1, "new"):
		u.addType(u.Text(i-1), u.Text(i+2))
	case u.Is(i+1, "*") && u.Kind(i+2) == lex.Name && u.Language == lex.Go:
		u.addType(u.Text(i), u.Text(i+2))
		if u.Is(i+3, ".") { // of another package
			u.addType(u.Text(i), u.Text(i+4))
		}
	}
}

//go:noinline
func (u *File) addType(name, typ string) {
	const most = 8
	name = strings.TrimLeft(name, "$@")
	if len(u.types[name]) < most && !slices.Contains(u.types[name], typ) {
		u.types[name] = append(u.types[name], typ)
	}
}

// GoFields lists the fields of a structure of Go.
func GoFields(u *File, body int) []string {
	var all []string
	for i := body + 1; body >= 0 && i < u.Match(body) && len(all) < MaxArguments; i = u.After(i) {
		if i > body+1 && !u.Is(i-1, ";") && u.line(i) == u.line(i-1) {
			continue
		}
		for u.Kind(i) == lex.Name {
			all = append(all, u.Text(i))
			if !u.Is(i+1, ",") {
				break
			}
			i += 2
		}
	}
	return all
}
