package lex

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// stringBegins reads a string, or the beginning of one with interpolations, if there
// is one.
func (x *lexer) stringBegins() bool {
	for i, rule := range x.rules() {
		if x.at < x.failed[i] || !x.has(rule.open) {
			continue
		}
		if isLetter(rule.open[0]) && x.at > 0 && (isLetter(x.code[x.at-1]) || isDigit(x.code[x.at-1])) {
			continue
		}
		if rule.hashes {
			return x.hashedString()
		}
		if len(rule.open) == 2 && rule.open[1] == '\'' && x.Family != Python.Family {
			continue
		}
		if x.readString(rule) {
			return true
		}
		if x.failed == nil {
			x.failed = map[int]int{}
		}
		x.failed[i] = x.at + 1
		if end, _ := rule.textEnd(x.code, x.at+len(rule.open)); end < 0 {
			x.failed[i] = x.lineOrText(rule)
		}
		return false
	}
	return false
}

// lineOrText returns how far no string of a rule ends if one did not.
func (x *lexer) lineOrText(rule stringRule) int {
	if !rule.multi {
		if end := bytes.IndexByte(x.code[x.at:], '\n'); end >= 0 {
			return x.at + end
		}
	}
	return len(x.code)
}

// readString reads a string by its rule. If it does not end it is no string: an
// apostrophe in the text of JSX, a lifetime of Rust.
func (x *lexer) readString(rule stringRule) bool {
	start := x.at + len(rule.open)
	end, holes := rule.textEnd(x.code, start)
	if end < 0 || rule.char && !isCharacter(x.code[start:end]) {
		return false
	}
	if !holes || len(x.holes) >= MaxDepth {
		i := x.emit(String, start, end)
		x.tokens[i].Quote, x.tokens[i].escape = uint8(len(rule.open)), rule.escape //nolint:gosec // a few bytes
		x.at = min(end+len(rule.close), len(x.code))
		return true
	}
	x.open = append(x.open, x.emit(StringOpen, x.at, start))
	x.at = start
	x.stringText(rule)
	return true
}

// isCharacter reports whether a text is one character or the escape of one: what is
// between two lifetimes of Rust is neither.
func isCharacter(text []byte) bool {
	return len(text) > 0 && len(text) <= 12 && (text[0] == '\\' || utf8.RuneCount(text) == 1)
}

// stringText reads what follows in a string with interpolations, until the next hole
// has begun or the string has ended.
func (x *lexer) stringText(rule stringRule) {
	start := x.at
	for x.at < len(x.code) {
		switch {
		case rule.escapes(x.code, x.at):
			x.at += 2
			continue
		case x.has(rule.close), x.code[x.at] == '\n' && !rule.multi:
			x.text(rule, start)
			length := 0
			if x.has(rule.close) {
				length = len(rule.close)
			}
			x.pair(x.emit(StringClose, x.at, x.at+length))
			x.at += length
			return
		}
		length := rule.holeAt(x.code[x.at:])
		if length == 0 {
			x.at++
			continue
		}
		x.text(rule, start)
		if length > 1 || rule.hole == "{" && !rule.name || rule.hole == "{" && x.code[x.at] == '{' {
			h := rule
			if x.Name == PHP.Name {
				h.end = "}"
			}
			x.open = append(x.open, x.emit(HoleOpen, x.at, x.at+length))
			x.holes = append(x.holes, hole{h, len(x.open)})
			x.at += length
			return
		}
		x.simpleHole()
		start = x.at
	}
	x.at = len(x.code)
	x.text(rule, start)
	x.pair(x.emit(StringClose, x.at, x.at))
}

func (x *lexer) text(rule stringRule, start int) {
	if x.at > start {
		i := x.emit(Text, start, min(x.at, len(x.code)))
		x.tokens[i].escape = rule.escape
	}
}

// simpleHole reads $name, and $name->member and $name[0] of PHP.
func (x *lexer) simpleHole() {
	x.open = append(x.open, x.emit(HoleOpen, x.at, x.at))
	start := x.at
	if x.Name == Kotlin.Name {
		start++
	}
	end := x.at + 1
	word := func() {
		for end < len(x.code) && (isLetter(x.code[end]) || isDigit(x.code[end]) || x.hyphens && x.code[end] == ':' && end+1 < len(x.code) && isLetter(x.code[end+1])) {
			end++
		}
	}
	word()
	x.emit(Name, start, end)
	if rest := x.code[end:]; x.Name == PHP.Name && len(rest) > 2 && string(rest[:2]) == "->" && isLetter(rest[2]) {
		x.emit(Sign, end, end+2)
		start = end + 2
		end = start
		word()
		x.emit(Name, start, end)
	} else if x.Name == PHP.Name && len(rest) > 2 && rest[0] == '[' {
		if length := bytes.IndexByte(rest, ']'); length > 0 && length < 60 {
			end += length + 1
		}
	}
	x.at = end
	x.pair(x.emit(HoleClose, end, end))
}

// hashedString reads r#"…"# of Rust.
func (x *lexer) hashedString() bool {
	i := x.at + 1
	for i < len(x.code) && x.code[i] == '#' && i-x.at < 250 {
		i++
	}
	if i >= len(x.code) || x.code[i] != '"' {
		return false
	}
	closing := `"` + strings.Repeat("#", i-x.at-1)
	length := bytes.Index(x.code[i+1:], []byte(closing))
	if length < 0 {
		return false
	}
	at := x.emit(String, i+1, i+1+length)
	x.tokens[at].Quote = uint8(min(i+1-x.at, 255)) //nolint:gosec // bounded
	x.at = i + 1 + length + len(closing)
	return true
}
