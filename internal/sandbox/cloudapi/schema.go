package cloudapi

import (
	"strings"
)

// Schemas are the forms of answers that imported documents describe, by method and
// path as the document writes them: GET /v2/items/{id}.
type Schemas map[string]*Schema

// Schema is the form of an answer.
type Schema struct {
	Status int
	// Value is the JSON Schema; nil if the answer has no body.
	Value *Form
}

// Form is a JSON Schema, as far as it is needed to make an example.
type Form struct {
	Type       string
	Format     string
	Properties map[string]*Form
	Items      *Form
	Value      any // an example, a default, or the first of what is allowed
	HasValue   bool
	Minimum    float64
}

// Empty reports whether the answer has no body.
func (s *Schema) Empty() bool { return s.Value == nil }

// find returns the form of the answer of an operation, or nil.
func (s Schemas) find(method, path string) *Schema { return s[method+" "+path] }

// fill makes a value of the form, with what is known of it.
func (s *Schema) fill(known any) any {
	return s.Value.fill(known, 0)
}

// maxDepth bounds how deep a value is: schemas may contain themselves.
const maxDepth = 8

func (f *Form) fill(known any, depth int) any {
	if f == nil || depth > maxDepth {
		return nil
	}
	if f.Properties != nil {
		return f.object(known, depth)
	}
	if f.Items != nil || f.Type == "array" {
		return f.list(known, depth)
	}
	if f.takes(known) {
		return known
	}
	if f.HasValue {
		return f.Value
	}
	switch f.Type {
	case "integer", "number":
		return f.Minimum
	case "boolean":
		return false
	case "string":
		return f.text()
	case "object":
		return row{}
	}
	return nil
}

func (f *Form) object(known any, depth int) any {
	r, _ := rowOf(known)
	if o, ok := known.(object); ok {
		r = make(row, len(o))
		for _, m := range o {
			r[m.name] = m.value
		}
	}
	filled := make(row, len(f.Properties))
	for name, form := range f.Properties {
		value, _ := r.get(name)
		filled[name] = form.fill(value, depth+1)
	}
	return filled
}

func (f *Form) list(known any, depth int) any {
	list, ok := listOf(known)
	if !ok {
		list = []any{nil}
	}
	filled := make([]any, 0, len(list))
	for _, value := range list {
		filled = append(filled, f.Items.fill(value, depth+1))
	}
	return filled
}

// takes reports whether a value that is known is of the type.
func (f *Form) takes(value any) bool {
	switch value.(type) {
	case nil:
		return false
	case string:
		return f.Type == "string" || f.Type == ""
	case bool:
		return f.Type == "boolean" || f.Type == ""
	}
	_, numeric := number(value)
	return numeric && (f.Type == "integer" || f.Type == "number" || f.Type == "")
}

// text is an example of a text of the format.
func (f *Form) text() string {
	switch strings.ToLower(f.Format) {
	case "uuid", "guid":
		return identifier(0, 1)
	case "date-time":
		return day(1)
	case "date":
		return day(1)[:len("2026-01-01")]
	case "uri", "url":
		return "https://example.com/"
	case "email":
		return "name@example.com"
	}
	return "text"
}
