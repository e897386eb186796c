package openapi

import (
	"encoding/json"
	"strconv"
	"strings"
)

// Example makes an answer of the form. Members and elements are those of known, a
// value of JSON, as far as it has them and they are of the right type; in any letter
// case, because the generations of the API differ in it.
func (a *Answer) Example(known any) any { return a.form.fill(known) }

// IsList reports whether the answer is a list, and not an object with one.
func (a *Answer) IsList() bool { return a.form != nil && a.form.kind == "array" }

func (f *form) fill(known any) any {
	switch {
	case f == nil:
		return nil
	case f.members != nil:
		own, isObject := known.(map[string]any)
		if example, ok := f.example.(map[string]any); ok && !isObject {
			return example
		}
		filled := make(map[string]any, len(f.members))
		for name, member := range f.members {
			filled[name] = member.fill(memberOf(own, name))
		}
		return filled
	case f.kind == "array":
		return f.fillList(known)
	}
	if value, ok := f.accept(known); ok {
		return value
	}
	if f.chosen {
		return f.example
	}
	switch f.kind {
	case "integer", "number":
		return f.least
	case "boolean":
		return false
	case "string":
		return f.text()
	case "object":
		return map[string]any{}
	}
	return nil
}

func memberOf(object map[string]any, name string) any {
	if value, ok := object[name]; ok {
		return value
	}
	for own, value := range object {
		if strings.EqualFold(own, name) {
			return value
		}
	}
	return nil
}

func (f *form) fillList(known any) any {
	list, ok := known.([]any)
	if !ok && f.chosen {
		return f.example
	}
	if !ok {
		list = []any{nil}
	}
	filled := make([]any, len(list))
	for i, value := range list {
		filled[i] = f.items.fill(value)
	}
	return filled
}

// accept returns a value that is known if it is of the type; a number in a text, as
// a path has it, is a number.
func (f *form) accept(value any) (any, bool) {
	switch v := value.(type) {
	case string:
		if f.kind == "integer" || f.kind == "number" {
			_, err := strconv.ParseInt(v, 10, 64)
			return json.Number(v), err == nil
		}
		return v, f.kind == "string" || f.kind == ""
	case bool:
		return v, f.kind == "boolean" || f.kind == ""
	case float64, json.Number:
		return v, f.kind == "integer" || f.kind == "number" || f.kind == ""
	case map[string]any:
		return v, f.kind == "object" || f.kind == ""
	}
	return nil, false
}

// text is an example of a text of the format.
func (f *form) text() string {
	switch strings.ToLower(f.format) {
	case "uuid", "guid":
		return "00000000-0000-4000-8000-000000000001"
	case "date-time":
		return "2026-01-01T12:00:00Z"
	case "date":
		return "2026-01-01"
	case "time":
		return "12:00:00"
	case "uri", "url":
		return "https://example.com/"
	case "email":
		return "name@example.com"
	case "byte":
		return ""
	}
	return "text"
}
