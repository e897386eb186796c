package source

import (
	"path"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// phpSetting returns config('jtl.endpoints.items') of Laravel: what config/jtl.php
// returns under this name. nil if there is no such file or member.
func (e *evaluator) phpSetting(name string) []value {
	file, keys, ok := strings.Cut(name, ".")
	if !ok {
		return nil
	}
	u := e.project.configs[file]
	if u == nil {
		return nil
	}
	for i := range u.tokens {
		if u.is(i, "return") && u.inside(i) == nil {
			return e.phpMember(u, i+1, strings.Split(keys, "."))
		}
	}
	return nil
}

// configOf returns the name under which a file of PHP holds settings, "" if it does not.
func (u *unit) configOf() string {
	name, ok := strings.CutSuffix(path.Base(u.name), ".php")
	if !ok || u.language != lex.PHP || path.Base(path.Dir(u.name)) != "config" {
		return ""
	}
	return name
}

func (e *evaluator) phpMember(u *unit, at int, keys []string) []value {
	where, from, to := e.object(u, at)
	if where == nil {
		return nil
	}
	for _, arg := range where.arguments(from, to) {
		switch {
		case arg.name != keys[0]:
		case len(keys) > 1:
			return e.phpMember(where, arg.value, keys[1:])
		default:
			v, _ := e.expression(where, arg.value)
			return v
		}
	}
	return nil
}
