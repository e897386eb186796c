package lex

import "strings"

func isLetter(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func (x *lexer) name() {
	start := x.at
	for x.at < len(x.code) && strings.IndexByte(x.names, x.code[x.at]) >= 0 && x.code[x.at] != '?' && x.code[x.at] != '!' {
		x.at++
	}
	for x.at < len(x.code) {
		c := x.code[x.at]
		hyphen := x.hyphens && c == '-' && x.code[start] != '$' && x.at+1 < len(x.code) && isLetter(x.code[x.at+1])
		scoped := x.hyphens && c == ':' && x.code[start] == '$' && x.at+1 < len(x.code) && isLetter(x.code[x.at+1]) // $env:NAME
		if !isLetter(c) && !isDigit(c) && c != '$' && !hyphen && !scoped {
			break
		}
		x.at++
	}
	// fetch? of Ruby, format! of Rust; but not a != b
	if x.at+1 < len(x.code) && (x.code[x.at] == '?' || x.code[x.at] == '!') && strings.IndexByte(x.names, x.code[x.at]) >= 0 && x.code[x.at+1] == '(' {
		x.at++
	}
	x.emit(Name, start, x.at)
}

func (x *lexer) number() {
	start := x.at
	for x.at < len(x.code) && (isLetter(x.code[x.at]) || isDigit(x.code[x.at]) || x.code[x.at] == '.' && x.at+1 < len(x.code) && isDigit(x.code[x.at+1])) {
		x.at++
	}
	x.emit(Number, start, x.at)
}

// signs are the operators of several characters, the longest first.
var signs = []string{"===", "!==", "...", "<=>", "??=", "?->", "**=", "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "?:", "::", "->", "+=", "-=", ".=", "&=", ":=", "|=", "||", "++", "--", "!!"}

func (x *lexer) sign() {
	length := 1
	for _, sign := range signs {
		if sign == "?:" && (x.Name == TypeScript.Name || x.Name == CSharp.Name) {
			continue // an optional parameter
		}
		if x.has(sign) {
			length = len(sign)
			break
		}
	}
	x.emit(Sign, x.at, x.at+length)
	x.at += length
}

// beforeRegexp are the words after which / begins a regular expression.
const beforeRegexp = " return typeof case in of delete void instanceof if unless and or not when while elsif do else new "

// regexp reads a regular expression, if there is one.
func (x *lexer) regexp() bool {
	if n := len(x.tokens); n > 0 {
		switch last := x.tokens[n-1]; last.Kind {
		case Name:
			if !strings.Contains(beforeRegexp, " "+string(x.code[last.Start:last.End])+" ") {
				return false
			}
		case Number, String, StringClose, Close, Regexp:
			return false
		}
	}
	class := false
	for i := x.at + 1; i < min(len(x.code), x.at+300) && x.code[i] != '\n'; i++ {
		switch c := x.code[i]; {
		case c == '\\':
			i++
		case c == '[':
			class = true
		case c == ']':
			class = false
		case c == '/' && !class:
			for i++; i < len(x.code) && isLetter(x.code[i]); i++ {
			}
			x.emit(Regexp, x.at, i)
			x.at = i
			return true
		}
	}
	return false
}
