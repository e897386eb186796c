package source

import (
	"strconv"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// formatOperator reads the operand of "…" % x and "…" -f x.
func (e *evaluator) formatOperator(u *unit, i int, formats []value) ([]value, int) {
	if u.is(i, "(") && u.match(i) > i {
		return e.format(u, formats, u.arguments(i+1, u.match(i))), u.after(i)
	}
	var args []given
	for {
		end := i
		for ; end < len(u.tokens) && !u.isAny(end, ",", ";", "|") && u.kind(end) != lex.Newline && u.kind(end) != lex.Close; end = u.after(end) {
		}
		args = append(args, given{value: i, end: end})
		i = end
		if u.language != lex.PowerShell || !u.is(i, ",") || len(args) > maxArguments {
			return e.format(u, formats, args), i
		}
		i++
	}
}

// format puts arguments into formats: %s and %1$s, {0} and {name}, {}.
func (e *evaluator) format(u *unit, formats []value, args []given) []value {
	var all []value
	for _, f := range formats {
		next := 0
		filled := []value{{}}
		argument := func(n int, name string) []value {
			for _, a := range args {
				if name != "" && a.name == name {
					v, _ := e.expression(u, a.value)
					return v
				}
			}
			if n < 0 || n >= len(args) || args[n].name != "" && name != "" {
				return nil
			}
			v, _ := e.expression(u, args[n].value)
			if len(v) == 0 {
				v = unknownValue("…")
			}
			return v
		}
		for _, p := range f {
			if p.kind != literal {
				filled = concat(filled, []value{{p}})
				continue
			}
			for text := p.text; text != ""; {
				before, n, name, after := verb(text)
				q := p
				q.text = before
				filled = concat(filled, []value{{q}})
				text = after
				if n == noVerb {
					break
				}
				if n == nextVerb && name == "" {
					n = next
					next++
				}
				v := argument(n, name)
				if v == nil && name != "" {
					v = e.named(u, name, args)
				}
				if v == nil {
					v = unknownValue("…")
				}
				filled = concat(filled, v)
			}
		}
		all = unite(all, filled)
	}
	return all
}

// named returns what {name} of Rust's format! means: a variable.
func (e *evaluator) named(u *unit, name string, args []given) []value {
	if u.language != lex.Rust {
		return unknownValue(name)
	}
	at := 0
	if len(args) > 0 {
		at = args[0].value
	}
	if at == 0 {
		at = e.at
	}
	return e.resolve(u, at, []string{name})
}

const (
	noVerb   = -2
	nextVerb = -1
)

// verb finds the first place of a format that an argument fills: which one it is, by
// number or name.
func verb(text string) (before string, n int, name, after string) {
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
					return text[:i], nextVerb, text[j+1 : j+end], text[j+end+2:]
				}
			}
			if j < len(text) && text[j] == '<' { // %<name>s
				if end := strings.IndexByte(text[j:], '>'); end > 0 && j+end+1 < len(text) {
					return text[:i], nextVerb, text[j+1 : j+end], text[j+end+2:]
				}
			}
			if j < len(text) && strings.IndexByte("sdvqxifu", text[j]) >= 0 {
				if number, ok := strings.CutSuffix(text[i+1:j], "$"); ok {
					if k, err := strconv.Atoi(number); err == nil {
						return text[:i], k - 1, "", text[j+1:]
					}
				}
				return text[:i], nextVerb, "", text[j+1:]
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
			return text[:i], nextVerb, inner, text[i+end+1:]
		}
	}
	return text, noVerb, "", ""
}
