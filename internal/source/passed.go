package source

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/client"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/value"
	"github.com/jtlctl/jtlctl/internal/source/word"
)

// methodPassed returns the method of a call of a wrapper.
func (w *wrappers) methodPassed(s *syntax.Call, f *syntax.Function, call *syntax.Call, verb client.Method, passed func(value.Part) []value.Value) client.Method {
	if verb.Assumed && client.IsRequestObject(call.Last()) { // the caller may go on with the request
		if m, ok := client.MethodInChain(w.eval, s); ok {
			return m
		}
		if m, ok := client.MethodOfVariable(w.eval, s); ok {
			return m
		}
	}
	if verb.Function != f {
		return verb
	}
	if verb.Options {
		for n, arg := range s.Args {
			if n == verb.Parameter || arg.Name != "" && arg.Name == f.Parameters[verb.Parameter].Name {
				m, ok, opaque := client.MethodOfArgument(w.eval, s.File, syntax.Argument{Value: arg.Value, End: arg.End})
				if ok {
					return m
				}
				if opaque {
					return client.Method{}
				}
			}
		}
		for name, at := range f.Parameters[verb.Parameter].Members { // its default
			if m, ok := client.MethodOfValue(w.eval, f.File, at); ok && at > 0 && client.IsMethodKey(name) {
				return m
			}
		}
		if len(verb.Names) > 0 {
			return client.KnownMethod(verb.Names...)
		}
		return client.KnownMethod("GET")
	}
	for n, arg := range s.Args {
		named := arg.Name != "" && strings.EqualFold(syntax.SimpleName(arg.Name), syntax.SimpleName(f.Parameters[verb.Parameter].Name))
		if (named || arg.Name == "" && n == verb.Parameter) && verb.Member == "" {
			if m, ok := client.MethodOfValue(w.eval, s.File, arg.Value); ok {
				return m
			}
		}
	}
	var names []string
	for _, v := range passed(value.Part{Parameter: verb.Parameter, Member: verb.Member, Dotted: verb.Member != ""}) {
		if text, ok := v.Literal(); ok && word.Verbs[strings.ToLower(text)] != "" {
			names = append(names, strings.ToUpper(text))
		} else if len(v) == 1 && v[0].Kind == value.Argument {
			return client.Method{Function: v[0].Function, Parameter: v[0].Parameter, Member: client.DottedMember(v[0])}
		}
	}
	return client.Method{Names: names}
}
