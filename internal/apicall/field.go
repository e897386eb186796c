package apicall

import (
	"encoding/json"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// Field is a field as a user writes it: name=value.
type Field struct {
	Text string
	// Typed is true for -F, which reads numbers, true, false, null and @FILE.
	Typed bool
}

func (f Field) flag() string {
	if f.Typed {
		return "-F"
	}
	return "-f"
}

// member is a field that was read.
type member struct {
	flag, written string   // for messages: -F, and its name as it was written
	keys          []string // a[b][] is a, b and ""
	value         value
	empty         bool // a[] without a value: an empty list
}

// value is a text, or JSON that is written as it is.
type value struct {
	text string
	raw  bool
}

// maxDepth bounds how deep the names of fields go.
const maxDepth = 32

// files reads what fields take out of files.
type files struct {
	stdin io.Reader
	used  bool // standard input was read
}

// parseFields reads fields. Names have the form of gh api: a, a[b], a[], a[][b].
func parseFields(fields []Field, from *files) ([]member, error) {
	var members []member
	for _, f := range fields {
		m, err := parseField(f, from)
		if err != nil {
			return nil, err
		}
		members = append(members, m)
	}
	return members, nil
}

func parseField(f Field, from *files) (member, error) {
	name, text, found := cutField(f.Text)
	m := member{flag: f.flag(), written: name}
	var err error
	if m.keys, err = parseName(f, name); err != nil {
		return member{}, err
	}
	if !found {
		if m.keys[len(m.keys)-1] == "" {
			m.empty = true
			return m, nil
		}
		return member{}, f.wrong("has no value", "write it as %s name=value", f.flag())
	}
	if m.value, err = f.value(text, from); err == nil && !utf8.ValidString(name+m.value.text) {
		return member{}, f.wrong("is not UTF-8, which JSON is", "convert it, or send bytes as the whole body with --input FILE")
	}
	return m, err
}

// cutField cuts a field at the first = outside of brackets.
func cutField(text string) (name, value string, found bool) {
	inside := false
	for i := range len(text) {
		switch {
		case text[i] == '[':
			inside = true
		case text[i] == ']':
			inside = false
		case text[i] == '=' && !inside:
			return text[:i], text[i+1:], true
		}
	}
	return text, "", false
}

func parseName(f Field, name string) ([]string, error) {
	first, rest, _ := strings.Cut(name, "[")
	if rest != "" || strings.HasSuffix(name, "[") {
		rest = "[" + rest
	}
	if first == "" || strings.Contains(first, "]") {
		return nil, f.wrong("has no name", "write it as %s name=value", f.flag())
	}
	keys := []string{first}
	for rest != "" {
		end := strings.IndexByte(rest, ']')
		if rest[0] != '[' || end < 0 || strings.Contains(rest[1:end], "[") {
			return nil, f.wrong("has brackets that do not match", "write it as %s a[b]=value, or a[]=value for a list", f.flag())
		}
		key := rest[1:end]
		if key == "" && keys[len(keys)-1] == "" {
			return nil, f.wrong("is a list of lists, which cannot be written as a field", "send such a body with --input FILE")
		}
		keys, rest = append(keys, key), rest[end+1:]
	}
	if len(keys) > maxDepth {
		return nil, f.wrong("is nested too deep", "send such a body with --input FILE")
	}
	return keys, nil
}

// wrong is the fault for a field. Its value may be a secret, so that only its name
// is repeated.
func (f Field) wrong(what, hint string, args ...any) error {
	name, _, _ := strings.Cut(f.Text, "=")
	return fault.New(fault.Usage, "the field %s %s %s", f.flag(), textutil.Quote(name, maxShown), what).WithHint(hint, args...)
}

// value reads the value of a field.
func (f Field) value(text string, from *files) (value, error) {
	if !f.Typed {
		return value{text: text}, nil
	}
	switch {
	case text == "true", text == "false", text == "null", isNumber(text):
		return value{text: text, raw: true}, nil
	case strings.HasPrefix(text, "@"):
		content, err := from.read(f, text[1:])
		return value{text: content}, err
	}
	return value{text: text}, nil
}

// isNumber reports whether a text is a number of JSON (RFC 8259, section 6), which
// is sent with the digits that it has.
func isNumber(text string) bool {
	return text != "" && (text[0] == '-' || text[0] >= '0' && text[0] <= '9') && json.Valid([]byte(text)) && strings.TrimSpace(text) == text
}

// read returns the content of a file, or of standard input for "-": text, in
// whatever encoding an editor has written it.
func (s *files) read(f Field, name string) (string, error) {
	var text []byte
	var err error
	switch {
	case name == "":
		return "", f.wrong("names no file", "write it as %s name=@FILE, or name=@- for standard input", f.flag())
	case name == stdinName && s.used:
		return "", fault.New(fault.Usage, "standard input is named twice: it can be read only once").WithHint("write one of them into a file")
	case name == stdinName:
		s.used = true
		text, err = disk.ReadAll(s.stdin, maxKept)
	default:
		text, err = disk.ReadNamed(name, maxKept)
	}
	if err != nil {
		field, _, _ := strings.Cut(f.Text, "=")
		return "", disk.Fault(fault.Input, err, "%s %s: %s cannot be read", f.flag(), field, fileName(name))
	}
	return string(disk.Text(text)), nil
}

func fileName(name string) string {
	if name == stdinName {
		return "standard input"
	}
	return "the file " + name
}
