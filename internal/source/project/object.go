package project

import (
	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
)

// Object returns the tokens between the brackets of an argument that is an object, or
// of a variable that was set to one.
func (p *Project) Object(u *syntax.File, at int) (where *syntax.File, from, to int) {
	for range 4 {
		for u.IsAny(at, "new", "await", "...", "**", "&") {
			at++
		}
		if body := u.Match(at) + 2; u.Is(at, "(") && u.Is(body-1, "=>") && u.Is(body, "(") && u.Is(body+1, "{") { // () => ({ … })
			at = body + 1
		}
		if u.IsAny(at, "{", "@") || u.Is(at, "[") && u.Language == lex.PHP {
			if u.Is(at, "@") {
				at++
			}
			return u, at + 1, u.Match(at)
		}
		if u.IsAny(at, "array", "dict", "Map") && u.Is(at+1, "(") {
			return u, at + 2, u.Match(at + 1)
		}
		if u.Kind(at) != lex.Name || u.IsDot(at+1) || u.IsAny(at+1, "(", "[") {
			return nil, 0, 0
		}
		d := p.LastDeclaration(u, at, u.Text(at))
		if d == nil {
			return nil, 0, 0
		}
		u, at = d.File, d.Value
	}
	return nil, 0, 0
}
