package exactjson

import (
	"bytes"
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// DuplicateNameError is returned if a member that is read is given more than
// once, so that readers may disagree on its value.
type DuplicateNameError struct{ Name string }

func (e *DuplicateNameError) Error() string { return fmt.Sprintf("%q is given more than once", e.Name) }

// Unmarshal decodes a JSON object into a struct as encoding/json does, except
// that a member must have the exact name of its field, and that a field given
// more than once is a *DuplicateNameError. Both hold for structs within the
// struct too, also in slices and behind pointers. Members without a field may
// be anything.
func Unmarshal(text []byte, into any) error {
	object, err := Parse(text)
	if err != nil {
		return err
	}
	var kept bytes.Buffer
	if err := filter(&kept, object, fieldsOf(reflect.TypeOf(into).Elem())); err != nil {
		return err
	}
	return json.Unmarshal(kept.Bytes(), into)
}

// filter writes the members of an object that have a field.
func filter(out *bytes.Buffer, object Object, fields map[string]reflect.Type) error {
	out.WriteByte('{')
	seen := map[string]bool{}
	for _, member := range object.Members {
		field, known := fields[member.Name]
		if !known {
			continue
		}
		if seen[member.Name] {
			return &DuplicateNameError{member.Name}
		}
		if len(seen) > 0 {
			out.WriteByte(',')
		}
		seen[member.Name] = true
		name, err := json.Marshal(member.Name)
		if err != nil {
			return err
		}
		out.Write(name)
		out.WriteByte(':')
		if err := filterValue(out, member.Value, field); err != nil {
			return err
		}
	}
	out.WriteByte('}')
	return nil
}

func filterValue(out *bytes.Buffer, value json.RawMessage, field reflect.Type) error {
	for field.Kind() == reflect.Pointer && !hasUnmarshaler(field) {
		field = field.Elem()
	}
	switch kind := KindOf(value); {
	case hasUnmarshaler(field):
	case field.Kind() == reflect.Struct && kind == "object":
		object, err := Parse(value)
		if err != nil {
			return err
		}
		return filter(out, object, fieldsOf(field))
	case field.Kind() == reflect.Slice && kind == "array":
		return filterItems(out, value, field.Elem())
	}
	out.Write(value)
	return nil
}

func filterItems(out *bytes.Buffer, value json.RawMessage, item reflect.Type) error {
	var items []json.RawMessage
	if err := json.Unmarshal(value, &items); err != nil {
		return err
	}
	out.WriteByte('[')
	for i, one := range items {
		if i > 0 {
			out.WriteByte(',')
		}
		if err := filterValue(out, one, item); err != nil {
			return err
		}
	}
	out.WriteByte(']')
	return nil
}

// hasUnmarshaler reports whether a type has its own way of reading JSON.
func hasUnmarshaler(t reflect.Type) bool {
	pointer := reflect.PointerTo(t)
	return pointer.Implements(reflect.TypeFor[json.Unmarshaler]()) || pointer.Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
}

// fieldsOf returns the types of a struct's fields by their names in JSON.
func fieldsOf(t reflect.Type) map[string]reflect.Type {
	fields := map[string]reflect.Type{}
	for _, field := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		switch {
		case name == "-", !field.IsExported(), field.Anonymous && name == "":
		case name == "":
			fields[field.Name] = field.Type
		default:
			fields[name] = field.Type
		}
	}
	return fields
}
