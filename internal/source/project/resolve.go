package project

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/syntax"
)

// MaxDeclarations is how often a name may get a value in one file, or in all files, for
// its value to be followed.
const MaxDeclarations = 200

// DeclarationsIn lists the members that a file declares in the object, class or
// enumeration before the last of some names.
func DeclarationsIn(u *syntax.File, names []string) []*syntax.Declaration {
	if len(names) < 2 {
		return nil
	}
	container, name := strings.TrimPrefix(names[len(names)-2], "$"), names[len(names)-1]
	var all []*syntax.Declaration
	for _, d := range append(slices.Clone(u.Declared[name]), u.Declared["$"+name]...) {
		if strings.TrimPrefix(d.Container, "$") == container {
			all = append(all, d)
		}
	}
	return all
}
