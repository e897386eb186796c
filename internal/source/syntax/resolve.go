package syntax

import (
	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// Encloses reports whether the block of one token contains another, so that what is
// there has been executed before.
func (u *File) Encloses(first, second int) bool {
	if u.Language == lex.Python || u.Language == lex.Ruby || u.Language == lex.VisualBasic {
		return u.indent(first) <= u.indent(second)
	}
	open := u.Around(first)
	return open < 0 || u.Match(open) > second
}
