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
		if !u.Is(i, "(") || u.Kind(i-1) != lex.Name || u.Match(i) < i {
			continue
		}
		name := strings.ToLower(u.Text(i - 1))
		verb, ok := clientAttributes[name]
		switch {
		case ok:
		case name == "@requestline" && family == "jvm":
			a.requestLine(u, i)
			continue
		case mappings[name] != "" || name == "@requestmapping":
			if verb = mappings[name]; interfaceAddress(u, i) < 0 {
				continue
			}
		case family == "jvm" && name[0] == '@' && word.Verbs[name[1:]] != "" && isController(u, i):
			continue
		case family == "jvm" && name[0] == '@' && word.Verbs[name[1:]] != "":
			verb = word.Verbs[name[1:]]
		case family == "net" && word.Verbs[name] != "" && (u.Is(i-2, "[") || u.Is(i-2, "<")) && u.IsAny(u.Match(i)+1, "]", ">"):
			verb = word.Verbs[name]
		default:
			continue
		}
		v := a.eval.Evaluate(u, a.attributeValue(u, i))
		a.declared(u, i, verb, v)
	}
}

// attributeValue returns the token of the path in an attribute: the first argument, or
// the one named value or path.
func (a attributes) attributeValue(u *syntax.File, open int) int {
	for _, arg := range u.Arguments(open+1, u.Match(open)) {
		if arg.Name == "" || arg.Name == "value" || arg.Name == "path" || arg.Name == "url" {
			return arg.Value
		}
	}
	return open + 1
}

// requestLine reads @RequestLine("GET /v2/items") of Feign.
func (a attributes) requestLine(u *syntax.File, open int) {
	for _, v := range a.eval.Evaluate(u, open+1) {
		verb, path, ok := strings.Cut(v.String(), " ")
		if ok && word.Verbs[strings.ToLower(verb)] == verb {
			a.declared(u, open, verb, []value.Value{{{Text: strings.TrimSpace(path), File: u, Token: open + 1}}})
		}
	}
}

// interfaceAddress returns the token of the address of the client that an annotation
// belongs to, 0 if the client names none, -1 if it belongs to a server.
func interfaceAddress(u *syntax.File, at int) int {
	body := u.Around(at)
	for u.Around(body) >= 0 && !u.Is(body, "{") {
		body = u.Around(body)
	}
	for i, n := body-1, 0; i >= 0 && n < 120; i, n = i-1, n+1 {
		if u.IsAny(i, "}", ";") {
			return -1
		}
		switch u.Text(i) {
		case "@FeignClient", "@HttpExchange", "@RegisterRestClient", "@Client":
			if u.Is(i+1, "(") {
				for _, arg := range u.Arguments(i+2, u.Match(i+1)) {
					if arg.Name == "url" || arg.Name == "baseUri" || arg.Name == "" && (u.Text(i) == "@HttpExchange" || u.Text(i) == "@Client") {
						return arg.Value
					}
				}
			}
			return 0
		case "@RestController", "@Controller", "class":
			return -1
		}
	}
	return -1
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
func (a attributes) declared(u *syntax.File, open int, verb string, paths []value.Value) {
	s := &syntax.Call{File: u, Start: open - 1, Name: open - 1, Open: open, Names: []string{"interface"}}
	var base []value.Value
	if at := interfaceAddress(u, open); at > 0 {
		base = a.eval.Evaluate(u, at)
	}
	m := client.Method{}
	if verb != "" {
		m = client.KnownMethod(verb)
	}
	names := []string{syntax.Owner(u, max(u.Around(open-1), 0))}
	if u.Is(open-2, "[") {
		names = []string{syntax.Owner(u, max(u.Around(u.Around(open-1)), 0))}
	}
	for _, v := range paths {
		if len(base) > 0 && !strings.Contains(v.String(), "://") {
			v = value.Join([][]value.Value{base[:1], {v}}, value.Text("/"))[0]
		}
		a.wrappers.attempt(&attempt{at: s, sends: s, url: v, verb: m, names: names})
	}
}
