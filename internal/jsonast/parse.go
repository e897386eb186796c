// Package jsonast parses JSON and tolerates mistakes. Every value has its position
// in the text; what is not JSON becomes a fault with a position, and the rest is
// still parsed.
//
// It must not know manifests, files, or how faults are shown.
package jsonast

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/jtlctl/jtlctl/internal/sorting"
)

// MaxDepth is how deep arrays and objects are read; what is deeper is one
// fault and is skipped.
const MaxDepth = 1000

// MaxValues is how many values are read, names without one included; what
// follows is one fault. No document of people has as many, and each takes some
// hundred bytes of memory.
const MaxValues = 100_000

// MaxFaults is how many faults are reported at most. Reading goes on after them.
const MaxFaults = 50

// Parse reads a text. It never fails: what is not JSON is in Faults, of which
// there is none exactly when the text is valid UTF-8, is JSON as RFC 8259 has
// it, is not nested deeper than MaxDepth, has no more than MaxValues values, and
// has no half surrogate pairs.
func Parse(input []byte) *Text {
	t := &Text{Bytes: input}
	r := newReader(t)
	t.recode(r)
	r.text = string(t.Bytes)
	t.findLines()
	if r.checkText() {
		r.document(&t.Root)
	}
	sorting.By(r.faults, func(a, b Fault) int { return cmp.Compare(a.Start, b.Start) })
	t.Faults = r.faults
	return t
}

// reader goes through a text from its beginning to its end: objects, arrays and
// what is around them.
type reader struct {
	lexer
	// members and items are those of all objects and arrays that are still
	// open; each takes its own from the end when it closes.
	members []Member
	items   []Value
	values  int // that were read
}

func newReader(t *Text) *reader {
	r := &reader{}
	r.whole = t
	return r
}

// peek returns the next byte, or 0 at the end. After skip it is never a
// control character.
func (r *scanner) peek() byte {
	if r.at < len(r.text) {
		return r.text[r.at]
	}
	return 0
}

// fault adds a fault unless it overlaps the previous one: one mistake is reported
// once.
func (r *scanner) fault(start, end int, message, hint string) {
	r.addFault(Fault{Span: Span{start, end}, Message: message, Hint: hint})
}

// repairable is fault for a mistake with only one correction.
func (r *scanner) repairable(start, end int, message, hint string, by Repair) {
	r.addFault(Fault{Span: Span{start, end}, Message: message, Hint: hint, Repair: &by})
}

func (r *scanner) addFault(f Fault) {
	n := len(r.faults)
	// Tolerated faults must not displace others.
	if n >= MaxFaults || f.Tolerated && n >= MaxFaults/2 {
		return
	}
	if n > 0 {
		last := r.faults[n-1]
		same := f.Start == last.Start || f.Start < last.End && last.Start < f.End
		if same && (f.Tolerated || !last.Tolerated) {
			return
		}
	}
	r.faults = append(r.faults, f)
}

// full reports whether no more faults are added. Then no message is built and
// nothing is guessed by looking far ahead: a text full of mistakes must not take
// seconds.
func (r *scanner) full() bool { return len(r.faults) >= MaxFaults }

// document reads the whole text as one value.
func (r *reader) document(root *Value) {
	r.skip()
	if r.peek() == 0 {
		r.empty()
		return
	}
	if r.otherFormat() {
		return
	}
	wrapped := r.prefix()
	r.skipStray()
	if r.peek() == 0 {
		return
	}
	faults := len(r.faults)
	*root = r.value()
	r.skip()
	if root.Kind == String && r.peek() == ':' {
		r.faults = r.faults[:faults]
		r.endReported = true // the end of the text closes the object
		*root = r.bareObject(root.Start)
		r.skip()
	}
	r.rest(wrapped)
}

func (r *reader) empty() {
	start := r.whole.lines[0]
	if beginsComment(strings.TrimLeft(r.text[start:], " \t\r\n")) {
		r.faults = r.faults[:0]
		r.fault(start, r.at, "the file contains only comments", "JSON has no comments: write a value")
		return
	}
	r.fault(start, start, "the file is empty", "")
}

// otherFormat reports whether the text is not JSON at all.
func (r *reader) otherFormat() bool {
	line := r.text[r.at : r.at+lineLength(r.text[r.at:])]
	switch {
	case line[0] == '<':
		r.fault(r.at, r.at+len(line), "the file is HTML or XML, not JSON", "was a web page saved instead?")
	case yamlBegins(line):
		r.fault(r.at, r.at+len(line), "the file is not JSON; it looks like YAML", "write it as JSON: { \"name\": \"value\" }")
	default:
		return false
	}
	return true
}

func yamlBegins(line string) bool {
	return line == "---" || strings.HasPrefix(line, "- ") || line != "" && wordStart(line[0]) && yamlName(line)
}

func wordStart(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_' || c == '$'
}

func yamlName(line string) bool {
	name, value, has := strings.Cut(line, ":")
	return has && !strings.ContainsAny(name, `{["'(=`) && (value == "" || value[0] == ' ')
}

// prefix skips what program code or Markdown puts before the value.
func (r *reader) prefix() bool {
	start := r.at
	line := r.text[start : start+lineLength(r.text[start:])]
	length := 0
	switch {
	case strings.HasPrefix(line, "```"):
		length = len(line)
	case wordStart(line[0]):
		length = max(strings.IndexAny(line, `{[",:`), 0)
	}
	if length == 0 || length < len(line) && !strings.ContainsRune("{[", rune(line[length])) {
		return false
	}
	r.fault(start, start+length, "text before the beginning of the JSON", "remove it")
	r.at += length
	r.skip()
	return true
}

// skipStray skips what cannot begin a value.
func (r *reader) skipStray() {
	start := r.at
	for strings.IndexByte(",:;=]}", r.peek()) >= 0 && r.peek() != 0 {
		r.at++
		r.skip()
	}
	if r.at > start {
		r.fault(start, start+1, "a "+r.text[start:start+1]+" with nothing before it", "remove it")
	}
}

// rest reports what follows the value.
func (r *reader) rest(wrapped bool) {
	if r.at == len(r.text) {
		return
	}
	text := strings.TrimRight(r.text[r.at:], " \t\r\n")
	if wrapped && strings.Trim(text, "`;)") == "" {
		return
	}
	hint := "a file contains one value: remove the rest, or put all of it into an array"
	switch {
	case strings.Trim(text, "]} \t\r\n") == "":
		hint = "remove it: every bracket is closed already"
	case text[0] == ',':
		hint = "is a bracket closed too early before it?"
	}
	r.fault(r.at, r.at+len(text), "text after the end of the JSON", hint)
}

// value reads the value that begins at the current place. The next byte must not
// be a comma, a colon or a closing bracket.
func (r *reader) value() Value {
	if !r.count() {
		return r.missing()
	}
	start := r.at
	var v Value
	switch c := r.text[start]; {
	case c == '"', quoteAt(r.text[start:]) != "":
		v = Value{Kind: String, Text: r.string(inValue)}
	case c == '{':
		v = r.object()
	case c == '[':
		v = r.array()
	case c == '-', '0' <= c && c <= '9':
		v = r.number()
	case r.literal("true"):
		v = Value{Kind: Bool, Text: "true"}
	case r.literal("false"):
		v = Value{Kind: Bool, Text: "false"}
	case r.literal("null"):
		v = Value{Kind: Null}
	case c == '+', c == '.':
		v = r.number()
	default:
		v = r.word()
	}
	v.Span = Span{start, r.at}
	return v
}

// count counts a value. If it is one too many, the text ends here: count returns
// false.
func (r *reader) count() bool {
	if r.values++; r.values <= MaxValues {
		return true
	}
	r.fault(r.at, r.at, fmt.Sprintf("the file has more than %d values; the rest is not checked", MaxValues), "is it the right file?")
	r.at = len(r.text)
	r.endReported = true
	return false
}

// missing returns an invalid value at the current place.
func (r *scanner) missing() Value { return Value{Span: Span{r.at, r.at}} }

// hasValue reports whether a value can begin at the current place.
func (r *scanner) hasValue() bool {
	switch r.peek() {
	case 0, ',', ':', ';', '=', ']', '}':
		return false
	}
	return true
}
