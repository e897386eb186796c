package shell

import (
	"strconv"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/value"
)

// array reads the words of NAME=(…).
func (r *script) array(name string) {
	inner := &script{whole: r.whole, code: r.code, at: r.at + 1, variables: r.variables}
	var items []value.Value
	for inner.at < len(inner.code) && len(items) < 100 && inner.code[inner.at] != ')' {
		start := inner.at
		switch c := inner.code[inner.at]; {
		case c == '#':
			inner.at += indexOrEnd(inner.code[inner.at:], "\n")
		case strings.IndexByte(" \t\r\n;&|(`<>", c) >= 0:
			inner.at++
		default:
			if v := inner.word(); len(v) > 0 {
				items = append(items, v)
			}
		}
		if inner.at == start {
			inner.at++
		}
	}
	r.at = min(inner.at+1, len(r.code))
	if r.arrays == nil {
		r.arrays = map[string][]value.Value{}
	}
	r.arrays[name] = items
}

// arrayOf returns the items that a word stands for: "${NAME[@]}".
func (r *script) arrayOf(v value.Value) ([]value.Value, bool) {
	if len(v) != 1 || v[0].Kind != value.Unknown {
		return nil, false
	}
	name, _, ok := strings.Cut(v[0].Text, "[")
	items, found := r.arrays[name]
	return items, ok && found
}

// shift moves the arguments of a function by one, or as many as a command says.
func (r *script) shift(words []field) {
	by := 1
	if len(words) > 0 {
		if n, err := strconv.Atoi(words[0].value.String()); err == nil && n >= 0 {
			by = n
		}
	}
	for n := 1; n <= 9; n++ {
		next, ok := r.variables[strconv.Itoa(n+by)]
		if !ok {
			delete(r.variables, strconv.Itoa(n))
			continue
		}
		r.variables[strconv.Itoa(n)] = next
	}
}
