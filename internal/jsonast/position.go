package jsonast

import (
	"bytes"
	"slices"
	"sort"
	"unicode/utf8"
)

// stride is how many bytes of a line are counted at most to find a column.
const stride = 1 << 10

// stop is a known column within a long line: minified JSON is one line, and
// counting it from its beginning for every finding would take seconds.
type stop struct{ offset, column int }

// findLines notes where lines start. The first one starts after a byte order
// mark, which therefore counts as nothing.
func (t *Text) findLines() {
	rest := t.Bytes
	t.lines = make([]int, 1, 2+bytes.Count(rest, []byte("\n")))
	if bytes.HasPrefix(rest, []byte(byteOrderMark)) {
		t.lines[0] = len(byteOrderMark)
	}
	returns := bytes.IndexByte(rest, '\r') >= 0
	for at := 0; ; {
		end := lineEnd(rest[at:], returns)
		if end < 0 {
			t.findStops(len(rest))
			return
		}
		at += end + 1
		if rest[at-1] == '\r' && at < len(rest) && rest[at] == '\n' {
			at++
		}
		t.findStops(at)
		t.lines = append(t.lines, at)
	}
}

func lineEnd(text []byte, returns bool) int {
	if returns {
		return bytes.IndexAny(text, "\r\n")
	}
	return bytes.IndexByte(text, '\n')
}

// findStops notes columns within the line that was found last.
func (t *Text) findStops(end int) {
	at, column := t.lines[len(t.lines)-1], 1
	for at+stride < end {
		next := t.boundary(at + stride)
		column += utf8.RuneCount(t.Bytes[at:next])
		at = next
		t.stops = append(t.stops, stop{at, column})
	}
}

// boundary returns the start of the character that contains an offset.
func (t *Text) boundary(offset int) int {
	for start := offset; start >= 0 && start > offset-utf8.UTFMax; start-- {
		if start == len(t.Bytes) || !utf8.RuneStart(t.Bytes[start]) {
			continue
		}
		if _, size := utf8.DecodeRune(t.Bytes[start:]); start+size > offset {
			return start
		}
		break
	}
	return offset
}

// Position returns the line and the column of an offset, both from 1. Columns
// count Unicode characters; a byte order mark at the beginning counts as
// nothing. Lines end with \n, \r\n or \r.
func (t *Text) Position(offset int) (line, column int) {
	offset = min(max(offset, t.lines[0]), len(t.Bytes))
	line = t.lineAt(offset)
	start, column := t.lines[line-1], 1
	offset = t.boundary(offset)
	next, exact := slices.BinarySearchFunc(t.stops, offset, func(s stop, o int) int { return s.offset - o })
	if !exact {
		next--
	}
	if next >= 0 && t.stops[next].offset > start {
		start, column = t.stops[next].offset, t.stops[next].column
	}
	return line, column + utf8.RuneCount(t.Bytes[start:max(start, offset)])
}

func (t *Text) lineAt(offset int) int { return sort.SearchInts(t.lines, offset+1) }
