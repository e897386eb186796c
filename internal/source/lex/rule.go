package lex

import "bytes"

// stringRule is one form of a string.
type stringRule struct {
	open, close string
	escape      escape
	multi       bool
	// hole begins an interpolated expression and end ends it; name is true if $name is
	// one too.
	hole, end string
	name      bool
	// dollar is true if holes begin with {$ or ${ only, as in PHP.
	dollar bool
	// char marks what holds one character, and is no string if it holds more.
	char bool
	// hashes marks the raw strings of Rust: r#"…"# with any number of #.
	hashes bool
}

// textEnd returns where a string ends, and whether it has holes. Where it ends is
// only certain if it has none. It is -1 if nothing ends it.
func (rule stringRule) textEnd(code []byte, at int) (end int, holes bool) {
	for at < len(code) {
		switch c := code[at]; {
		case c == '\n' && !rule.multi:
			return -1, false
		case rule.escapes(code, at):
			at += 2
			continue
		case c == rule.close[0] && bytes.HasPrefix(code[at:], []byte(rule.close)):
			return at, false
		case rule.holeAt(code[at:]) > 0:
			return at, true
		}
		at++
	}
	return -1, false
}

// escapes reports whether two bytes are one sign that ends nothing.
func (rule stringRule) escapes(code []byte, at int) bool {
	if at+1 >= len(code) {
		return false
	}
	c, next := code[at], code[at+1]
	if rule.escape&braces != 0 && (c == '{' || c == '}') && next == c {
		return true
	}
	switch rule.escape &^ braces {
	case backslash, single:
		return c == '\\'
	case doubled:
		return c == '"' && next == '"'
	case backtick:
		return c == '`' || c == '"' && next == '"'
	default:
		return rule.escape == braces && c == '\\' // raw f-strings of Python
	}
}

// holeAt returns how many bytes begin an interpolated expression, 0 if none does.
func (rule stringRule) holeAt(rest []byte) int {
	if rule.hole == "" {
		return 0
	}
	switch {
	case bytes.HasPrefix(rest, []byte(rule.hole)) && (!rule.dollar || len(rest) > 1 && rest[1] == '$'):
		return len(rule.hole)
	case rule.dollar && bytes.HasPrefix(rest, []byte("${")):
		return 2
	case rule.name && rest[0] == '$' && len(rest) > 1 && isLetter(rest[1]):
		return 1
	}
	return 0
}
