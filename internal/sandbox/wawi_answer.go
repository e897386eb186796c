package sandbox

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
)

// nameIn writes a name, which is given in PascalCase, as a generation does.
func nameIn(g erp.Generation, name string) string {
	if g == erp.V1 || name == "" {
		return name
	}
	return strings.ToLower(name[:1]) + name[1:]
}

// object is a JSON object whose members keep their order. Their names are in
// PascalCase until it is written.
type object []member

type member struct {
	name  string
	value any
}

// written gives the members the names of a generation.
func (o object) written(g erp.Generation) object {
	named := object{}
	for _, m := range o {
		if inner, ok := m.value.(object); ok {
			m.value = inner.written(g)
		}
		named = append(named, member{nameIn(g, m.name), m.value})
	}
	return named
}

// MarshalJSON writes the members one after the other.
func (o object) MarshalJSON() ([]byte, error) {
	var members [][]byte
	for _, m := range o {
		value, err := json.Marshal(m.value)
		if err != nil {
			return nil, err
		}
		members = append(members, append([]byte(strconv.Quote(m.name)+":"), value...))
	}
	return slices.Concat([]byte("{"), bytes.Join(members, []byte(",")), []byte("}")), nil
}

func (c *wawiCall) answer(code int, value object) {
	api := c.api
	if c.quirks.OtherCase {
		api = api.Other()
	}
	answer(c.w, code, value.written(api))
}

// refuse answers with an ErrorResponse.
//
//go:noinline
func (c *wawiCall) refuse(code int, name, message string) {
	c.refuseFields(code, name, message, nil)
}

// refuseFields answers with an ErrorResponse that has messages for fields,
// whose names are written as the request must write them.
func (c *wawiCall) refuseFields(code int, name, message string, fields map[string][]string) {
	first, all := map[string]string{}, map[string][]string{}
	for field, messages := range fields {
		first[field], all[field] = messages[0], messages
	}
	c.answer(code, object{
		{"ErrorCode", name}, {"ErrorMessage", message}, {"Stacktrace", nil}, {"ValidationErrors", first}, {"Errors", all},
	})
}
