package value

import (
	"strconv"
	"strings"
)

// Fill puts values in the places of a format. argument returns the value for a number
// or a name; the number of a place that has only a name is negative.
func (v Value) Fill(argument func(n int, name string) []Value) []Value {
	filled := []Value{{}}
	next := 0
	for _, p := range v {
		if p.Kind != Literal {
			filled = Concat(filled, []Value{{p}})
			continue
		}
		for text := p.Text; text != ""; {
			before, n, name, after := cutPlace(text)
			q := p
			q.Text = before
			filled = Concat(filled, []Value{{q}})
			text = after
			if n == noPlace {
				break
			}
			if n == nextPlace && name == "" {
				n = next
				next++
			}
			filled = Concat(filled, argument(n, name))
		}
	}
	return filled
}

const (
	noPlace   = -2
	nextPlace = -1
)

// cutPlace finds the first place of a format that an argument fills: which one it is, by
// number or name.
func cutPlace(text string) (before string, n int, name, after string) {
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '%' && i+1 < len(text) && text[i+1] == '%':
			i++
		case text[i] == '%':
			j := i + 1
			for j < len(text) && strings.IndexByte("0123456789$-+.#", text[j]) >= 0 {
				j++
			}
			if j < len(text) && text[j] == '(' { // %(name)s
				if end := strings.IndexByte(text[j:], ')'); end > 0 && j+end+1 < len(text) {
					return text[:i], nextPlace, text[j+1 : j+end], text[j+end+2:]
				}
			}
			if j < len(text) && text[j] == '<' { // %<name>s
				if end := strings.IndexByte(text[j:], '>'); end > 0 && j+end+1 < len(text) {
					return text[:i], nextPlace, text[j+1 : j+end], text[j+end+2:]
				}
			}
			if j < len(text) && strings.IndexByte("sdvqxifu", text[j]) >= 0 {
				if number, ok := strings.CutSuffix(text[i+1:j], "$"); ok {
					if k, err := strconv.Atoi(number); err == nil {
						return text[:i], k - 1, "", text[j+1:]
					}
				}
				return text[:i], nextPlace, "", text[j+1:]
			}
		case text[i] == '{':
			end := strings.IndexByte(text[i:], '}')
			if end < 0 {
				continue
			}
			inner, _, _ := strings.Cut(text[i+1:i+end], ":")
			if k, err := strconv.Atoi(inner); err == nil {
				return text[:i], k, "", text[i+end+1:]
			}
			return text[:i], nextPlace, inner, text[i+end+1:]
		}
	}
	return text, noPlace, "", ""
}
