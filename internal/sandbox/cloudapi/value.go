package cloudapi

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/sorting"
)

// row is an object of the API. The names of its members are in camelCase.
type row map[string]any

// get returns a member in any letter case: API 1.x and 2.x differ in it.
func (r row) get(name string) (any, bool) {
	if value, ok := r[name]; ok {
		return value, true
	}
	for own, value := range r {
		if strings.EqualFold(own, name) {
			return value, true
		}
	}
	return nil, false
}

// rowOf returns a value as a row if it is an object, of the sample data or of JSON.
func rowOf(value any) (row, bool) {
	switch v := value.(type) {
	case row:
		return v, true
	case map[string]any:
		return v, true
	}
	return nil, false
}

// listOf returns what is a list.
func listOf(value any) ([]any, bool) {
	switch v := value.(type) {
	case []any:
		return v, true
	case []row:
		all := make([]any, len(v))
		for i, r := range v {
			all[i] = r
		}
		return all, true
	}
	return nil, false
}

// object is a JSON object whose members keep their order.
type object []member

type member struct {
	name  string
	value any
}

// MarshalJSON writes the members one after the other.
func (o object) MarshalJSON() ([]byte, error) {
	var all bytes.Buffer
	for i, m := range o {
		name, err := json.Marshal(m.name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(m.value)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			all.WriteByte(',')
		}
		all.Write(name)
		all.WriteByte(':')
		all.Write(value)
	}
	return slices.Concat([]byte("{"), all.Bytes(), []byte("}")), nil
}

// named gives the members of a value the names of a generation.
func named(g erp.Generation, value any) any {
	if g != erp.V1 {
		return value
	}
	switch v := value.(type) {
	case object:
		renamed := make(object, len(v))
		for i, m := range v {
			renamed[i] = member{pascal(m.name), named(g, m.value)}
		}
		return renamed
	case row:
		renamed := make(row, len(v))
		for name, inner := range v {
			renamed[pascal(name)] = named(g, inner)
		}
		return renamed
	}
	if list, ok := listOf(value); ok {
		renamed := make([]any, len(list))
		for i, inner := range list {
			renamed[i] = named(g, inner)
		}
		return renamed
	}
	return value
}

func pascal(name string) string {
	if name == "sku" {
		return "SKU" // as document 1.0 has it
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

// order is a member to sort by.
type order struct {
	name       string
	descending bool
}

func sortRows(rows []row, by []order) {
	sorting.By(rows, func(a, b row) int {
		for _, o := range by {
			left, _ := a.get(o.name)
			right, _ := b.get(o.name)
			difference := compare(left, right)
			if o.descending {
				difference = -difference
			}
			if difference != 0 {
				return difference
			}
		}
		return 0
	})
}

// compare orders values: those that are missing first, numbers by their value, all
// others as text.
func compare(a, b any) int {
	left, ok := number(a)
	if right, also := number(b); ok && also {
		return cmp.Compare(left, right)
	}
	return cmp.Compare(text(a), text(b))
}

func number(value any) (float64, bool) {
	switch v := value.(type) {
	case int:
		return float64(v), true
	case float64:
		return v, true
	case json.Number:
		f, err := v.Float64()
		return f, err == nil
	}
	return 0, false
}

func text(value any) string {
	if value == nil {
		return ""
	}
	return fmt.Sprint(value)
}

// counter makes identifiers of what is created.
type counter struct{ n atomic.Int64 }

func (c *counter) next() string { return identifier(0xff, int(c.n.Add(1))) }

// identifier is a UUID that says by its first digits of what it is one.
func identifier(kind, n int) string { return fmt.Sprintf("%08x-0000-4000-8000-%012x", kind, n) }
