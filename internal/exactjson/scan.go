package exactjson

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// scanner reads a valid JSON text once. It collects the members of the outermost
// object and, at any depth, repeated names and unpaired surrogates.
type scanner struct {
	text           []byte
	at             int
	path           []string // names and indexes that lead to the current value
	members        []Member
	duplicates     []string
	repeated       int
	loneSurrogates []string
	loneSurrogate  bool // in the string that was read last
}

// tooDeep counts brackets outside of strings, in a text that need not be JSON.
func tooDeep(text []byte) bool {
	depth, quoted := 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			if depth++; depth > MaxDepth {
				return true
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	return false
}

func (s *scanner) value() {
	s.skipSpace()
	switch s.text[s.at] {
	case '{':
		s.object()
	case '[':
		s.array()
	case '"':
		s.stringLiteral()
		s.noteLoneSurrogate()
	default:
		for s.at < len(s.text) && !strings.ContainsRune(",]} \t\r\n", rune(s.text[s.at])) {
			s.at++
		}
	}
}

func (s *scanner) object() {
	var seen nameSet
	for s.next('}') {
		name := unquote(s.stringLiteral())
		s.path = append(s.path, name)
		s.noteLoneSurrogate()
		if !seen.add(name) {
			if s.repeated++; s.repeated <= maxReported {
				s.duplicates = append(s.duplicates, pointer(s.path))
			}
		}
		s.skipSpace()
		s.at++ // the colon
		s.skipSpace()
		start := s.at
		s.value()
		if len(s.path) == 1 {
			s.members = append(s.members, Member{name, s.text[start:s.at]})
		}
		s.path = s.path[:len(s.path)-1]
	}
}

// nameSet is a set: a list while it is small, as most objects are, then a map.
type nameSet struct {
	list   [maxList]string
	count  int
	byName map[string]bool
}

const maxList = 16

// add reports whether the name is new.
func (n *nameSet) add(name string) bool {
	if n.byName != nil {
		known := n.byName[name]
		n.byName[name] = true
		return !known
	}
	if slices.Contains(n.list[:n.count], name) {
		return false
	}
	n.list[n.count] = name
	if n.count++; n.count == maxList {
		n.byName = make(map[string]bool, 2*maxList)
		for _, known := range n.list {
			n.byName[known] = true
		}
	}
	return true
}

func (s *scanner) array() {
	for i := 0; s.next(']'); i++ {
		s.path = append(s.path, strconv.Itoa(i))
		s.value()
		s.path = s.path[:len(s.path)-1]
	}
}

// next steps over the opening bracket or a comma and reports whether another
// element follows; if none does, it skips the closing bracket.
func (s *scanner) next(closing byte) bool {
	s.skipSpace()
	if s.text[s.at] != closing {
		s.at++
		s.skipSpace()
	}
	if s.text[s.at] == closing {
		s.at++
		return false
	}
	return true
}

// stringLiteral steps over a string and returns it with its quotes.
func (s *scanner) stringLiteral() []byte {
	start := s.at
	s.loneSurrogate = false
	for s.at++; s.text[s.at] != '"'; s.at++ {
		if s.text[s.at] != '\\' {
			continue
		}
		if s.at++; s.text[s.at] == 'u' {
			s.surrogate()
		}
	}
	s.at++
	return s.text[start:s.at]
}

// surrogate looks at the escape whose u is at the current place, and steps to
// the u of the second half of a pair.
func (s *scanner) surrogate() {
	const escape = len(`\u0000`)
	first := s.codeUnit(s.at)
	if !utf16.IsSurrogate(first) {
		return
	}
	next := s.at + escape
	if s.text[next-1] == '\\' && s.text[next] == 'u' && utf16.DecodeRune(first, s.codeUnit(next)) != utf8.RuneError {
		s.at = next
		return
	}
	s.loneSurrogate = true
}

// codeUnit is the number of four digits after the u at a place.
func (s *scanner) codeUnit(u int) rune {
	const digits = 4
	n, _ := strconv.ParseUint(string(s.text[u+1:u+1+digits]), 16, 16)
	return rune(n)
}

func (s *scanner) noteLoneSurrogate() {
	if s.loneSurrogate && len(s.loneSurrogates) < maxReported {
		s.loneSurrogates = append(s.loneSurrogates, pointer(s.path))
	}
	s.loneSurrogate = false
}

func (s *scanner) skipSpace() {
	for s.at < len(s.text) && strings.IndexByte(" \t\r\n", s.text[s.at]) >= 0 {
		s.at++
	}
}

func unquote(quoted []byte) string {
	if bytes.IndexByte(quoted, '\\') < 0 {
		return string(quoted[1 : len(quoted)-1])
	}
	var text string
	_ = json.Unmarshal(quoted, &text)
	return text
}

// pointerEscapes are the escapes of RFC 6901, 3.
var pointerEscapes = strings.NewReplacer("~", "~0", "/", "~1")

// pointer writes a path as a JSON pointer (RFC 6901).
func pointer(path []string) string {
	var b strings.Builder
	for _, name := range path {
		b.WriteString("/" + pointerEscapes.Replace(name))
	}
	return b.String()
}
