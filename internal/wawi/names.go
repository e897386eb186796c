package wawi

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/exactjson"
)

// member returns a name of a JTL-Wawi's answer as API 2.x writes it, in
// camelCase. API 1.x writes the same names in PascalCase, and both kinds come
// from either. Every other letter case is another name.
func member(name string) string {
	if name == "" || name[0] < 'A' || name[0] > 'Z' {
		return name
	}
	return string(name[0]-'A'+'a') + name[1:]
}

// text returns a string under one of the two spellings of a name; "" if there is
// none.
func text(object exactjson.Object, name string) string {
	value, ok := object.Text(name)
	if !ok {
		value, _ = object.Text(strings.ToUpper(name[:1]) + name[1:])
	}
	return value
}
