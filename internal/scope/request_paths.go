package scope

import (
	"cmp"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/sorting"
)

// RequestPath is the path of an operation, as far as a user has typed it and beyond.
type RequestPath struct {
	Path      string
	Operation *Operation
}

// Meaning says which scopes the operation needs, else what it is called.
func (p RequestPath) Meaning() string {
	separator := ", "
	if p.Operation.AnyOne {
		separator = " or "
	}
	return cmp.Or(strings.Join(p.Operation.Scopes, separator), p.Operation.ID)
}

// RequestPaths lists the paths of operations that begin as typed does, sorted, each once.
// pathOf returns the path of an operation in the form in which the user types one; "" is
// none. What was typed for a parameter, such as {id}, stays.
func (x *Index) RequestPaths(typed string, pathOf func(*Catalog, *Operation) string) []RequestPath {
	var found []RequestPath
	for _, c := range x.catalogs {
		for i := range c.Operations {
			o := &c.Operations[i]
			if o.Field != "" {
				continue
			}
			if path, ok := fillPath(pathOf(c, o), typed); ok {
				found = append(found, RequestPath{path, o})
			}
		}
	}
	sorting.By(found, func(a, b RequestPath) int { return cmp.Compare(a.Path, b.Path) })
	return slices.CompactFunc(found, func(a, b RequestPath) bool { return a.Path == b.Path })
}

// fillPath returns a path with what was typed for its parameters, if it begins so.
func fillPath(path, typed string) (string, bool) {
	if typed == "" || path == "" {
		return path, path != ""
	}
	segments, given := strings.Split(path, "/"), strings.Split(typed, "/")
	if len(given) > len(segments) {
		return "", false
	}
	last := len(given) - 1
	for i, text := range given {
		parameter := strings.HasPrefix(segments[i], "{")
		switch {
		case segments[i] == text || i == last && strings.HasPrefix(segments[i], text):
		case parameter && text != "":
			segments[i] = text
		default:
			return "", false
		}
	}
	return strings.Join(segments, "/"), true
}
