package source

import "strings"

// document reads the whole text as one value.
func (r *reader) document(root *Value) {
	r.skip()
	if r.peek() == 0 {
		r.empty()
		return
	}
	if r.foreign() {
		return
	}
	wrapped := r.prefix()
	r.stray()
	if r.peek() == 0 {
		return
	}
	faults := len(r.faults)
	*root = r.value()
	r.skip()
	if root.Kind == String && r.peek() == ':' {
		r.faults = r.faults[:faults]
		r.explained = true // the end of the text closes the object
		*root = r.bareObject(root.Start)
		r.skip()
	}
	r.rest(wrapped)
}

func (r *reader) empty() {
	start := r.whole.lines[0]
	if beginsComment(strings.TrimLeft(r.text[start:], " \t\r\n")) {
		r.faults = r.faults[:0]
		r.fault(start, r.at, "the file holds nothing but comments", "JSON has no comments: write a value")
		return
	}
	r.fault(start, start, "the file is empty", "")
}

// foreign notes that the text is of another kind altogether.
func (r *reader) foreign() bool {
	line := r.text[r.at : r.at+lineLength(r.text[r.at:])]
	switch {
	case line[0] == '<':
		r.fault(r.at, r.at+len(line), "the file is HTML or XML, not JSON", "was a page saved in its place?")
	case line == "---", strings.HasPrefix(line, "- "), wordStart(line[0]) && yamlName(line):
		r.fault(r.at, r.at+len(line), "the file is not JSON; it looks like YAML", "write it as JSON: { \"name\": \"value\" }")
	default:
		return false
	}
	return true
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
	r.fault(start, start+length, "text before the beginning of the JSON", "take it out")
	r.at += length
	r.skip()
	return true
}

// stray skips what cannot begin a value.
func (r *reader) stray() {
	start := r.at
	for strings.IndexByte(",:;=]}", r.peek()) >= 0 && r.peek() != 0 {
		r.at++
		r.skip()
	}
	if r.at > start {
		r.fault(start, start+1, "a "+r.text[start:start+1]+" with nothing before it", "take it out")
	}
}

// rest notes what follows the value.
func (r *reader) rest(wrapped bool) {
	if r.at == len(r.text) {
		return
	}
	text := strings.TrimRight(r.text[r.at:], " \t\r\n")
	if wrapped && strings.Trim(text, "`;)") == "" {
		return
	}
	hint := "a file holds one value: take the rest out, or put all of it into an array"
	switch {
	case strings.Trim(text, "]} \t\r\n") == "":
		hint = "take it out: every bracket is closed already"
	case text[0] == ',':
		hint = "is a bracket closed too early before it?"
	}
	r.fault(r.at, r.at+len(text), "text after the end of the JSON", hint)
}
