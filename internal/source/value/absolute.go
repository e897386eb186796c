package value

import (
	"strings"
)

// Absolute resolves a reference against a base: /v2/items replaces the path of it.
func Absolute(reference, base []Value) []Value {
	var all []Value
	for _, r := range reference {
		text := r.String()
		switch {
		case strings.Contains(text, "://") || len(base) == 0:
			all = append(all, r)
			continue
		case strings.HasPrefix(text, "/"):
			for _, b := range base {
				all = Unite(all, Concat([]Value{b.origin()}, []Value{r}))
			}
			continue
		}
		all = Unite(all, Join([][]Value{base, {r}}, Text("/")))
	}
	return all
}

// origin returns an address without its path, as far as it is known.
func (v Value) origin() Value {
	var all Value
	for n, p := range v {
		if p.Kind == Literal {
			from := 0
			if at := strings.Index(p.Text, "://"); at >= 0 {
				from = at + 3
			} else if n == 0 {
				return v
			}
			if at := strings.IndexByte(p.Text[from:], '/'); at >= 0 {
				p.Text = p.Text[:from+at]
				return append(all, p)
			}
		}
		all = append(all, p)
	}
	return all
}

// BasePath returns the path of a base address, "" if it has none or is not known.
func BasePath(base []Value) string {
	if len(base) != 1 {
		return ""
	}
	_, path, ok := SplitAddress(base[0].String())
	if path = CleanPath(path); !ok || path == "/" || strings.Contains(path, "{") {
		return ""
	}
	return strings.ToLower(path)
}
