// Package syntax reads one file of code: its tokens and brackets, the functions, the
// declarations, the classes, the imports and the calls in it. It does not know what
// anything means, and no other file.
package syntax

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// File is a file of code with what it defines.
type File struct {
	layout
	Test      bool
	Functions []*Function // by where their parameters begin
	Declared  map[string][]*Declaration
	classes   []int32 // the words that begin a class
	imported  *imports
	taken     map[string]string   // the functions whose results names are taken from
	types     map[string][]string // the types that variables are declared with
}

// findOuter notes which bracket is around each token.
func findOuter(u *File) {
	u.outer = make([]int32, len(u.Tokens))
	var open []int32
	for i, t := range u.Tokens {
		switch t.Kind {
		case lex.Close, lex.HoleClose, lex.StringClose:
			if t.Match >= 0 {
				for len(open) > 0 && open[len(open)-1] >= t.Match {
					open = open[:len(open)-1]
				}
			}
		case lex.Name:
			if strings.Contains(classes, " "+u.Text(i)+" ") {
				u.classes = append(u.classes, int32(i))
			}
		}
		u.outer[i] = -1
		if len(open) > 0 {
			u.outer[i] = open[len(open)-1]
		}
		if t.Match > int32(i) {
			open = append(open, int32(i))
		}
	}
}

// Text returns a file without tokens.
func Text(name string, code []byte) *File {
	return &File{layout: layout{Name: name, Language: NoLanguage, Code: code, Lines: lineStarts(code)}, Test: isTest(name), Declared: map[string][]*Declaration{}}
}

// Parse reads a file.
func Parse(name string, l *lex.Language, code []byte) *File {
	code = script(name, code)
	u := &File{layout: layout{Name: name, Language: l, Code: code, Tokens: lex.Tokens(l, code), Lines: lineStarts(code)}, Test: isTest(name), Declared: map[string][]*Declaration{}}
	findOuter(u)
	findFunctions(u)
	findDeclarations(u)
	return u
}
