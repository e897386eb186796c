package source

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/client"
	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/value"
	"github.com/jtlctl/jtlctl/internal/source/word"
)

// clientAttributes are attributes and annotations that make a method of an interface a
// call: those of Refit, Retrofit and Feign, and of Spring's HTTP interfaces. The
// methods of the first two have the names of verbs.
var clientAttributes = map[string]string{
	"@getexchange": "GET", "@postexchange": "POST", "@putexchange": "PUT", "@patchexchange": "PATCH", "@deleteexchange": "DELETE",
}

// mappings are annotations of servers that Feign uses for clients.
var mappings = map[string]string{
	"@getmapping": "GET", "@postmapping": "POST", "@putmapping": "PUT", "@patchmapping": "PATCH", "@deletemapping": "DELETE", "@requestmapping": "",
}

// attributes finds interfaces whose methods are calls.
type attributes struct{ tools }

// read looks for interfaces whose methods are calls.
func (a attributes) read(u *syntax.File) {
	family := u.Language.Family
	if family != "net" && family != "jvm" {
		return
	}
	for i := range u.Tokens {
		name := strings.ToLower(u.Text(i))
		if u.Kind(i) != lex.Name || family == "jvm" && name[0] != '@' {
			continue
		}
		open := i + 1
		if !u.Is(open, "(") || u.Match(open) < open {
			if open = noArguments; family != "jvm" || u.Is(i+1, ".") {
				continue
			}
		}
		if name == "@requestline" && open > 0 {
			a.requestLine(u, open)
		} else if verb, ok := a.verbOf(u, i, name); ok {
			a.declared(u, i, verb, a.paths(u, open))
		}
	}
}

// noArguments is the bracket of an annotation that has none.
const noArguments = -1

// verbOf returns the method of a call that an attribute declares, "" if it names none,
// and whether it declares one.
func (a attributes) verbOf(u *syntax.File, at int, name string) (verb string, ok bool) {
	if verb, ok = clientAttributes[name]; ok {
		return verb, true
	}
	if verb, ok = mappings[name]; ok {
		_, ok = interfaceOf(u, at)
		if name == "@requestmapping" {
			verb = a.requestMethod(u, at+1)
		}
		return verb, ok
	}
	if u.Language.Family == "jvm" {
		verb = word.Verbs[name[1:]]
		return verb, verb != "" && u.Is(at+1, "(") && !isController(u, at+1)
	}
	verb = word.Verbs[name]
	return verb, verb != "" && (u.Is(at-1, "[") || u.Is(at-1, "<")) && u.IsAny(u.Match(at+1)+1, "]", ">")
}

// requestMethod returns the method of @RequestMapping(method = RequestMethod.PATCH), ""
// if it names none.
func (a attributes) requestMethod(u *syntax.File, open int) string {
	for _, arg := range u.Arguments(open+1, u.Match(open)) {
		if arg.Name == "method" {
			if m, ok := client.MethodOfValue(a.eval, u, arg.Value); ok && len(m.Names) == 1 {
				return m.Names[0]
			}
		}
	}
	return ""
}

// paths returns the path in an attribute: the first argument, or the one named value or
// path. It has none if the path is that of the interface.
func (a attributes) paths(u *syntax.File, open int) []value.Value {
	if open == noArguments {
		return value.Text("")
	}
	for _, arg := range u.Arguments(open+1, u.Match(open)) {
		if arg.Name == "" || arg.Name == "value" || arg.Name == "path" || arg.Name == "url" {
			return a.eval.Evaluate(u, arg.Value)
		}
	}
	return value.Text("")
}

// requestLine reads @RequestLine("GET /v2/items") of Feign.
func (a attributes) requestLine(u *syntax.File, open int) {
	for _, v := range a.eval.Evaluate(u, open+1) {
		verb, path, ok := strings.Cut(v.String(), " ")
		if ok && word.Verbs[strings.ToLower(verb)] == verb {
			a.declared(u, open-1, verb, []value.Value{{{Text: strings.TrimSpace(path), File: u, Token: open + 1}}})
		}
	}
}

// clientInterface is an interface whose methods are calls: the tokens of its address
// and of the path that its methods have in common, 0 for none.
type clientInterface struct{ address, path int }

// interfaceOf returns the interface of a client that an annotation belongs to; ok is
// false if it belongs to a server, or it is not known.
func interfaceOf(u *syntax.File, at int) (c clientInterface, ok bool) {
	body := u.Around(at)
	for u.Around(body) >= 0 && !u.Is(body, "{") {
		body = u.Around(body)
	}
	for i, n := body-1, 0; i >= 0 && n < 120; i, n = i-1, n+1 {
		if u.IsAny(i, "}", ";") {
			return c, false
		}
		switch u.Text(i) {
		case "@RequestMapping", "@Path": // of the interface
			if args := u.Arguments(i+2, u.Match(i+1)); u.Is(i+1, "(") && len(args) > 0 && c.path == 0 {
				c.path = args[0].Value
			}
		case "@FeignClient", "@HttpExchange", "@RegisterRestClient", "@Client":
			if u.Is(i+1, "(") {
				c.name(u, i)
			}
			return c, true
		case "@RestController", "@Controller", "class":
			return c, false
		}
	}
	return c, false
}

// name reads what the annotation of a client says.
func (c *clientInterface) name(u *syntax.File, at int) {
	for _, arg := range u.Arguments(at+2, u.Match(at+1)) {
		switch {
		case arg.Name == "url" || arg.Name == "baseUri" || arg.Name == "" && u.IsAny(at, "@HttpExchange", "@Client"):
			c.address = arg.Value
		case arg.Name == "path":
			c.path = arg.Value
		}
	}
}

// isController reports whether an annotation belongs to a class of a server.
func isController(u *syntax.File, at int) bool {
	body := u.Around(at)
	for body >= 0 && !u.Is(body, "{") {
		body = u.Around(body)
	}
	for i := body - 1; i >= 0 && i > body-80 && !u.IsAny(i, "}", ";"); i-- {
		if u.IsAny(i, "@Controller", "@RestController") {
			return true
		}
	}
	return false
}

// declared judges a call that an attribute declares.
func (a attributes) declared(u *syntax.File, at int, verb string, paths []value.Value) {
	s := &syntax.Call{File: u, Start: at, Name: at, Open: at + 1, Names: []string{"interface"}}
	var before []value.Value
	c, _ := interfaceOf(u, at)
	for _, token := range []int{c.address, c.path} {
		if token > 0 {
			before = value.Join([][]value.Value{before, withoutSetting(a.eval.Evaluate(u, token))}, value.Text("/"))
		}
	}
	m := client.Method{}
	if verb != "" {
		m = client.KnownMethod(verb)
	}
	names := []string{syntax.Owner(u, max(u.Around(at), 0))}
	if u.Is(at-1, "[") {
		names = []string{syntax.Owner(u, max(u.Around(u.Around(at)), 0))}
	}
	for _, v := range paths {
		if len(before) > 0 && !strings.Contains(v.String(), "://") {
			v = value.Join([][]value.Value{before[:1], {v}}, value.Text("/"))[0]
		}
		a.wrappers.attempt(&attempt{at: s, sends: s, url: v, verb: m, names: names})
	}
}

// withoutSetting puts the default value in place of a setting: ${name:https://…} of
// Spring.
func withoutSetting(all []value.Value) []value.Value {
	if len(all) != 1 {
		return all
	}
	text, ok := all[0].Literal()
	inner, begins := strings.CutPrefix(text, "${")
	if !ok || !begins || !strings.HasSuffix(inner, "}") {
		return all
	}
	name, other, _ := strings.Cut(strings.TrimSuffix(inner, "}"), ":")
	if other == "" {
		return value.Opaque(name)
	}
	return value.Text(other)
}
