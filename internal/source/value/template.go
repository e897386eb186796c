package value

import (
	"strings"
)

// Template reads a text with {{name}} in it.
func Template(text string, variables map[string]string) Value {
	var v Value
	for range MaxParts {
		before, rest, ok := strings.Cut(text, "{{")
		name, after, closed := strings.Cut(rest, "}}")
		if !ok || !closed {
			break
		}
		if before != "" {
			v = append(v, Part{Text: before})
		}
		name = strings.TrimSpace(name)
		if known, ok := variables[name]; ok && !strings.Contains(known, "{{"+name) {
			v = append(v, Part{Text: known})
		} else {
			v = append(v, Part{Kind: Unknown, Text: name})
		}
		text = after
	}
	if text != "" {
		v = append(v, Part{Text: text})
	}
	return v
}
