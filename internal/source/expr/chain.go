package expr

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// chain reads a name with the members, calls and indexes after it.
func (p *parser) chain(i int, isNew bool) (Expr, int) {
	start := i
	names := []string{p.Text(i)}
	i++
	if p.IsAny(i-1, "function", "func", "fn", "lambda", "async", "def") && !p.Is(i, ".") {
		return Opaque{"function"}, p.ExpressionEnd(i)
	}
	if p.Is(i, "=>") && p.Language != lex.PHP && p.Language != lex.Ruby {
		return Opaque{"function"}, p.ExpressionEnd(i)
	}
	for i < len(p.Tokens) {
		if next := p.AfterGenerics(i); next > i && p.IsAny(next, "(", "::") {
			i = next
		}
		switch {
		case p.IsDot(i) && p.Kind(i+1) == lex.Name:
			names = append(names, p.Text(i+1))
			i += 2
		case p.IsAny(i, "!", "!!", "?") && p.IsDot(i+1):
			i++
		case p.IsAny(i, "!", "!!") && !p.Is(i+1, "="):
			i++
		case p.Is(i, "[") && p.Match(i) > i:
			names = append(names, p.index(i))
			i = p.After(i)
		case p.Is(i, "(") && p.Match(i) > i:
			var x Expr = Call{start, names, i, isNew}
			if i = p.After(i); p.Is(i, "{") && isNew && p.Language == lex.CSharp && p.Match(i) > i {
				x, i = Initialized{x, i}, p.After(i)
			}
			return p.members(x, i)
		case p.Is(i, "{") && p.Language == lex.Go && names[len(names)-1] == "URL" && p.Match(i) > i:
			return p.members(URL{i}, p.After(i))
		case p.Is(i, "{") && isNew && p.Match(i) > i: // an initializer
			return Opaque{strings.Join(names, ".")}, p.After(i)
		default:
			return Name{start, names}, i
		}
	}
	return Name{start, names}, i
}

// index returns the name of the member that an index names: ENDPOINTS["items"].
func (p *parser) index(open int) string {
	if p.Kind(open+1) == lex.String && p.Match(open) == open+2 {
		return p.Decode(open + 1)
	}
	if p.Is(open+1, ":") && p.Kind(open+2) == lex.Name && p.Match(open) == open+3 { // ENDPOINTS[:items]
		return p.Text(open + 2)
	}
	return "[]"
}

// sameMembers are members of an address that are the address.
const sameMembers = " href value rawvalue absoluteuri originalstring url uri freeze dup to_s to_uri request_uri pathname pathandquery "

// IsSameMember reports whether a member of an address is the address.
func IsSameMember(name string) bool {
	return strings.Contains(sameMembers, " "+strings.ToLower(name)+" ")
}

// members reads members and calls after a value.
func (p *parser) members(x Expr, i int) (Expr, int) {
	for i < len(p.Tokens) {
		p.steps++
		for p.IsAny(i, "!", "!!", "?") && (p.IsDot(i+1) || p.Is(i, "?") && p.Language == lex.Rust) {
			i++
		}
		if p.Is(i, "[") && p.Match(i) > i && p.Kind(i-1) != lex.Newline {
			x, i = Opaque{"element"}, p.After(i)
			continue
		}
		if p.steps > maxSteps || !p.IsDot(i) || p.Kind(i+1) != lex.Name || p.Language == lex.PHP && p.Is(i, ".") {
			return x, i
		}
		name := p.Text(i + 1)
		i += 2
		open := p.AfterGenerics(i)
		if p.Is(open, "(") && p.Match(open) >= open {
			x = Method{x, name, open}
			i = p.After(open)
			continue
		}
		if !IsSameMember(name) && name != "await" {
			x = Opaque{name}
		}
	}
	return x, i
}
