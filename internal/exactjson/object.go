// Package exactjson reads JSON objects whose member names count exactly as they
// are written. encoding/json accepts "X" for "x" and uses the last of two
// members of a name, so that a member that is added can change what a text means.
//
// It knows nothing of tokens, key sets or servers.
package exactjson

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// MaxDepth is how many levels of objects and arrays are read.
const MaxDepth = 64

// maxReported is how many places of a kind of error are kept: deep or repeated
// names must not need more memory than the text itself.
const maxReported = 20

// Object is a JSON object as it was written: order, numbers and repeated
// names are kept.
type Object struct {
	Raw     json.RawMessage
	Members []Member
	// Duplicates are the names that are given more than once in one object, at
	// any depth, as JSON pointers (RFC 6901); no more than the first 20.
	Duplicates []string
	// DuplicateCount is how often any name is repeated.
	DuplicateCount int
	// LoneSurrogates are the strings and names with an unpaired surrogate
	// (RFC 8259, 8.2), as JSON pointers; no more than the first 20. All of these
	// decode to U+FFFD, so that different texts seem equal.
	LoneSurrogates []string
}

// Member is a name and the JSON text of its value.
type Member struct {
	Name  string
	Value json.RawMessage
}

// Parse reads a JSON object. The error is a *json.SyntaxError, or says why a
// text is not accepted.
func Parse(text []byte) (Object, error) {
	if !utf8.Valid(text) {
		return Object{}, errors.New("it is not UTF-8 text")
	}
	if tooDeep(text) {
		return Object{}, fmt.Errorf("it is nested deeper than %d levels", MaxDepth)
	}
	if !json.Valid(text) {
		var ignored any
		return Object{}, json.Unmarshal(text, &ignored)
	}
	if kind := KindOf(text); kind != "object" {
		return Object{}, fmt.Errorf("it is JSON, but %s, not an object", WithArticle(kind))
	}
	scan := scanner{text: text}
	scan.value()
	return Object{Raw: text, Members: scan.members, Duplicates: scan.duplicates, DuplicateCount: scan.repeated, LoneSurrogates: scan.loneSurrogates}, nil
}

// Get returns the value of a name, by its exact letter case. If the name is
// given more than once it returns the last, as most readers do.
func (o *Object) Get(name string) (json.RawMessage, bool) {
	for _, member := range slices.Backward(o.Members) {
		if member.Name == name {
			return member.Value, true
		}
	}
	return nil, false
}

// Has reports whether the object has a member of this name.
func (o *Object) Has(name string) bool {
	_, ok := o.Get(name)
	return ok
}

// IsDuplicate reports whether a member of this name is given more than once.
func (o *Object) IsDuplicate(name string) bool {
	count := 0
	for _, m := range o.Members {
		if m.Name == name {
			count++
		}
	}
	return count > 1
}

// Text returns a string value; false if it is missing or no string.
func (o *Object) Text(name string) (string, bool) {
	value, ok := o.Get(name)
	if !ok || KindOf(value) != "string" {
		return "", false
	}
	return unquote(value), true
}

// OtherCase returns a name that differs from the given one only in letter
// case, or "".
func (o *Object) OtherCase(name string) string {
	for _, m := range o.Members {
		if m.Name != name && strings.EqualFold(m.Name, name) {
			return m.Name
		}
	}
	return ""
}

// KindOf names the kind of a JSON value: "object", "array", "string",
// "boolean", "null", "number", or "nothing" for an empty text.
func KindOf(value []byte) string {
	for _, c := range value {
		switch c {
		case ' ', '\t', '\r', '\n':
			continue
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
	return "nothing"
}

// WithArticle puts "a" or "an" before a kind that takes one.
func WithArticle(kind string) string {
	switch kind {
	case "null", "nothing":
		return kind
	case "object", "array":
		return "an " + kind
	}
	return "a " + kind
}
