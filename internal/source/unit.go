package source

import (
	"bytes"
	"slices"
	"sort"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// unit is a file of code, split into tokens, with what it defines.
type unit struct {
	name        string // with /
	language    *lex.Language
	code        []byte
	tokens      []lex.Token
	lines       []int32 // where lines begin
	outer       []int32 // the bracket around each token
	classes     []int32 // the words that begin a class
	test        bool
	signals     signals
	functions   []*function // by where their parameters begin
	declared    map[string][]*declaration
	read        func(*analysis, *unit) // what looks for calls, if it is not code of a language
	imported    *imports
	foreignHost int8                // whether it names the address of another API: 1 no, 2 yes
	types       map[string][]string // the types that variables are declared with
}

// newUnit reads a file.
func newUnit(name string, l *lex.Language, code []byte) *unit {
	code = script(name, code)
	u := &unit{name: name, language: l, code: code, tokens: lex.Tokens(l, code), test: isTest(name), declared: map[string][]*declaration{}}
	u.lines = lineStarts(code)
	u.signals = u.findSignals()
	u.findOuter()
	u.findFunctions()
	u.findDeclarations()
	return u
}

func lineStarts(code []byte) []int32 {
	lines := make([]int32, 1, bytes.Count(code, []byte("\n"))+1)
	for i, c := range code {
		if c == '\n' {
			lines = append(lines, int32(i+1))
		}
	}
	return lines
}

// position returns the line and the column of an offset, in bytes from 1.
func position(lines []int32, offset int32) (line, column int) {
	line = sort.Search(len(lines), func(i int) bool { return lines[i] > offset })
	return line, int(offset-lines[line-1]) + 1
}

// place returns where a token begins, with the quote of a string.
func (u *unit) place(i int) Place {
	if i >= len(u.tokens) {
		return Place{File: u.name}
	}
	t := u.tokens[i]
	line, column := position(u.lines, t.Start-int32(t.Quote))
	return Place{u.name, line, column}
}

// text returns the text of a token, "" for one that is not there. Names are in lower
// case if the language does not tell the cases apart.
func (u *unit) text(i int) string {
	if i < 0 || i >= len(u.tokens) {
		return ""
	}
	t := u.tokens[i]
	s := string(u.code[t.Start:t.End])
	if u.language.Fold && t.Kind == lex.Name {
		return strings.ToLower(s)
	}
	return s
}

// original returns the text of a token in its own letters.
func (u *unit) original(i int) string {
	if i < 0 || i >= len(u.tokens) {
		return ""
	}
	return string(u.code[u.tokens[i].Start:u.tokens[i].End])
}

// fold returns a name as it is kept.
func (u *unit) fold(name string) string {
	if u.language.Fold {
		return strings.ToLower(name)
	}
	return name
}

// is reports whether a token is a name, a sign or a bracket with a text.
func (u *unit) is(i int, text string) bool {
	if i < 0 || i >= len(u.tokens) {
		return false
	}
	t := u.tokens[i]
	switch t.Kind {
	case lex.String, lex.Text, lex.StringOpen, lex.StringClose, lex.Regexp, lex.Newline:
		return false
	}
	if int(t.End-t.Start) != len(text) {
		return false
	}
	if u.language.Fold {
		return strings.EqualFold(string(u.code[t.Start:t.End]), text)
	}
	return string(u.code[t.Start:t.End]) == text
}

func (u *unit) isAny(i int, texts ...string) bool {
	return slices.ContainsFunc(texts, func(text string) bool { return u.is(i, text) })
}

// kind returns the kind of a token, outside for one that is not there.
func (u *unit) kind(i int) lex.Kind {
	if i < 0 || i >= len(u.tokens) {
		return outside
	}
	return u.tokens[i].Kind
}

// outside is the kind of what is before and after all tokens.
const outside lex.Kind = 255

// match returns the other end of a bracket, -1 if it has none.
func (u *unit) match(i int) int {
	if i < 0 || i >= len(u.tokens) {
		return -1
	}
	return int(u.tokens[i].Match)
}

// after returns the index after a bracket and what is in it, or after one token.
func (u *unit) after(i int) int {
	if m := u.match(i); m > i {
		return m + 1
	}
	return i + 1
}

// indent returns the column at which the line of a token begins.
func (u *unit) indent(i int) int {
	if i < 0 || i >= len(u.tokens) {
		return 0
	}
	line, _ := position(u.lines, u.tokens[i].Start)
	start := int(u.lines[line-1])
	n := start
	for n < len(u.code) && (u.code[n] == ' ' || u.code[n] == '\t') {
		n++
	}
	return n - start
}

// afterGenerics returns the index after <…>, or i if there is none.
func (u *unit) afterGenerics(i int) int {
	if !u.is(i, "<") {
		return i
	}
	depth := 0
	for j := i; j < min(i+40, len(u.tokens)); j++ {
		switch {
		case u.is(j, "<"):
			depth++
		case u.is(j, ">"):
			if depth--; depth == 0 {
				return j + 1
			}
		case u.isAny(j, ";", "(", ")", "&&", "||", "=", "=>", "+", "-"), u.kind(j) == lex.Newline:
			return i
		}
	}
	return i
}

// beforeGenerics returns the index of the last token before <…> that ends at i, or i.
func (u *unit) beforeGenerics(i int) int {
	if !u.is(i, ">") {
		return i
	}
	depth := 0
	for j := i; j > max(i-40, 0); j-- {
		switch {
		case u.is(j, ">"):
			depth++
		case u.is(j, "<"):
			if depth--; depth == 0 {
				return j - 1
			}
		case u.isAny(j, ";", "(", ")", "&&", "||", "=", "=>", "+", "-"):
			return i
		}
	}
	return i
}
