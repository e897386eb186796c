package syntax

import (
	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// assignee returns the token of the name before = or :, -1 if there is none. A type
// may be between them.
func assignee(u *File, sign int) int {
	at := sign - 1
	if u.Language == lex.Kotlin && u.Is(at, ")") && u.Is(at-2, "get") { // val root get() = …
		at -= 3
	}
	if u.Kind(at) == lex.String && u.IsAny(sign, ":", "=>") {
		return at
	}
	if u.Is(at, "]") && !typeFollows(u, at) { // x["member"] = …
		return -1
	}
	at = u.BeforeGenerics(at)
	for n := 0; n < 14 && at >= 0; n++ {
		before := u.Text(at - 1)
		switch {
		case u.IsAny(at-1, ":", "as") && u.Kind(at-2) == lex.Name && !u.Is(sign, ":"):
			return unlessArgument(u, at-2)
		case u.Kind(at) == lex.Name && u.Language == lex.Go && u.Kind(at-1) == lex.Name && before != "const" && before != "var" && before != "return":
			return at - 1
		case (u.IsAny(at-1, ".", "|", "&", "<", ">", "[", "]", "'", "*") || u.Language == lex.Rust && u.Is(at-2, "'")) && typeFollows(u, at-1):
			at--
		case u.Kind(at) == lex.Name:
			if u.Is(sign, "=") {
				return unlessArgument(u, at)
			}
			return at
		case u.Kind(at) == lex.Sign || u.Kind(at) == lex.String || u.Kind(at) == lex.Open || u.Kind(at) == lex.Close:
			if !u.IsAny(at, "]", "[", "|", "&", "<", ">", "'", "*", "?", ".", "!") {
				return -1
			}
			at--
		default:
			return -1
		}
	}
	return -1
}

// unlessArgument returns the token of a name that gets a value, -1 if that is an
// argument with a name or the default value of a parameter. A parameter that is a
// member as well gets its value.
func unlessArgument(u *File, at int) int {
	if !innermostParenthesis(u, at) || u.IsAny(u.Around(at)-1, "const", "var") || u.IsAny(at-1, "const", "let", "var", "val", "dim") || isPromoted(u, at) || u.IsDot(at-1) {
		return at
	}
	return -1
}

// isPromoted reports whether a parameter of a constructor is a member as well.
func isPromoted(u *File, at int) bool {
	for i := at - 1; i > max(at-6, 0) && (u.Kind(i) == lex.Name || u.Is(i, "?")); i-- {
		if u.IsAny(i, "private", "public", "protected", "readonly") {
			return true
		}
	}
	return false
}

// typeFollows reports whether the tokens from i back are those of a type with a colon
// before it: a name that is a member of another has none.
func typeFollows(u *File, i int) bool {
	for j := i; j > max(i-12, 0); j-- {
		switch {
		case u.IsAny(j, ":", "as"):
			return true
		case u.IsAny(j, ".", "|", "&", "<", ">", "[", "]", "'", "*", "?"), u.Kind(j) == lex.Name, u.Kind(j) == lex.String:
		default:
			return false
		}
	}
	return false
}

// innermostParenthesis reports whether the next bracket around a token is round.
func innermostParenthesis(u *File, i int) bool {
	open := u.Around(i)
	return u.Is(open, "(")
}

// Assigned returns the name that a value is assigned to whose first token is after i.
func Assigned(u *File, i int) string {
	if !u.IsAny(i, "=", ":", ":=", "=>") {
		return ""
	}
	if at := assignee(u, i); at >= 0 {
		return u.Text(at)
	}
	return ""
}
