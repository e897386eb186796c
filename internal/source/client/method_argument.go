package client

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/eval"
	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/value"
	"github.com/jtlctl/jtlctl/internal/source/word"
)

// MethodOfArgument reads a method that is an argument or a member of one. opaque is
// true if the argument may name a method that cannot be read.
func MethodOfArgument(e *eval.Evaluator, u *syntax.File, a syntax.Argument) (m Method, ok, opaque bool) {
	if a.Name != "" {
		if IsMethodKey(a.Name) {
			m, ok = methodOfKey(e, u, a.Value)
			return m, ok, !ok
		}
		return Method{}, false, false
	}
	if m, ok = MethodOfValue(e, u, a.Value); ok {
		return m, true, false
	}
	if where, args := e.Project.Merged(u, a.Value); where != nil && e.Enter() {
		defer e.Leave()
		for _, arg := range args {
			if where == u && where.Is(arg.Value, u.Text(a.Value)) && arg.End == arg.Value+1 {
				continue // $args = array_merge($args, …)
			}
			inner, found, unsure := MethodOfArgument(e, where, arg)
			if found && !inner.Options {
				return inner, true, false
			}
			if unsure {
				return Method{}, false, true
			}
		}
		return Method{}, false, opaque
	}
	where, from, to := e.Project.Object(u, a.Value)
	if where == nil {
		v := e.Expression(u, a.Value)
		if len(v) == 1 && len(v[0]) == 1 && v[0][0].Kind == value.Argument && (isOptions(v[0][0].Text) || u.Language.Family == "js" && !word.Any(word.Of(v[0][0].Text), harmlessWords)) {
			return Method{Function: v[0][0].Function, Parameter: v[0][0].Parameter, Options: true}, true, false
		}
		return Method{}, false, !harmless(u, a)
	}
	m, ok, opaque = methodInObject(e, where, from, to)
	if name := u.Text(a.Value); !ok && u.Kind(a.Value) == lex.Name { // options.method = "POST"
		start, end := 0, len(u.Tokens)
		if f := u.Inside(a.Value); f != nil {
			start, end = f.From, f.To
		}
		for i := start; i < min(end, start+syntax.MaxFunction); i++ {
			if u.Is(i, name) && u.IsDot(i+1) && u.Is(i+2, "method") && u.Is(i+3, "=") {
				m, ok = MethodOfValue(e, u, i+4)
				return m, ok, !ok
			}
		}
	}
	return m, ok, opaque
}

// harmlessWords are words in the names of arguments that cannot say which method is used.
var harmlessWords = word.NewSet("token ct cancel cancellation timeout ctx context headers header type class typeof encoding ch curl handle query params search true false null undefined none nil nothing")

// harmless reports whether an argument cannot name a method.
func harmless(u *syntax.File, a syntax.Argument) bool {
	switch u.Kind(a.Value) {
	case lex.String, lex.StringOpen, lex.Number, lex.Regexp:
		return true
	case lex.Open:
		return true // a lambda or a list; objects were looked at
	case lex.Name:
		if u.IsAny(a.Value, "function", "async", "lambda", "fn", "func") || u.Is(a.Value+1, "=>") || strings.HasPrefix(u.Text(a.Value), "CURLOPT_") {
			return true
		}
		return word.Any(word.Of(u.Original(a.Value)), harmlessWords)
	}
	return u.IsAny(a.Value, "&", "*") && a.End == a.Value+2
}

func isOptions(name string) bool {
	return slices.ContainsFunc(word.Of(name), func(w string) bool {
		return slices.Contains([]string{"options", "opts", "option", "init", "config", "cfg", "request", "settings", "args", "kwargs", "params", "rest", "conf"}, w)
	})
}

// methodInObject reads the member of an object that names a method.
func methodInObject(e *eval.Evaluator, u *syntax.File, from, to int) (m Method, ok, opaque bool) {
	for _, a := range u.Arguments(from, to) {
		switch {
		case IsMethodKey(a.Name) && a.Name != "":
			m, ok = methodOfKey(e, u, a.Value)
			opaque = !ok
		case a.Name == "CURLOPT_POST" || a.Name == "CURLOPT_POSTFIELDS":
			if !ok { // CURLOPT_CUSTOMREQUEST wins
				m, ok = KnownMethod("POST"), true
			}
		case a.Name == "" && u.Kind(a.Value) == lex.Name && a.End == a.Value+1 && IsMethodKey(u.Text(a.Value)):
			m, ok = methodOfKey(e, u, a.Value)
			opaque = !ok
		case a.Name == "" && u.IsAny(a.Value, "...", "**"):
			if where, from, to := e.Project.Object(u, a.Value+1); where != nil && (where != u || from != a.Value) {
				if inner, found, _ := methodInObject(e, where, from, to); found {
					m, ok = inner, true
				}
				continue
			}
			v := e.Expression(u, a.Value+1)
			if len(v) == 1 && len(v[0]) == 1 && v[0][0].Kind == value.Argument {
				// options that come later win; without a method in them what came before counts
				m, ok = Method{Names: m.Names, Function: v[0][0].Function, Parameter: v[0][0].Parameter, Options: true}, true
			} else {
				m, ok, opaque = Method{}, false, true
			}
		}
	}
	return m, ok, opaque && !ok
}

// methodOfKey reads the value of a member that is a method, whatever the function calls
// the argument that it is.
func methodOfKey(e *eval.Evaluator, u *syntax.File, at int) (Method, bool) {
	if m, ok := MethodOfValue(e, u, at); ok {
		return m, true
	}
	if v := e.Expression(u, at); len(v) == 1 && len(v[0]) == 1 && v[0][0].Kind == value.Argument {
		return Method{Function: v[0][0].Function, Parameter: v[0][0].Parameter, Options: v[0][0].Member != "" && !v[0][0].Dotted, Member: DottedMember(v[0][0])}, true
	}
	return Method{}, false
}

// MethodOfValue reads an expression that is a method: "POST", HttpMethod.Post,
// http.MethodPost, Method::POST, :post, or an argument of the function.
func MethodOfValue(e *eval.Evaluator, u *syntax.File, at int) (Method, bool) {
	if u.Is(at, "new") && u.Is(at+1, "HttpMethod") {
		at += 3
	}
	if name := u.Original(at); u.Language == lex.PowerShell && word.Verbs[strings.ToLower(name)] != "" {
		return KnownMethod(strings.ToUpper(name)), true
	}
	all := e.Expression(u, at)
	var names []string
	for _, v := range all {
		if len(v) == 1 && v[0].Kind == value.Argument {
			if w := word.Of(v[0].Text); slices.Contains(w, "method") || slices.Contains(w, "verb") || slices.Contains(w, "type") {
				return Method{Function: v[0].Function, Parameter: v[0].Parameter, Options: v[0].Member != "" && !v[0].Dotted, Member: DottedMember(v[0])}, true
			}
		}
		text, ok := v.Literal()
		if name := strings.ToUpper(text); ok && (word.Verbs[strings.ToLower(text)] == name || name == "OPTIONS") && name != "DEL" {
			names = append(names, name)
		}
	}
	return Method{Names: names}, len(names) > 0 && len(names) == len(all)
}
