package lex

import (
	"bytes"
	"strings"
)

// cursor is a place in the code of a language.
type cursor struct {
	*Language
	code []byte
	at   int
}

func (x *cursor) has(text string) bool {
	return len(x.code)-x.at >= len(text) && string(x.code[x.at:x.at+len(text)]) == text
}

func (x *cursor) letterFollows() bool {
	for i := x.at; i < len(x.code) && i < x.at+3; i++ {
		if isLetter(x.code[i]) {
			return true
		}
		if strings.IndexByte(x.names, x.code[i]) < 0 {
			return x.code[i] == '$' || x.code[i] == '#'
		}
	}
	return x.code[x.at] == '$'
}

// outside skips text around embedded code, such as HTML around PHP.
func (x *cursor) outside() {
	if x.embedded[0] == "" {
		return
	}
	for {
		begin := bytes.Index(x.code[x.at:], []byte(x.embedded[0]))
		if begin < 0 {
			x.at = len(x.code)
			return
		}
		x.at += begin + len(x.embedded[0])
		if x.has("php") || x.has("=") {
			for x.at < len(x.code) && (isLetter(x.code[x.at]) || x.code[x.at] == '=') {
				x.at++
			}
			return
		}
	}
}

// comment skips a comment, if there is one.
func (x *cursor) comment() bool {
	for _, mark := range x.line {
		if x.has(mark) && !x.isNoComment(mark) {
			if end := bytes.IndexByte(x.code[x.at:], '\n'); end >= 0 {
				x.at += end
			} else {
				x.at = len(x.code)
			}
			return true
		}
	}
	return x.blockComment()
}

// isNoComment reports whether a # begins an attribute of PHP, or ends a comment of
// PowerShell.
func (x *cursor) isNoComment(mark string) bool {
	return mark == "#" && (x.Name == PHP.Name && x.has("#[") || x.Name == PowerShell.Name && x.has("#>"))
}

func (x *cursor) blockComment() bool {
	for _, marks := range x.block {
		if !x.has(marks[0]) {
			continue
		}
		depth := 0
		for x.at < len(x.code) {
			switch {
			case x.has(marks[0]) && (depth == 0 || x.nested):
				depth++
				x.at += len(marks[0])
			case x.has(marks[1]):
				depth--
				x.at += len(marks[1])
			default:
				x.at++
			}
			if depth == 0 {
				return true
			}
		}
		return true
	}
	return false
}
