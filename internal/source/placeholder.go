package source

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// declareInjected adds what @Value("${name:default}") of Spring gives a value: the
// field or the parameter after it.
func (u *unit) declareInjected(i int) {
	closing := u.match(i + 1)
	if u.language.Family != "jvm" || !u.is(i, "@Value") || !u.is(i+1, "(") || closing < 0 || u.kind(i+2) != lex.String && u.kind(i+2) != lex.StringOpen {
		return
	}
	name := -1
	for j := closing + 1; j < min(closing+14, len(u.tokens)); j++ {
		switch {
		case u.kind(j) == lex.Newline && name < 0:
		case u.isAny(j, ";", ",", ")", "=", ":"), u.kind(j) == lex.Newline:
			j = len(u.tokens)
		case u.kind(j) == lex.Name:
			name = j
		}
	}
	if name > 0 {
		d := u.declareAs(u.text(name), name, i+2, false)
		d.injected, d.member = true, true
		if u.innermostParenthesis(name) {
			d.member = false
		}
	}
}

// injected returns the value of ${name:default}: that of the setting, or the default.
func (e *evaluator) injected(d *declaration) []value {
	u := d.unit
	text := ""
	if u.kind(d.value) == lex.String {
		text = u.decode(d.value)
	}
	inner, ok := strings.CutPrefix(text, "${")
	if !ok || !strings.HasSuffix(inner, "}") {
		return unknownValue(d.name)
	}
	name, other, _ := strings.Cut(strings.TrimSuffix(inner, "}"), ":")
	if all := e.setting(name); all != nil {
		return all
	}
	if other != "" && !strings.Contains(other, "${") {
		return []value{{{text: other, unit: u, token: d.value}}}
	}
	return unknownValue(name)
}
