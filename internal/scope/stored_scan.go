package scope

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
)

// What Encode writes around its lines.
const (
	linesBegin = "\n \"lines\": [\n"
	linesEnd   = "\n ]"
	lineBegin  = "  \""
	lineEnd    = "\""
)

// storedText is a stored catalogue as Encode writes it: tens of thousands of lines,
// and the rest of it, which is short. To decode the lines takes many times as long
// as to look for their ends.
type storedText struct{ rest, lines []byte }

// splitStored returns false if a text has another form, such as one that somebody
// has edited, which only a decoder of JSON can read.
func splitStored(text []byte) (storedText, bool) {
	begin := bytes.Index(text, []byte(linesBegin))
	if begin < 0 {
		return storedText{}, false
	}
	body := text[begin+len(linesBegin):]
	end := bytes.Index(body, []byte(linesEnd))
	if end < 0 {
		return storedText{}, false
	}
	return storedText{slices.Concat(text[:begin+len(linesBegin)], body[end:]), body[:end]}, true
}

// decoded returns the lines of a part; nil selects all. If the part needs all
// scopes, shortest has those of the other lines, with how many parts the shortest
// of their paths has.
func (s storedText) decoded(part *Part) (lines []string, shortest map[string]int, ok bool) {
	if part == nil {
		lines = make([]string, 0, bytes.Count(s.lines, []byte("\n"))+1)
	}
	lists := map[string]int{} // by the third word of a line
	body := s.lines
	for more := true; more; {
		var line []byte
		line, body, more = bytes.Cut(body, []byte("\n"))
		if len(line) < len(lineBegin) || string(line[:len(lineBegin)]) != lineBegin {
			return nil, nil, false
		}
		line = line[len(lineBegin):]
		if part != nil && !part.selects(line) {
			if part.allScopes {
				keepShortest(lists, line)
			}
			continue
		}
		text, ok := lineText(line, more)
		if !ok {
			return nil, nil, false
		}
		lines = append(lines, text)
	}
	shortest, ok = splitLists(lists)
	return lines, shortest, ok
}

func keepShortest(lists map[string]int, line []byte) {
	_, path, _ := bytes.Cut(line, []byte(" "))
	path, scopes, _ := bytes.Cut(path, []byte(" "))
	scopes, _, _ = bytes.Cut(scopes, []byte(" "))
	parts := bytes.Count(path, []byte("/"))
	if before, known := lists[string(scopes)]; !known || parts < before {
		lists[string(scopes)] = parts
	}
}

// splitLists returns the scopes of lists of such.
func splitLists(lists map[string]int) (map[string]int, bool) {
	if len(lists) == 0 {
		return nil, true
	}
	scopes := make(map[string]int, len(lists))
	for list, parts := range lists {
		if strings.Contains(list, `\`) && json.Unmarshal([]byte(`"`+list+`"`), &list) != nil {
			return nil, false
		}
		for name := range strings.FieldsFuncSeq(list, func(r rune) bool { return strings.ContainsRune(either+unclear+both, r) }) {
			if before, known := scopes[name]; name != none && (!known || parts < before) {
				scopes[name] = parts
			}
		}
	}
	return scopes, true
}

// lineText decodes the text of a line without its opening quotation mark.
func lineText(raw []byte, more bool) (string, bool) {
	line := string(raw)
	if more {
		var comma bool
		if line, comma = strings.CutSuffix(line, ","); !comma {
			return "", false
		}
	}
	text, closed := strings.CutSuffix(line, lineEnd)
	if !closed {
		return "", false
	}
	plain := true
	for i := range len(text) {
		plain = plain && text[i] >= ' ' && text[i] < 0x7F && text[i] != '"' && text[i] != '\\'
	}
	if !plain {
		err := json.Unmarshal([]byte(`"`+line), &text)
		return text, err == nil
	}
	return text, true
}
