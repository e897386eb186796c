package yamltext

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/jtlctl/jtlctl/internal/jsonast"
)

// locator finds offsets. YAML ends lines where jsonast.Text does not: at NEL,
// LS and PS.
type locator struct {
	text  string
	lines []int // offsets of their first characters
	// The place that was found last: most are found behind it, and a text may
	// be one line.
	line, column, last int
}

func newLocator(content []byte) locator {
	const mark = "\uFEFF"
	l := locator{text: string(content), line: 1, column: 1}
	if bytes.HasPrefix(content, []byte(mark)) {
		l.last = len(mark)
	}
	l.lines = []int{l.last}
	for i := l.last; i < len(l.text); i++ {
		switch c := l.text[i]; {
		case c == '\n', c == '\r' && (i+1 == len(l.text) || l.text[i+1] != '\n'):
			l.lines = append(l.lines, i+1)
		case c == 0xC2 && strings.HasPrefix(l.text[i:], "\u0085"):
			l.lines = append(l.lines, i+len("\u0085"))
		case c == 0xE2 && (strings.HasPrefix(l.text[i:], "\u2028") || strings.HasPrefix(l.text[i:], "\u2029")):
			l.lines = append(l.lines, i+len("\u2028"))
		}
	}
	return l
}

// offset returns the offset of a line and a column, both from 1.
func (l *locator) offset(line, column int) int {
	line = min(max(line, 1), len(l.lines))
	if line != l.line || column < l.column {
		l.line, l.column, l.last = line, 1, l.lines[line-1]
	}
	for ; l.column < column && l.last < len(l.text); l.column++ {
		_, size := utf8.DecodeRuneInString(l.text[l.last:])
		l.last += size
	}
	return l.last
}

// wordEnd returns the end of what begins at an offset and has no white space.
func (l *locator) wordEnd(start int) int {
	if length := strings.IndexAny(l.text[start:], " \t\r\n,[]{}"); length >= 0 {
		return start + length
	}
	return len(l.text)
}

// spanOf returns the place of a node, of which the start and, of a collection,
// the end of its last value are known.
func (l *locator) spanOf(n *yaml.Node, known jsonast.Span) jsonast.Span {
	switch n.Kind {
	case yaml.ScalarNode:
		return l.scalar(n, l.skipProperties(n, known.Start))
	case yaml.MappingNode:
		known.End = l.collectionEnd(n, known, '}')
	case yaml.SequenceNode:
		known.End = l.collectionEnd(n, known, ']')
	}
	return known
}

// scalar returns the place of a scalar. Of one with several lines it is the
// first line.
func (l *locator) scalar(n *yaml.Node, start int) jsonast.Span {
	rest := l.text[start:]
	length := len(n.Value)
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		length = quotedLength(rest, '"', '\\')
	case n.Style&yaml.SingleQuotedStyle != 0:
		length = quotedLength(rest, '\'', '\'')
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0, !strings.HasPrefix(rest, n.Value):
		length = len(strings.TrimRight(rest[:lineLength(rest)], " \t"))
	}
	return jsonast.Span{Start: start, End: start + length}
}

// skipProperties skips the anchor and the tag in front of a scalar, if the
// scalar is on their line.
func (l *locator) skipProperties(n *yaml.Node, start int) int {
	if n.Anchor == "" && n.Style&yaml.TaggedStyle == 0 || n.Value == "" && n.Style&^yaml.TaggedStyle == 0 {
		return start
	}
	for at := start; at < len(l.text) && (l.text[at] == '&' || l.text[at] == '!'); {
		end := l.wordEnd(at)
		at = end + len(l.text[end:]) - len(strings.TrimLeft(l.text[end:], " \t"))
		if at == end || at == len(l.text) || lineLength(l.text[at:]) == 0 {
			return start
		}
		if l.text[at] != '&' && l.text[at] != '!' {
			return at
		}
	}
	return start
}

// quotedLength returns the length of a quoted text. In front of a quotation mark
// escape makes it part of the text.
func quotedLength(text string, mark, escape byte) int {
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] == escape && i+1 < len(text) && (text[i+1] == mark || escape != mark):
			i++
		case text[i] == mark:
			return i + 1
		}
	}
	return len(text)
}

// collectionEnd returns the end of a collection whose values are known: in
// flow style that is behind its bracket.
func (l *locator) collectionEnd(n *yaml.Node, known jsonast.Span, closing byte) int {
	if n.Style&yaml.FlowStyle == 0 {
		return known.End
	}
	at := known.End
	if at == known.Start {
		at = known.Start + max(strings.IndexAny(l.text[known.Start:], "[{"), 0) + 1
	}
	for at < len(l.text) {
		switch c := l.text[at]; {
		case c == closing:
			return at + 1
		case c == '#':
			at += lineLength(l.text[at:])
		case strings.IndexByte(" \t\r\n,:?", c) >= 0:
			at++
		default:
			return known.End
		}
	}
	return known.End
}

func lineLength(text string) int {
	if length := strings.IndexAny(text, "\r\n"); length >= 0 {
		return length
	}
	return len(text)
}
