package jwt

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Object is a JSON object as it was written: order, numbers and repeated
// names are kept.
type Object struct {
	Raw     json.RawMessage
	members []member
	// Duplicates are the names that stand more than once in one object, as
	// JSON pointers; no more than the first few.
	Duplicates []string
	repeated   int // how often any name was repeated
}

type member struct {
	name  string
	value json.RawMessage
}

// parseObject decodes a part and reads it as a JSON object.
func parseObject(part, text string, offset int) (Object, error) {
	if text == "" {
		return Object{}, &FormatError{Part: part, Reason: "it is empty"}
	}
	raw, err := decodePart(part, text, offset)
	if err != nil {
		return Object{}, err
	}
	object, err := NewObject(raw)
	if err != nil {
		return Object{}, locate(part, offset, raw, err)
	}
	return object, nil
}

// NewObject reads a JSON object. The error is a *json.SyntaxError or says what
// else the text is.
func NewObject(raw []byte) (Object, error) {
	if !utf8.Valid(raw) {
		return Object{}, errors.New("it is not UTF-8 text")
	}
	if tooDeep(raw) {
		return Object{}, fmt.Errorf("it is nested deeper than %d levels", maxDepth)
	}
	if !json.Valid(raw) {
		var ignored any
		return Object{}, json.Unmarshal(raw, &ignored)
	}
	if kind := kindOf(raw); kind != "object" {
		return Object{}, fmt.Errorf("it is JSON, but %s and not an object", article(kind))
	}
	scan := scanner{text: raw}
	scan.value()
	return Object{Raw: raw, members: scan.members, Duplicates: scan.duplicates, repeated: scan.repeated}, nil
}

// Get returns the value of a name, by its exact letter case. Where the name
// stands more than once it returns the last, as most readers do.
func (o Object) Get(name string) (json.RawMessage, bool) {
	for i := len(o.members) - 1; i >= 0; i-- {
		if o.members[i].name == name {
			return o.members[i].value, true
		}
	}
	return nil, false
}

// Has reports whether the name is there.
func (o Object) Has(name string) bool {
	_, ok := o.Get(name)
	return ok
}

// Text returns a string value; false where it is missing or no string.
func (o Object) Text(name string) (string, bool) {
	value, ok := o.Get(name)
	if !ok || kindOf(value) != "string" {
		return "", false
	}
	return unquote(value), true
}

// OtherCase returns a name that is the given one but for its letter case.
func (o Object) OtherCase(name string) string {
	for _, m := range o.members {
		if m.name != name && strings.EqualFold(m.name, name) {
			return m.name
		}
	}
	return ""
}

func locate(part string, offset int, raw []byte, err error) *FormatError {
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) {
		return &FormatError{Part: part, Reason: err.Error()}
	}
	at := min(int(syntax.Offset), len(raw))
	return &FormatError{
		Part:     part,
		Position: offset + max(0, at-1)*4/3 + 1,
		Reason:   fmt.Sprintf("not JSON at byte %d of the decoded text: %v", at, syntax),
	}
}

func kindOf(value []byte) string {
	value = bytes.TrimLeft(value, " \t\r\n")
	if len(value) == 0 {
		return "nothing"
	}
	switch value[0] {
	case '{':
		return "object"
	case '[':
		return "array"
	case '"':
		return "string"
	case 't', 'f':
		return "boolean"
	case 'n':
		return "null"
	}
	return "number"
}

func article(kind string) string {
	switch kind {
	case "null", "nothing":
		return kind
	case "object", "array":
		return "an " + kind
	}
	return "a " + kind
}

const maxQuoted = 120 // characters of a token's own words that a message repeats

// quote shows a text that comes from a token: on one line, without control
// characters, shortened.
func quote(text string) string {
	if utf8.RuneCountInString(text) > maxQuoted {
		text = string([]rune(text)[:maxQuoted]) + "…"
	}
	return strconv.QuoteToGraphic(text)
}
