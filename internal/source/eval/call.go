package eval

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/expr"
	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/value"
)

// call returns what a function yields: a known one, or one of the project.
func (e *Evaluator) call(u *syntax.File, c expr.Call) []value.Value {
	start, names, open := c.At, c.Names, c.Open
	closing := u.Match(open)
	name := strings.TrimLeft(strings.Join(names, "."), "\\") // \sprintf of PHP
	args := u.Arguments(open+1, closing)
	argument := func(n int) []value.Value {
		if n >= len(args) {
			return nil
		}
		return e.Expression(u, args[n].Value)
	}
	last := names[len(names)-1]
	switch {
	case last == "StringBuilder" && c.New:
		if v := argument(0); len(v) > 0 {
			return v
		}
		return value.Text("")
	case len(args) == 0 && len(names) == 1 && c.New:
		return value.Opaque(name)
	case (last == "URL" || last == "Uri" || last == "URI") && len(args) == 2 && u.Language.Family != "jvm":
		if last == "URL" && u.Language.Family == "js" {
			return value.Absolute(argument(0), argument(1))
		}
		if u.Is(args[1].Value, "UriKind") {
			return argument(0)
		}
		return value.Absolute(argument(1), argument(0))
	case slices.Contains(joinFunctions, name):
		return value.Join(e.Items(u, open+1, closing), value.Text(map[bool]string{true: "", false: "/"}[strings.HasSuffix(name, "Concat") || name == "concat!"]))
	case slices.Contains(formatFunctions, name) && len(args) > 0:
		if all := e.format(u, argument(0), args[1:], open); len(all) > 0 {
			return all
		}
	case slices.Contains(settingFunctions, name) && len(args) > 0 && e.Project.FunctionNamed(u, last) == nil:
		if u.Language == lex.PHP {
			if all := e.settings.config(value.SettingName(argument(0))); all != nil {
				return all
			}
		}
		if all := e.settings.address(value.SettingName(argument(0))); all != nil {
			return all
		}
		return value.Fallback(value.Opaque(value.SettingName(argument(0))), argument(1))
	case strings.HasPrefix(strings.ToLower(last), "encodeuri") || last == "urlencode" || last == "rawurlencode" || last == "quote":
		return value.Opaque(strings.Trim(value.Describe(argument(0)), "{}"))
	case (name == "implode" || name == "join") && u.Language == lex.PHP && len(args) == 2:
		return e.joined(u, args[1].Value, value.Describe(argument(0)))
	case name == "add_query_arg" && len(args) > 1: // of WordPress
		return argument(len(args) - 1)
	case (last == "GetValue" || last == "GetRequiredValue" || last == "GetConnectionString") && len(args) > 0:
		if all := e.settings.address(value.SettingName(argument(0))); all != nil {
			return all
		}
		return value.Fallback(value.Opaque(value.SettingName(argument(0))), argument(1))
	}
	if len(args) == 0 && len(names) == 2 {
		if all := memberArgument(u, start, names); all != nil {
			return all
		}
	}
	if all := e.helper(u, start, names, args); len(all) > 0 {
		return all
	}
	if slices.Contains(sameFunctions, name) && len(args) > 0 {
		return argument(0)
	}
	if len(names) > 1 { // a method of a value
		receiver := e.Resolve(u, start, names[:len(names)-1])
		if len(receiver) > 0 && !receiver[0].OnlyUnknown() || len(receiver) > 0 && receiver[0].Of() != nil {
			return e.method(u, receiver, last, open)
		}
		if lower := " " + strings.ToLower(last) + " "; strings.Contains(plainMethods, lower) || strings.Contains(appendMethods, lower) || u.Language == lex.Go && (lower == " parse " || lower == " resolvereference ") && len(args) == 1 {
			return e.method(u, receiver, last, open)
		}
	}
	return value.Opaque(name)
}
