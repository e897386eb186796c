package syntax

import (
	"bytes"
	"slices"
	"sort"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// Place is a place in a file; Line and Column count from 1, Column in bytes.
type Place struct {
	File   string
	Line   int
	Column int
}

// layout is the code of a file, split into tokens, with the brackets around them.
type layout struct {
	Name     string // with /
	Language *lex.Language
	Code     []byte
	Tokens   []lex.Token
	Lines    []int32 // where lines begin
	outer    []int32 // the bracket around each token
}

// Arguments splits what is between two brackets at its commas.
func (u *layout) Arguments(from, to int) []Argument {
	var all []Argument
	for i := from; i < to && len(all) < MaxArguments; {
		end := i
		for ; end < to && !u.IsAny(end, ",", ";"); end = u.After(end) {
		}
		a := Argument{Value: i, End: min(end, to)}
		for u.Kind(a.Value) == lex.Newline {
			a.Value++
		}
		if u.Kind(a.Value) == lex.Name || u.Kind(a.Value) == lex.String {
			switch {
			case u.Is(a.Value+1, "=") && u.Kind(a.Value) == lex.Name,
				u.Is(a.Value+1, ":") && !u.Is(a.Value-1, "?"),
				u.Is(a.Value+1, ":=") && u.Language == lex.VisualBasic,
				u.Is(a.Value+1, "=>") && u.Language != lex.TypeScript && u.Language != lex.CSharp:
				a.Name = u.Text(a.Value)
				if u.Kind(a.Value) == lex.String {
					a.Name = u.Decode(a.Value)
				}
				a.Value += 2
			}
		}
		if a.Value < a.End {
			all = append(all, a)
		}
		i = end + 1
	}
	return all
}

// IsDot reports whether a token is between an object and its member.
func (u *layout) IsDot(i int) bool {
	return u.IsAny(i, "?.", "->", "?->", "::") || u.Language != lex.PHP && u.Is(i, ".")
}

func (u *layout) Decode(i int) string { return u.Tokens[i].Decode(u.Code) }

// Around returns the next opening bracket around a token, -1 if there is none.
func (u *layout) Around(i int) int {
	if i < 0 || i >= len(u.outer) {
		return -1
	}
	return int(u.outer[i])
}

// ExpressionEnd returns the index after an expression that a comma, a semicolon or a
// closing bracket ends.
func (u *layout) ExpressionEnd(i int) int {
	for ; i < len(u.Tokens); i = u.After(i) {
		if u.IsAny(i, ";", ",") || u.Kind(i) == lex.Close || u.Kind(i) == lex.HoleClose || u.Kind(i) == lex.Newline {
			return i
		}
		if u.Language == lex.TypeScript && u.IsAny(i, "export", "const", "function", "let", "class") {
			return i
		}
		if u.Language == lex.Kotlin && u.IsAny(i, "fun", "val", "var", "private", "suspend", "class") {
			return i
		}
	}
	return len(u.Tokens)
}

// BlockEnd returns the first token after a block of lines that are indented more than
// the one of token i.
func (u *layout) BlockEnd(i int) int {
	indent := u.indent(i)
	for j := i; j < len(u.Tokens)-1; j = u.After(j) {
		if u.Kind(j) == lex.Newline && u.Kind(j+1) != lex.Newline && u.indent(j+1) <= indent {
			return j + 1
		}
	}
	return len(u.Tokens)
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

// Position returns the line and the column of an offset, in bytes from 1.
func Position(lines []int32, offset int32) (line, column int) {
	line = sort.Search(len(lines), func(i int) bool { return lines[i] > offset })
	return line, int(offset-lines[line-1]) + 1
}

// Place returns where a token begins, with the quote of a string.
func (u *layout) Place(i int) Place {
	if i >= len(u.Tokens) {
		return Place{File: u.Name}
	}
	t := u.Tokens[i]
	line, column := Position(u.Lines, t.Start-int32(t.Quote))
	return Place{u.Name, line, column}
}

// Text returns the text of a token, "" for one that is not there. Names are in lower
// case if the language does not tell the cases apart.
func (u *layout) Text(i int) string {
	if i < 0 || i >= len(u.Tokens) {
		return ""
	}
	t := u.Tokens[i]
	s := string(u.Code[t.Start:t.End])
	if u.Language.Fold && t.Kind == lex.Name {
		return withoutScope(strings.ToLower(s))
	}
	return s
}

// Original returns the text of a token in its own letters.
func (u *layout) Original(i int) string {
	if i < 0 || i >= len(u.Tokens) {
		return ""
	}
	return string(u.Code[u.Tokens[i].Start:u.Tokens[i].End])
}

// Fold returns a name as it is kept.
func (u *layout) Fold(name string) string {
	if u.Language.Fold {
		return strings.ToLower(name)
	}
	return name
}

// Is reports whether a token is a name, a sign or a bracket with a text.
func (u *layout) Is(i int, text string) bool {
	if i < 0 || i >= len(u.Tokens) {
		return false
	}
	t := u.Tokens[i]
	switch t.Kind {
	case lex.String, lex.Text, lex.StringOpen, lex.StringClose, lex.Regexp, lex.Newline:
		return false
	}
	if int(t.End-t.Start) != len(text) {
		return false
	}
	if u.Language.Fold {
		return strings.EqualFold(string(u.Code[t.Start:t.End]), text)
	}
	return string(u.Code[t.Start:t.End]) == text
}

// IsAny is Is for one of several texts.
//
//go:noinline
func (u *layout) IsAny(i int, texts ...string) bool {
	return slices.ContainsFunc(texts, func(text string) bool { return u.Is(i, text) })
}

// Kind returns the kind of a token, outside for one that is not there.
func (u *layout) Kind(i int) lex.Kind {
	if i < 0 || i >= len(u.Tokens) {
		return outside
	}
	return u.Tokens[i].Kind
}

// outside is the kind of what is before and after all tokens.
const outside lex.Kind = 255

// Match returns the other end of a bracket, -1 if it has none.
func (u *layout) Match(i int) int {
	if i < 0 || i >= len(u.Tokens) {
		return -1
	}
	return int(u.Tokens[i].Match)
}

// After returns the index after a bracket and what is in it, or after one token.
func (u *layout) After(i int) int {
	if m := u.Match(i); m > i {
		return m + 1
	}
	return i + 1
}

// line returns the line of a token.
func (u *layout) line(i int) int {
	line, _ := Position(u.Lines, u.Tokens[i].Start)
	return line
}

// indent returns the column at which the line of a token begins.
func (u *layout) indent(i int) int {
	if i < 0 || i >= len(u.Tokens) {
		return 0
	}
	line, _ := Position(u.Lines, u.Tokens[i].Start)
	start := int(u.Lines[line-1])
	n := start
	for n < len(u.Code) && (u.Code[n] == ' ' || u.Code[n] == '\t') {
		n++
	}
	return n - start
}

// AfterGenerics returns the index after <…>, or i if there is none.
func (u *layout) AfterGenerics(i int) int {
	if !u.Is(i, "<") {
		return i
	}
	depth := 0
	for j := i; j < min(i+40, len(u.Tokens)); j++ {
		switch {
		case u.Is(j, "<"):
			depth++
		case u.Is(j, ">"):
			if depth--; depth == 0 {
				return j + 1
			}
		case u.IsAny(j, ";", "(", ")", "&&", "||", "=", "=>", "+", "-"), u.Kind(j) == lex.Newline:
			return i
		}
	}
	return i
}

// BeforeGenerics returns the index of the last token before <…> that ends at i, or i.
func (u *layout) BeforeGenerics(i int) int {
	if !u.Is(i, ">") {
		return i
	}
	depth := 0
	for j := i; j > max(i-40, 0); j-- {
		switch {
		case u.Is(j, ">"):
			depth++
		case u.Is(j, "<"):
			if depth--; depth == 0 {
				return j - 1
			}
		case u.IsAny(j, ";", "(", ")", "&&", "||", "=", "=>", "+", "-"):
			return i
		}
	}
	return i
}
