package jsonast

import (
	"bytes"
	"encoding/json"
)

// Kind is what a value is.
type Kind uint8

// The kinds. A value is Invalid if it could not be read.
const (
	Invalid Kind = iota
	Null
	Bool
	Number
	String
	Array
	Object
)

// Span is a part of the text in bytes; End is the first byte after it.
type Span struct{ Start, End int }

// Value is a JSON value and its position.
type Value struct {
	Kind Kind
	Span
	// Text is a String decoded, a Number as it is written, and "true" or
	// "false" for a Bool.
	Text    string
	Members []Member // of an Object, in order, repeated names included
	Items   []Value  // of an Array
}

// Member is a name with its value in an object.
type Member struct {
	Name     string
	NameSpan Span
	Value    Value
}

// Fault is a place where the text is not JSON. A span of no length is where
// something is missing.
type Fault struct {
	Span
	Message string
	// Hint says how to fix it, and may be empty.
	Hint string
	// Tolerated marks what most readers of JSON accept: a byte order mark,
	// and an escape that is half of a surrogate pair.
	Tolerated bool
	// Repair is the correction if there is only one; nil if there are more.
	Repair *Repair
}

// Repair replaces a stretch of a text that is not JSON.
type Repair struct {
	Span
	Text string
}

// Text is a parsed text.
type Text struct {
	// Bytes is the text in UTF-8; spans refer to it. It is the input, unless
	// that was UTF-16.
	Bytes []byte
	// Recoded reports whether Bytes is not the input, so that edits of it
	// cannot be written back.
	Recoded bool
	Root    Value
	Faults  []Fault // in the order of their places

	lines []int
	stops []stop
}

// Valid reports whether the text is JSON, except for what most readers accept.
func (t *Text) Valid() bool {
	for _, f := range t.Faults {
		if !f.Tolerated {
			return false
		}
	}
	return true
}

// Member returns the member of an object with a name, the last one if the
// name is repeated, as JSON.parse does. It is nil if there is none.
func (v *Value) Member(name string) *Member {
	if v == nil {
		return nil
	}
	for i := len(v.Members) - 1; i >= 0; i-- {
		if v.Members[i].Name == name {
			return &v.Members[i]
		}
	}
	return nil
}

// Get returns the value of Member, or nil.
func (v *Value) Get(name string) *Value {
	if member := v.Member(name); member != nil {
		return &member.Value
	}
	return nil
}

// At goes from object to object along the names; it is nil if one of them is missing.
func (v *Value) At(names ...string) *Value {
	for _, name := range names {
		v = v.Get(name)
	}
	return v
}

// Quote returns s as a JSON string. It does not escape for HTML, so that what
// is written back into a text stays as people would write it.
func Quote(s string) string {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(s) // a string can always be encoded
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}
