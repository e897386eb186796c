package lex

import (
	"bytes"
	"strings"
)

// hereBegins reads <<<ID of PHP and <<~ID of Ruby, if there is one. The text begins
// in the next line.
func (x *lexer) hereBegins() bool {
	if !x.has(x.heredoc) {
		return false
	}
	i := x.at + len(x.heredoc)
	indented := x.Name == PHP.Name
	if x.Name == Ruby.Name {
		if i >= len(x.code) || x.code[i] != '~' && x.code[i] != '-' {
			return false // a << b
		}
		indented = true
		i++
	}
	for i < len(x.code) && x.code[i] == ' ' {
		i++
	}
	rule := stringRule{escape: backslash, multi: true, hole: x.strings[0].hole, end: "}", name: x.strings[0].name, dollar: x.strings[0].dollar}
	quote := byte(0)
	if i < len(x.code) && (x.code[i] == '\'' || x.code[i] == '"') {
		if quote = x.code[i]; quote == '\'' {
			rule = stringRule{multi: true}
		}
		i++
	}
	start := i
	for i < len(x.code) && (isLetter(x.code[i]) || isDigit(x.code[i])) {
		i++
	}
	id := string(x.code[start:i])
	if id == "" {
		return false
	}
	if quote != 0 && i < len(x.code) && x.code[i] == quote {
		i++
	}
	x.at = i
	h := here{id, rule, indented}
	if x.Name == Ruby.Name { // what follows in the line comes first
		x.heres = append(x.heres, h)
		return true
	}
	if end := bytes.IndexByte(x.code[x.at:], '\n'); end >= 0 {
		x.at += end + 1
		x.hereText(h)
	}
	return true
}

// hereText reads the text of a here document, which ends at a line with its name.
func (x *lexer) hereText(h here) {
	end, after := hereEnd(x.code, x.at, h.id, h.indented)
	h.rule.close = string(x.code[end:after])
	if h.rule.close == "" || h.rule.hole == "" {
		x.emit(String, x.at, end)
		x.at = after
		return
	}
	if at, holes := h.rule.textEnd(x.code, x.at); !holes || at > end {
		i := x.emit(String, x.at, end)
		x.tokens[i].escape = h.rule.escape
		x.at = after
		return
	}
	x.open = append(x.open, x.emit(StringOpen, x.at, x.at))
	x.stringText(h.rule)
}

// hereEnd returns where the line begins that ends a here document, and where its name
// ends.
func hereEnd(code []byte, at int, id string, indented bool) (end, after int) {
	for start := at; start < len(code); {
		length := bytes.IndexByte(code[start:], '\n')
		if length < 0 {
			length = len(code) - start
		}
		line := string(code[start : start+length])
		word := line
		if indented {
			word = strings.TrimLeft(line, " \t")
		}
		if rest, ok := strings.CutPrefix(word, id); ok && (rest == "" || !isLetter(rest[0]) && !isDigit(rest[0])) {
			return max(start-1, at), start + len(line) - len(rest)
		}
		start += length + 1
	}
	return len(code), len(code)
}
