package lex

import (
	"bytes"
	"strings"
)

// MaxDepth bounds how deep interpolated expressions may contain strings with
// interpolated expressions. Deeper ones are text.
const MaxDepth = 64

// lexer splits one text.
type lexer struct {
	cursor
	tokens []Token
	open   []int32 // the brackets, strings and holes that are not closed
	holes  []hole  // the strings around the current place
	starts [256]bool
	heres  []here
	failed map[int]int // until where no string of a rule ends
}

// hole is where an interpolated expression ends, and how its string goes on.
type hole struct {
	rule  stringRule
	depth int // of open when it began
}

// here is a here document whose text begins in the next line.
type here struct {
	id       string
	rule     stringRule
	indented bool
}

// Tokens splits the code of a language. Parts of a text, such as the script of a Vue
// component, keep their places if the rest is replaced by spaces.
func Tokens(l *Language, code []byte) []Token {
	x := &lexer{cursor: cursor{l, code, 0}, tokens: make([]Token, 0, len(code)/4+16)}
	for _, rule := range l.rules() {
		x.starts[rule.open[0]] = true
	}
	x.outside()
	if l == Ruby && x.has("=begin") {
		x.at = len(code)
		if end := bytes.Index(code, []byte("\n=end")); end >= 0 {
			x.at = end + len("\n=end")
		}
	}
	for x.at < len(code) {
		x.next()
	}
	return x.tokens
}

func (x *lexer) emit(kind Kind, start, end int) int32 {
	x.tokens = append(x.tokens, Token{Kind: kind, Start: int32(start), End: int32(end), Match: -1}) //nolint:gosec // files are bounded
	return int32(len(x.tokens) - 1)                                                                 //nolint:gosec // files are bounded
}

// next reads one token, comment or space.
func (x *lexer) next() {
	c := x.code[x.at]
	switch {
	case c == '\n':
		x.newline()
	case c == ' ' || c == '\t' || c == '\r' || c == '\f':
		x.at++
	case x.embedded[1] != "" && x.has(x.embedded[1]):
		x.emit(Sign, x.at, x.at+1)
		x.outside()
	case x.comment():
	case x.heredoc != "" && c == '<' && x.hereBegins():
	case x.starts[c] && x.stringBegins():
	case isLetter(c) || (strings.IndexByte(x.names, c) >= 0 && c != '?' && c != '!' && x.letterFollows()):
		x.name()
	case c >= '0' && c <= '9':
		x.number()
	case c == '(' || c == '[' || c == '{':
		x.open = append(x.open, x.emit(Open, x.at, x.at+1))
		x.at++
	case c == ')' || c == ']' || c == '}':
		x.closeBracket()
	case c == '/' && x.regexps && x.regexp():
	default:
		x.sign()
	}
}

func (x *lexer) newline() {
	if x.newlines && len(x.open) == 0 && (len(x.tokens) == 0 || x.tokens[len(x.tokens)-1].Kind != Newline) {
		x.emit(Newline, x.at, x.at+1)
	} else if x.newlines && len(x.open) > 0 && x.code[x.tokens[x.open[len(x.open)-1]].Start] == '{' && x.Family != Python.Family {
		x.emit(Newline, x.at, x.at+1) // in blocks of braces lines are statements too
	}
	if len(x.heres) > 0 {
		x.at++
		for _, h := range x.heres {
			x.hereText(h)
		}
		x.heres = nil
		return
	}
	if !x.blockComment() {
		x.at++
	}
}

func (x *lexer) closeBracket() {
	if n := len(x.holes); n > 0 && len(x.open) == x.holes[n-1].depth && x.has(x.holes[n-1].rule.end) {
		h := x.holes[n-1]
		x.holes = x.holes[:n-1]
		x.pair(x.emit(HoleClose, x.at, x.at+len(h.rule.end)))
		x.at += len(h.rule.end)
		x.stringText(h.rule)
		return
	}
	closing := x.emit(Close, x.at, x.at+1)
	floor := 0
	if n := len(x.holes); n > 0 {
		floor = x.holes[n-1].depth
	}
	want := map[byte]byte{')': '(', ']': '[', '}': '{'}[x.code[x.at]]
	x.at++
	floor = max(floor, len(x.open)-100)
	for n := len(x.open) - 1; n >= floor; n-- { // brackets that miss their ends are skipped
		if opening := x.open[n]; x.code[x.tokens[opening].Start] == want {
			x.tokens[opening].Match, x.tokens[closing].Match = closing, opening
			x.open = x.open[:n]
			return
		}
	}
}

// pair ends what was opened last.
func (x *lexer) pair(closing int32) {
	last := len(x.open) - 1
	opening := x.open[last]
	x.open = x.open[:last]
	x.tokens[opening].Match, x.tokens[closing].Match = closing, opening
}
